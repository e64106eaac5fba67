package main

import (
	"context"
	"encoding/json"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
	"fluxrepl/kernel"
)

// echoSession is a session whose answers say what it was asked.
type echoSession struct{ closed bool }

func (s *echoSession) Execute(_ context.Context, c interp.Cell, out interp.Output) interp.Result {
	out.Stream("stdout", c.Name)
	out.Display(display.Data{Data: display.MIMEMap{"text/plain": "shown"}, Transient: display.MIMEMap{"display_id": "d"}})
	out.ClearOutput(true)
	switch c.Source {
	case "fails":
		return interp.Result{Err: &interp.Error{Kind: "panic", Message: "why", Traceback: []string{"where"}}}
	case "silent":
		return interp.Result{}
	case "asks":
		return interp.Result{Payloads: []interp.Payload{{Kind: interp.PayloadPage, Data: display.Data{Data: text("page")}}, {Kind: interp.PayloadInput, Text: "next"}}}
	}
	return interp.Result{Value: &display.Data{Data: display.MIMEMap{"text/plain": c.Source}}}
}

func (s *echoSession) Complete(src string, cursor int) interp.Completion {
	return interp.Completion{Start: cursor, End: len(src), Items: []interp.Item{{Text: "Dense", Kind: "function", Type: "func(in, out int)", Doc: "doc"}}}
}

func (s *echoSession) Inspect(src string, cursor, detail int) (display.Data, bool) {
	return display.Data{Data: display.MIMEMap{"text/plain": src}}, detail == 1
}
func (s *echoSession) IsComplete(src string) (string, string) { return src, "\t" }
func (s *echoSession) Close() error                           { s.closed = true; return nil }

// heard records what reaches the kernel.
type heard struct{ events []any }

func (h *heard) Stream(name, text string)      { h.events = append(h.events, name+":"+text) }
func (h *heard) Display(b kernel.Bundle)       { h.events = append(h.events, b) }
func (h *heard) UpdateDisplay(b kernel.Bundle) { h.events = append(h.events, b) }
func (h *heard) ClearOutput(wait bool)         { h.events = append(h.events, wait) }
func text(s string) map[string]any             { return map[string]any{"text/plain": s} }
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %+v, want %+v", what, got, want)
	}
}

func TestInterpreter(t *testing.T) {
	s := &echoSession{}
	var i kernel.Interpreter = &interpreter{session: s}
	var h heard
	res := i.Execute(t.Context(), kernel.ExecuteRequest{Code: "x", Count: 7}, &h)
	same(t, "value", res, kernel.ExecuteResult{Data: &kernel.Bundle{Data: text("x")}})
	same(t, "output", h.events, []any{"stdout:cell 7", kernel.Bundle{Data: text("shown"), Transient: map[string]any{"display_id": "d"}}, true})
	res = i.Execute(t.Context(), kernel.ExecuteRequest{Code: "fails"}, &h)
	same(t, "error", res.Err, &kernel.Error{Name: "panic", Value: "why", Traceback: []string{"where"}})
	res = i.Execute(t.Context(), kernel.ExecuteRequest{Code: "asks"}, &h)
	same(t, "payloads", res.Payloads, []kernel.Payload{{Page: &kernel.Bundle{Data: text("page")}}, {Input: "next"}})
	same(t, "completion", i.Complete("nn.D", 3), kernel.Completion{Start: 3, End: 4, Matches: []kernel.Match{{Text: "Dense", Type: "function", Signature: "func(in, out int)"}}})
	b, ok := i.Inspect("nn", 0, 1)
	same(t, "inspection", b, kernel.Bundle{Data: text("nn")})
	same(t, "inspection found", ok, true)
	status, indent := i.IsComplete("incomplete")
	same(t, "completeness", status+indent, "incomplete\t")
	if info := i.Info(); info.Language != "go" || info.FileExtension != ".go" || info.MIMEType == "" || info.LanguageVersion == "" {
		t.Errorf("info %+v", info)
	}
	same(t, "close", i.Close(), error(nil))
	same(t, "closed", s.closed, true)
}

func TestEvaluate(t *testing.T) {
	i := &interpreter{session: &echoSession{}}
	for in, want := range map[string]string{"x": "", "x := 1": "syntax error", "fails": "panic", "silent": "error"} {
		b, err := i.Evaluate(t.Context(), in)
		switch {
		case want == "" && (err != nil || b.Data["text/plain"] != in):
			t.Errorf("%q: got %+v, %v", in, b, err)
		case want != "" && (err == nil || err.Name != want):
			t.Errorf("%q: got %v, want an error %q", in, err, want)
		}
	}
}

func TestKernelPortInUse(t *testing.T) {
	info := map[string]any{"ip": "127.0.0.1", "transport": "tcp", "signature_scheme": "hmac-sha256", "key": "k"}
	for _, channel := range []string{"shell", "iopub", "stdin", "control", "hb"} {
		taken, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer taken.Close()
		info[channel+"_port"] = taken.Addr().(*net.TCPAddr).Port
	}
	b, err := json.Marshal(info)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "connection.json")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	finish(t, program(t, "kernel", "--connection-file", file), nil).check(t, 1, nil, []string{"fluxrepl:", "shell: port ", "is in use"})
}
