package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"

	"fluxrepl/interp"
	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

// startKernel serves a real session in memory.
func startKernel(t *testing.T) *kerneltest.Client {
	t.Helper()
	s, err := interp.New(interp.Config{Engine: interp.Interpreted})
	if err != nil {
		t.Fatal(err)
	}
	return kerneltest.Start(t, &interpreter{session: s})
}

// TestBadCellsInAKernel looks at what a front end gets of cells that go wrong.
func TestBadCellsInAKernel(t *testing.T) {
	c := startKernel(t)
	c.Execute("x := 42")
	for _, row := range []struct {
		name, src   string
		ename, what string   // of the reply
		report      []string // in the traceback, without colours, in this order
	}{
		{"undefined name", "x + noSuch", "compile error", "undefined: noSuch", []string{"line 1, column 5: undefined: noSuch", "    x + noSuch\n        ^"}},
		{"syntax", "y :=", "syntax error", "expected operand, found the end of the cell", []string{"line 1, column 5: "}},
		{"wrong shape", "nn.Dense(4, 3).Forward(flux.Ones(2, 5))", "panic", "want [? 4], got [2 5]", []string{"panic: ", "line 1", "    nn.Dense(4, 3).Forward"}},
		{"index out of range", "a, i := []int{1}, 7\na[i]", "panic", "index out of range [7] with length 1", []string{"panic: runtime error: ", ", line 2", "    a[i]"}},
		{"an error as the value", `errors.New("sorry")`, "error", "sorry", []string{"error: sorry", "line 1"}},
		{"exit", "os.Exit(3)", "exit", "exit status 3", []string{"exit status 3"}},
		{"too large", strings.Repeat(" ", 17<<20), "unsupported", "the limit is", []string{"the limit is"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			got := c.Execute(row.src)
			if e, _ := got.Reply.Content["ename"].(string); e != row.ename {
				t.Errorf("ename %q, want %q", e, row.ename)
			}
			if v, _ := got.Reply.Content["evalue"].(string); !strings.Contains(v, row.what) {
				t.Errorf("evalue %q, want %q in it", v, row.what)
			}
			shown := got.Shown("error")
			if len(shown) != 1 {
				t.Fatalf("%d errors published, want one", len(shown))
			}
			var lines []string
			for _, l := range shown[0].Content["traceback"].([]any) {
				lines = append(lines, l.(string))
			}
			inOrder(t, "traceback", stripColour(strings.Join(lines, "\n")), row.report)
			stillThere(t, c)
		})
	}
}

// stillThere checks that x is what it was.
func stillThere(t *testing.T, c *kerneltest.Client) {
	t.Helper()
	got := c.Execute("x + 1").Shown("execute_result")
	if len(got) != 1 || got[0].Content["data"].(map[string]any)["text/plain"] != "43" {
		t.Errorf("afterwards x + 1 is %v, want 43", got)
	}
}

// TestInterruptedCellsInAKernel interrupts cells when they have shown something.
func TestInterruptedCellsInAKernel(t *testing.T) {
	c := startKernel(t)
	c.Execute("x := 42")
	for name, src := range map[string]string{
		"loop":     "display.Show(0)\nfor {\n}",
		"sleep":    "display.Show(0)\ntime.Sleep(time.Hour)",
		"channel":  "display.Show(0)\n<-make(chan int)",
		"training": "train.Fit(nn.Dense(4, 3), data.Iris(), train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 100000, Progress: func(train.Epoch) { display.Show(0) }})",
	} {
		t.Run(name, func(t *testing.T) {
			id := c.Send(transport.Shell, "execute_request", map[string]any{"code": src})
			c.Await("display", func(all []kerneltest.Received) bool {
				for _, r := range all {
					if r.Parent == id && r.Header.Type == "display_data" {
						return true
					}
				}
				return false
			})
			c.Send(transport.Control, "interrupt_request", map[string]any{})
			if got := c.Finish(id).Reply.Content["ename"]; got != "interrupted" {
				t.Errorf("ename %v, want interrupted", got)
			}
			stillThere(t, c)
		})
	}
}

