package kernel_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

func TestInterrupt(t *testing.T) {
	interrupts := make(chan os.Signal)
	for _, test := range []struct {
		name string
		opts []kernel.Option
		how  func(*kerneltest.Client)
	}{
		{"message on control", nil, func(c *kerneltest.Client) {
			x := c.Finish(c.Send(transport.Control, "interrupt_request", content{}))
			if x.Reply.Content["status"] != "ok" {
				t.Errorf("reply: got %v, want ok", x.Reply.Content)
			}
		}},
		{"message on shell", nil, func(c *kerneltest.Client) { c.Send(transport.Shell, "interrupt_request", content{}) }},
		{"channel", []kernel.Option{kernel.Interrupts(interrupts)}, func(*kerneltest.Client) { interrupts <- os.Interrupt }},
		{"SIGINT", []kernel.Option{kernel.HandleSIGINT()}, func(*kerneltest.Client) {
			self, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = self.Signal(os.Interrupt)
			}
			if err != nil {
				t.Fatal(err)
			}
		}},
	} {
		for _, code := range []string{"sleep", "loop"} {
			t.Run(test.name+"/"+code, func(t *testing.T) {
				it := &kerneltest.Interpreter{Started: make(chan struct{})}
				c := kerneltest.Start(t, it, test.opts...)
				if strings.HasPrefix(test.name, "SIG") {
					c.Execute("1") // by now the signal is waited for, or it would end the test
				}
				id := c.Send(transport.Shell, "execute_request", cell(code))
				<-it.Started
				test.how(c)
				x := c.Finish(id)
				if x.Reply.Content["ename"] != "interrupted" {
					t.Errorf("got %v, want the error interrupted", x.Reply.Content)
				}
				if got := c.Execute("1").Reply.Content["status"]; got != "ok" {
					t.Errorf("the next cell: got %v, want ok", got)
				}
			})
		}
	}
}

func TestInterruptWhileIdle(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	c.Finish(c.Send(transport.Control, "interrupt_request", content{}))
	if got := c.Execute("1").Reply.Content["status"]; got != "ok" {
		t.Errorf("got %v, want ok: the interrupt was for nothing", got)
	}
}

// stoppable lets a deaf cell end when it is stopped by force.
type stoppable struct{ *kerneltest.Interpreter }

func (s stoppable) Stop() { s.Release() }

func TestSecondInterruptStops(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	c := kerneltest.Start(t, stoppable{it})
	id := c.Send(transport.Shell, "execute_request", cell("deaf"))
	<-it.Started
	c.Finish(c.Send(transport.Control, "interrupt_request", content{}))
	c.Finish(c.Send(transport.Control, "interrupt_request", content{}))
	c.Finish(id)
	if got := c.Execute("1").Reply.Content["status"]; got != "ok" {
		t.Errorf("the next cell: got %v, want ok", got)
	}
}

func TestShutdown(t *testing.T) {
	for _, ch := range []transport.Channel{transport.Shell, transport.Control} {
		for _, restart := range []bool{false, true} {
			it := &kerneltest.Interpreter{}
			c := kerneltest.Start(t, it)
			x := c.Finish(c.Send(ch, "shutdown_request", content{"restart": restart}))
			if x.Reply.Content["restart"] != restart || len(x.Shown("shutdown_reply")) != 1 {
				t.Errorf("%s: got %v and %s", ch, x.Reply.Content, kerneltest.Types(x.Published))
			}
			if err := c.Wait(); err != nil {
				t.Errorf("%s: Serve returned %v, want nil", ch, err)
			}
			if !it.Closed() {
				t.Errorf("%s: the interpreter is not closed", ch)
			}
		}
	}
}

func TestShutdownWhileBusy(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	c := kerneltest.Start(t, it)
	id := c.Send(transport.Shell, "execute_request", cell("print before\nsleep"))
	<-it.Started
	c.Finish(c.Send(transport.Control, "shutdown_request", content{"restart": false}))
	if x := c.Finish(id); x.Text("stdout") != "before\n" || x.Reply.Content["status"] != "error" {
		t.Errorf("the cell: got %q and %v, want its output and an error", x.Text("stdout"), x.Reply.Content)
	}
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}

