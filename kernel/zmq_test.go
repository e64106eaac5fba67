package kernel_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"

	"github.com/go-zeromq/zmq4"

	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

// freePorts returns a connection to ports that were free a moment ago.
func freePorts(t testing.TB) kernel.ConnectionInfo {
	t.Helper()
	var ports [5]int
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return kernel.ConnectionInfo{
		Transport: "tcp", IP: "127.0.0.1", Key: "a-secret", SignatureScheme: "hmac-sha256",
		ShellPort: ports[0], ControlPort: ports[1], StdinPort: ports[2], IOPubPort: ports[3], HBPort: ports[4],
	}
}

// frontEnd is a client over tcp, made of the library's sockets.
type frontEnd struct {
	t              testing.TB
	signer         *wire.Signer
	shell, control zmq4.Socket
	iopub          zmq4.Socket
}

func connectFrontEnd(t testing.TB, info kernel.ConnectionInfo) *frontEnd {
	t.Helper()
	ctx := context.Background()
	f := &frontEnd{
		t: t, signer: wire.NewSigner(info.Key),
		shell: zmq4.NewDealer(ctx), control: zmq4.NewDealer(ctx), iopub: zmq4.NewSub(ctx),
	}
	for c, s := range map[transport.Channel]zmq4.Socket{transport.Shell: f.shell, transport.Control: f.control, transport.IOPub: f.iopub} {
		if err := s.Dial(info.Endpoint(c)); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
	}
	if err := f.iopub.SetOption(zmq4.OptionSubscribe, ""); err != nil {
		t.Fatal(err)
	}
	f.until("iopub_welcome", "") // now nothing on iopub is missed
	return f
}

func (f *frontEnd) receive(s zmq4.Socket) *wire.Message {
	f.t.Helper()
	msg, err := s.Recv()
	if err != nil {
		f.t.Fatal(err)
	}
	m, err := wire.Decode(msg.Frames, f.signer)
	if err == nil {
		err = kerneltest.Validate(m)
	}
	if err != nil {
		f.t.Fatal(err)
	}
	return m
}

// until reads iopub up to a message of the type whose content has the text,
// and returns the types that came.
func (f *frontEnd) until(msgType, text string) string {
	f.t.Helper()
	var types []string
	for {
		m := f.receive(f.iopub)
		types = append(types, m.Header.Type)
		if m.Header.Type == msgType && strings.Contains(string(m.Content), text) {
			return strings.Join(types, " ")
		}
	}
}

func (f *frontEnd) frames(msgType string, content any) [][]byte {
	body, err := json.Marshal(content)
	if err != nil {
		f.t.Fatal(err)
	}
	frames, err := wire.Encode(&wire.Message{Header: wire.NewHeader(msgType, "session", "user"), Content: body}, f.signer)
	if err != nil {
		f.t.Fatal(err)
	}
	return frames
}

func (f *frontEnd) send(s zmq4.Socket, msgType string, content any) {
	f.t.Helper()
	if err := s.SendMulti(zmq4.NewMsgFrom(f.frames(msgType, content)...)); err != nil {
		f.t.Fatal(err)
	}
}

// serve runs a kernel over tcp and returns what Serve will return.
func serve(t testing.TB, it kernel.Interpreter) (kernel.ConnectionInfo, <-chan error, context.CancelFunc) {
	info := freePorts(t)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- kernel.Serve(ctx, info, it) }()
	t.Cleanup(cancel)
	return info, done, cancel
}

func TestServeOverTCP(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	info, done, _ := serve(t, it)
	f := connectFrontEnd(t, info)

	f.send(f.shell, "execute_request", cell("print hello\n6*7"))
	if got, want := f.until("status", "idle"), "status execute_input stream execute_result status"; got != want {
		t.Errorf("published: got %s, want %s", got, want)
	}
	if m := f.receive(f.shell); m.Header.Type != "execute_reply" || !strings.Contains(string(m.Content), `"status":"ok"`) {
		t.Errorf("reply: got %s %s", m.Header.Type, m.Content)
	}

	f.send(f.shell, "execute_request", cell("sleep"))
	<-it.Started
	f.send(f.control, "interrupt_request", content{})
	f.receive(f.control)
	if m := f.receive(f.shell); !strings.Contains(string(m.Content), `"ename":"interrupted"`) {
		t.Errorf("interrupted cell: got %s", m.Content)
	}

	f.send(f.shell, "execute_request", cell("lines 100000"))
	if m := f.receive(f.shell); !strings.Contains(string(m.Content), `"status":"ok"`) {
		t.Errorf("many lines: got %s", m.Content)
	}

	f.send(f.control, "shutdown_request", content{"restart": false})
	if m := f.receive(f.control); m.Header.Type != "shutdown_reply" {
		t.Errorf("got %s, want the reply before the end", m.Header.Type)
	}
	if err := <-done; err != nil {
		t.Errorf("Serve returned %v, want nil", err)
	}
}