// connectionFile writes a file with ports that were free a moment ago.
func connectionFile(t *testing.T) (path string, info kernel.ConnectionInfo) {
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
	info = kernel.ConnectionInfo{
		Transport: "tcp", IP: "127.0.0.1", Key: "a-secret", SignatureScheme: "hmac-sha256",
		ShellPort: ports[0], ControlPort: ports[1], StdinPort: ports[2], IOPubPort: ports[3], HBPort: ports[4],
	}
	b, err := json.Marshal(info)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "connection.json")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, info
}

// frontEnd is a client of a kernel in another process.
type frontEnd struct {
	t      *testing.T
	signer *wire.Signer
	shell  zmq4.Socket
}

// patience is how long a frontEnd waits for the kernel to start and to answer.
const patience = time.Minute

func connect(t *testing.T, info kernel.ConnectionInfo, key string) *frontEnd {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	const retry = 20 * time.Millisecond
	f := &frontEnd{t, wire.NewSigner(key), zmq4.NewDealer(ctx, zmq4.WithDialerRetry(retry), zmq4.WithDialerMaxRetries(int(patience/retry)))}
	t.Cleanup(func() {
		cancel()
		_ = f.shell.Close() // the kernel may have gone first
	})
	if err := f.shell.Dial(info.Endpoint(transport.Shell)); err != nil {
		t.Fatal(err)
	}
	return f
}

// send sends a request on shell.
func (f *frontEnd) send(msgType string, content any) {
	f.t.Helper()
	body, err := json.Marshal(content)
	if err != nil {
		f.t.Fatal(err)
	}
	frames, err := wire.Encode(&wire.Message{Header: wire.NewHeader(msgType, "session", "user"), Content: body}, f.signer)
	if err != nil {
		f.t.Fatal(err)
	}
	if err := f.shell.SendMulti(zmq4.NewMsgFrom(frames...)); err != nil {
		f.t.Fatal(err)
	}
}

// do sends a request on shell and returns the content of the reply.
func (f *frontEnd) do(msgType string, content any) string {
	f.t.Helper()
	f.send(msgType, content)
	msg, err := f.shell.Recv()
	if err != nil {
		f.t.Fatal(err)
	}
	m, err := wire.Decode(msg.Frames, f.signer)
	if err != nil {
		f.t.Fatal(err)
	}
	return string(m.Content)
}

// TestGarbageOnTheSockets gives a kernel's process what is no message, and
// messages of somebody without the key; its own front end notices nothing.
func TestGarbageOnTheSockets(t *testing.T) {
	path, info := connectionFile(t)
	cmd := program(t, "kernel", "--connection-file", path)
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	f := connect(t, info, info.Key)
	run := func(code, want string) {
		t.Helper()
		if got := f.do("execute_request", map[string]any{"code": code}); !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want %s", code, got, want)
		}
	}
	run("x := 42", `"status":"ok"`)
	for _, ch := range []transport.Channel{transport.Shell, transport.Control, transport.Stdin, transport.IOPub, transport.Heartbeat} {
		for _, garbage := range []string{"GET / HTTP/1.1\r\n\r\n", "\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f", strings.Repeat("\x00", 1<<16), ""} {
			conn, err := net.Dial("tcp", net.JoinHostPort(info.IP, port(info, ch)))
			if err != nil {
				t.Fatal(err)
			}
			// The kernel may hang up in the middle of it.
			_, _ = io.WriteString(conn, garbage)
			_ = conn.Close()
		}
	}
	stranger := connect(t, info, "not-the-key")
	stranger.send("execute_request", map[string]any{"code": "x = 0"})
	stranger.send("shutdown_request", map[string]any{"restart": false})
	if err := stranger.shell.SendMulti(zmq4.NewMsgFrom([]byte("no"), []byte("message"))); err != nil {
		t.Fatal(err)
	}
	run("x + noSuch", "undefined: noSuch")
	run("if x != 42 { panic(x) }", `"status":"ok"`)
	if got := f.do("shutdown_request", map[string]any{"restart": false}); !strings.Contains(got, `"status":"ok"`) {
		t.Errorf("shutdown: got %s", got)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the kernel: %v\n%s", err, log.String())
	}
	if !strings.Contains(log.String(), "signature") {
		t.Errorf("the log says nothing of the wrong signatures:\n%s", log.String())
	}
}