func TestContextEndsServe(t *testing.T) {
	c := kerneltest.Start(t, &kerneltest.Interpreter{})
	c.Execute("1")
	c.Stop()
	if err := c.Wait(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the cause of the context", err)
	}
}

func TestDeafCellIsAbandoned(t *testing.T) {
	it := &kerneltest.Interpreter{Started: make(chan struct{})}
	defer it.Release()
	c := kerneltest.Start(t, it, kernel.Patience(time.Millisecond))
	c.Send(transport.Shell, "execute_request", cell("deaf"))
	<-it.Started
	c.Finish(c.Send(transport.Control, "shutdown_request", content{}))
	if err := c.Wait(); err == nil || it.Closed() {
		t.Errorf("got %v, closed %v; want an error, and the interpreter left alone", err, it.Closed())
	}
}

// logged is a log that can be read while it is written.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) count(s string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.b.String(), s)
}

func TestGarbageIsDropped(t *testing.T) {
	var log logged
	c := kerneltest.Start(t, &kerneltest.Interpreter{}, kernel.Logger(slog.New(slog.NewTextHandler(&log, nil))))
	signed := func(header, parent, metadata, content string) [][]byte {
		sig := wire.NewSigner(kerneltest.Key).Sign([]byte(header), []byte(parent), []byte(metadata), []byte(content))
		return [][]byte{[]byte("id"), []byte("<IDS|MSG>"), sig, []byte(header), []byte(parent), []byte(metadata), []byte(content)}
	}
	const good = `{"msg_id":"1","msg_type":"kernel_info_request"}`
	forged := signed(good, "{}", "{}", "{}")
	forged[6] = []byte(`{"a":1}`)
	garbage := [][][]byte{
		{}, {[]byte("id")}, {[]byte("id"), []byte("<IDS|MSG>")}, {nil, nil, nil, nil, nil, nil, nil},
		forged, signed("", "", "", ""), signed("{", "{}", "{}", "{}"), signed("[]", "{}", "{}", "{}"),
		signed(`{"msg_id":"1"}`, "{}", "{}", "{}"), signed(good, "null", "{}", "{}"), signed(good, "{}", "{}", "\xff"),
	}
	for _, ch := range []transport.Channel{transport.Shell, transport.Control, transport.Stdin} {
		for _, frames := range garbage {
			c.Transport.Put(ch, frames)
		}
	}
	c.Finish(c.Send(transport.Control, "kernel_info_request", content{}))
	if got := c.Execute("1").Reply.Content["status"]; got != "ok" {
		t.Errorf("after garbage: got %v, want ok", got)
	}
	if got, want := log.count("message dropped"), len(garbage); got < 2*want { // stdin may lag behind
		t.Errorf("got %d lines in the log, want at least %d", got, 2*want)
	}
}

func TestServeLeavesNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 5 {
		it := &kerneltest.Interpreter{Started: make(chan struct{}, 1)}
		tr := transport.NewMemory()
		ctx, cancel := context.WithCancel(context.Background())
		done := make(chan error)
		go func() { done <- kernel.ServeOn(ctx, tr, "", it, kernel.HandleSIGINT()) }()
		frames, err := wire.Encode(&wire.Message{
			Identities: [][]byte{[]byte("id")}, Header: wire.NewHeader("execute_request", "s", "u"),
			Content: []byte(`{"code":"print x\nsleep"}`),
		}, wire.NewSigner(""))
		if err != nil {
			t.Fatal(err)
		}
		tr.Put(transport.Shell, frames)
		<-it.Started
		cancel()
		<-done
	}
	awaitGoroutines(t, before)
}

// awaitGoroutines waits until there are no more goroutines than before: one that
// has been told to end needs a moment to be gone.
func awaitGoroutines(t *testing.T, before int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, buf[:runtime.Stack(buf, true)])
		}
	}
}