func TestForgedMessagesOverTCP(t *testing.T) {
	info, _, _ := serve(t, &kerneltest.Interpreter{})
	f := connectFrontEnd(t, info)
	forged := f.frames("execute_request", cell("print forged"))
	forged[1] = []byte(strings.Repeat("0", 64))
	for _, frames := range [][][]byte{
		forged, {[]byte("x")}, {nil}, {[]byte("<IDS|MSG>")}, {[]byte("<IDS|MSG>"), nil, nil, nil, nil, nil},
	} {
		if err := f.shell.SendMulti(zmq4.NewMsgFrom(frames...)); err != nil {
			t.Fatal(err)
		}
	}
	f.send(f.shell, "execute_request", cell("print real"))
	if got, want := f.until("status", "idle"), "status execute_input stream status"; got != want {
		t.Errorf("published: got %s, want %s: one cell alone", got, want)
	}
}

func TestTwoFrontEndsOverTCP(t *testing.T) {
	info, _, _ := serve(t, &kerneltest.Interpreter{})
	a, b := connectFrontEnd(t, info), connectFrontEnd(t, info)
	for i := range 20 {
		a.send(a.shell, "execute_request", cell(fmt.Sprintf("a%d", i)))
		b.send(b.shell, "is_complete_request", content{"code": fmt.Sprintf("b%d", i)})
	}
	for range 20 {
		if m := a.receive(a.shell); m.Header.Type != "execute_reply" {
			t.Errorf("a got %s", m.Header.Type)
		}
		if m := b.receive(b.shell); m.Header.Type != "is_complete_reply" {
			t.Errorf("b got %s", m.Header.Type)
		}
	}
	b.until("execute_result", "a19")
}

func TestServeOverTCPLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("serve", func(t *testing.T) {
		for range 3 {
			it := &kerneltest.Interpreter{Started: make(chan struct{})}
			info, done, cancel := serve(t, it)
			f := connectFrontEnd(t, info)
			f.send(f.shell, "execute_request", cell("sleep"))
			<-it.Started
			cancel()
			if err := <-done; !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want the cause of the context", err)
			}
		}
	})
	awaitGoroutines(t, before)
}

func TestServePortInUse(t *testing.T) {
	info := freePorts(t)
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", info.IOPubPort))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	it := &kerneltest.Interpreter{}
	err = kernel.Serve(context.Background(), info, it)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("port %d is in use", info.IOPubPort)) {
		t.Errorf("got %v, want it to name port %d", err, info.IOPubPort)
	}
	if !it.Closed() {
		t.Error("the interpreter is not closed")
	}
}

func BenchmarkExecuteOverTCP(b *testing.B) {
	info, _, _ := serve(b, &kerneltest.Interpreter{})
	f := connectFrontEnd(b, info)
	for b.Loop() {
		f.send(f.shell, "execute_request", cell("1"))
		f.until("status", "idle")
		f.receive(f.shell)
	}
}

func Example() {
	// A kernel in memory, as tests use it; Serve does the same over the
	// sockets of a connection file.
	t := transport.NewMemory()
	done := make(chan error)
	go func() { done <- kernel.ServeOn(context.Background(), t, "", &kerneltest.Interpreter{}) }()

	request, _ := wire.Encode(&wire.Message{
		Identities: [][]byte{[]byte("client")},
		Header:     wire.NewHeader("execute_request", "session", "user"),
		Content:    json.RawMessage(`{"code": "6*7"}`),
	}, wire.NewSigner(""))
	t.Put(transport.Shell, request)
	for frames := range t.Out(transport.IOPub) {
		m, _ := wire.Decode(frames, wire.NewSigner(""))
		fmt.Println(m.Header.Type, string(m.Content))
		if strings.Contains(string(m.Content), "idle") {
			break
		}
	}
	shutdown, _ := wire.Encode(&wire.Message{
		Identities: [][]byte{[]byte("client")},
		Header:     wire.NewHeader("shutdown_request", "session", "user"),
	}, wire.NewSigner(""))
	t.Put(transport.Control, shutdown)
	fmt.Println(<-done)
	// Output:
	// status {"execution_state":"starting"}
	// status {"execution_state":"busy"}
	// execute_input {"code":"6*7","execution_count":1}
	// execute_result {"data":{"text/plain":"6*7"},"execution_count":1,"metadata":{}}
	// status {"execution_state":"idle"}
	// <nil>
}
