package kernel_test

import (
	"encoding/json"
	"testing"

	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
)

// FuzzRequests checks that any content, signed by a client that has the key, is
// answered by busy, a valid reply and idle.
func FuzzRequests(f *testing.F) {
	types := []string{
		"execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request",
		"kernel_info_request", "comm_info_request", "connect_request", "interrupt_request",
		"comm_open", "comm_msg", "comm_close",
	}
	for i := range types {
		f.Add(i, `{"code":"é","cursor_pos":1,"detail_level":1,"comm_id":"x","target_name":"t"}`)
		f.Add(i, `{"code":7,"cursor_pos":"x","n":-1,"hist_access_type":"tail"}`)
		f.Add(i, `{"code":"","cursor_pos":-9223372036854775808,"hist_access_type":"range","start":-1,"stop":-5}`)
		f.Add(i, `{"silent":true,"code":"x","user_expressions":{"a":"b"},"hist_access_type":"search","pattern":"*?","unique":true}`)
	}
	f.Fuzz(func(t *testing.T, i int, body string) {
		var object map[string]json.RawMessage
		if json.Unmarshal([]byte(body), &object) != nil || object == nil {
			t.Skip("not a JSON object: the wire drops it")
		}
		c := kerneltest.Start(t, &shower{show: func(out kernel.Output) { out.Stream("stdout", body) }})
		msgType := types[uint(i)%uint(len(types))]
		c.Finish(c.Send(transport.Shell, msgType, json.RawMessage(body)))
	})
}