func port(info kernel.ConnectionInfo, ch transport.Channel) string {
	_, p, _ := strings.Cut(strings.TrimPrefix(info.Endpoint(ch), "tcp://"), ":")
	return p
}

func TestBadConnectionFiles(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct{ content, want string }{
		"empty":     {"", "connection.json"},
		"not JSON":  {"ports: 1", "connection.json"},
		"no ports":  {`{"ip":"127.0.0.1","transport":"tcp","key":"k","signature_scheme":"hmac-sha256"}`, "port"},
		"bad port":  {`{"ip":"127.0.0.1","transport":"tcp","key":"k","signature_scheme":"hmac-sha256","shell_port":70000,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5}`, "70000"},
		"transport": {`{"ip":"127.0.0.1","transport":"pigeon","key":"k","signature_scheme":"hmac-sha256","shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5}`, "pigeon"},
		"signature": {`{"ip":"127.0.0.1","transport":"tcp","key":"k","signature_scheme":"rot13","shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5}`, "rot13"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, "connection.json")
			if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
				t.Fatal(err)
			}
			finish(t, program(t, "kernel", path), nil).check(t, 1, nil, []string{"fluxrepl:", c.want})
		})
	}
}

// TestEndOfTheProcess has cells end what no session can hold: the Go runtime
// itself ends the process. It is that of the session; the program goes on.
func TestEndOfTheProcess(t *testing.T) {
	const crash = "import \"sync\"\nvar m sync.Mutex\nm.Unlock()\n"
	finish(t, program(t), strings.NewReader(crash+"6 * 7\n")).check(t, 1, []string{"42\n"},
		[]string{"crash: fatal error: sync: unlock of unlocked mutex", "cell 3", "sync.(*Mutex).Unlock", "%replay"})
	r := finish(t, program(t, "--in-process", "-e", crash), nil)
	if r.status == 0 || !strings.Contains(r.err, "goroutine ") {
		t.Errorf("in this process: exit status %d, stderr:\n%s", r.status, r.err)
	}
}

func TestReadingAClosedInput(t *testing.T) {
	finish(t, program(t, "-e", "var s string\nfmt.Scanln(&s)"), strings.NewReader("")).check(t, 1, nil, []string{"error: EOF", "line 2"})
}

func TestReportsInFilesHaveNoColours(t *testing.T) {
	dir := t.TempDir()
	out, page := filepath.Join(dir, "out.ipynb"), filepath.Join(dir, "out.html")
	if r := finish(t, program(t, "run", "testdata/failing.ipynb", "--out", out, "--html", page), nil); r.status != 1 || strings.Contains(r.err, "\x1b") {
		t.Errorf("exit status %d, stderr %q", r.status, r.err)
	}
	for _, file := range []string{out, page} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(b, []byte("undefinedName")) || bytes.Contains(b, []byte("\x1b")) || bytes.Contains(b, []byte(`\u001b`)) {
			t.Errorf("%s:\n%s", file, b)
		}
	}
}

// TestCrashInAKernel: the process of the session dies, the kernel lives on.
func TestCrashInAKernel(t *testing.T) {
	path, info := connectionFile(t)
	cmd := program(t, "kernel", "--memory=2GiB", "--connection-file", path)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	f := connect(t, info, info.Key)
	for _, c := range []struct{ code, want string }{
		{"import \"sync\"\nx := 42", `"status":"ok"`},
		{"var m sync.Mutex\nm.Unlock()", `"ename":"crash"`},
		{"x", "undefined: x"},
		{"%replay", `"status":"ok"`},
		{"if x != 42 { panic(x) }", `"status":"ok"`},
	} {
		if got := f.do("execute_request", map[string]any{"code": c.code}); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s, want %s", c.code, got, c.want)
		}
	}
	f.do("shutdown_request", map[string]any{"restart": false})
	if err := cmd.Wait(); err != nil {
		t.Errorf("the kernel: %v", err)
	}
}
