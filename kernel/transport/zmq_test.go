package transport

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"
)

// freeTCP returns a connection to five ports that were free a moment ago.
func freeTCP(t testing.TB) ConnectionInfo {
	t.Helper()
	var ports [channels]int
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ConnectionInfo{
		Transport: "tcp", IP: "127.0.0.1", SignatureScheme: "hmac-sha256",
		ShellPort: ports[0], ControlPort: ports[1], StdinPort: ports[2], IOPubPort: ports[3], HBPort: ports[4],
	}
}

func ipcInfo(t testing.TB) ConnectionInfo {
	dir, err := os.MkdirTemp("", "k") // t.TempDir is too long for a socket's path
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return ConnectionInfo{
		Transport: "ipc", IP: filepath.Join(dir, "kernel"), SignatureScheme: "hmac-sha256",
		ShellPort: 1, ControlPort: 2, StdinPort: 3, IOPubPort: 4, HBPort: 5,
	}
}

func open(t testing.TB, info ConnectionInfo, lim limits) *zmq {
	t.Helper()
	tr, err := listenWith(info, nil, lim)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tr.Close() })
	return tr.(*zmq)
}

// dial connects one of the library's own sockets.
func dial(t testing.TB, s zmq4.Socket, info ConnectionInfo, c Channel) zmq4.Socket {
	t.Helper()
	if err := s.Dial(info.Endpoint(c)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func subscribe(t testing.TB, tr Transport, info ConnectionInfo) zmq4.Socket {
	t.Helper()
	s := dial(t, zmq4.NewSub(context.Background()), info, IOPub)
	if err := s.SetOption(zmq4.OptionSubscribe, ""); err != nil {
		t.Fatal(err)
	}
	if got := <-tr.Subscribed(); got != "" {
		t.Errorf("subscription: got topic %q, want all", got)
	}
	return s
}

func texts(frames [][]byte) string {
	var out []string
	for _, f := range frames {
		out = append(out, string(f))
	}
	return strings.Join(out, "|")
}

// request sends a message from a client and expects it at the kernel, then a
// reply the other way.
func request(t testing.TB, tr Transport, c Channel, s zmq4.Socket, text string) {
	t.Helper()
	if err := s.SendMulti(zmq4.NewMsgFrom([]byte(text), nil, []byte("end"))); err != nil {
		t.Fatal(err)
	}
	frames, err := tr.Recv(c)
	if err != nil || texts(frames[1:]) != text+"||end" {
		t.Fatalf("%s: got %q, %v; want %q", c, texts(frames), err, text)
	}
	if err := tr.Send(c, [][]byte{frames[0], []byte("re"), []byte(text)}); err != nil {
		t.Fatal(err)
	}
	msg, err := s.Recv()
	if err != nil || texts(msg.Frames) != "re|"+text {
		t.Fatalf("%s: reply: got %q, %v; want %q", c, texts(msg.Frames), err, "re|"+text)
	}
}

func TestEveryChannel(t *testing.T) {
	for _, info := range []ConnectionInfo{freeTCP(t), ipcInfo(t)} {
		t.Run(info.Transport, func(t *testing.T) {
			tr := open(t, info, standard)
			ctx := context.Background()
			for _, c := range []Channel{Shell, Control, Stdin} {
				for i := range 3 { // several clients, one by one and mixed
					a := dial(t, zmq4.NewDealer(ctx), info, c)
					b := dial(t, zmq4.NewDealer(ctx, zmq4.WithID([]byte("b"+strconv.Itoa(i)))), info, c)
					request(t, tr, c, a, "one")
					request(t, tr, c, b, strings.Repeat("two", 1000))
					request(t, tr, c, a, "three")
				}
			}
			hb := dial(t, zmq4.NewReq(ctx), info, Heartbeat)
			for range 3 {
				if err := hb.Send(zmq4.NewMsgString("ping")); err != nil {
					t.Fatal(err)
				}
				if msg, err := hb.Recv(); err != nil || texts(msg.Frames) != "ping" {
					t.Fatalf("heartbeat: got %q, %v", texts(msg.Frames), err)
				}
			}
			x, y := subscribe(t, tr, info), subscribe(t, tr, info)
			for i := range 100 {
				tr.Send(IOPub, [][]byte{[]byte("topic"), []byte(strconv.Itoa(i))})
			}
			for _, s := range []zmq4.Socket{x, y} {
				for i := range 100 {
					if msg, err := s.Recv(); err != nil || texts(msg.Frames) != "topic|"+strconv.Itoa(i) {
						t.Fatalf("iopub: got %q, %v; want number %d", texts(msg.Frames), err, i)
					}
				}
			}
		})
	}
}

func TestLargeMessage(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	s := dial(t, zmq4.NewDealer(context.Background()), info, Shell)
	request(t, tr, Shell, s, strings.Repeat("x", 20<<20))
}

func TestNothingIsLostToSlowSubscribers(t *testing.T) {
	info := freeTCP(t)
	lim := standard
	lim.queue = 1 << 10 // so that the sender waits nearly always
	tr := open(t, info, lim)
	s := subscribe(t, tr, info)
	const n = 20_000
	sent := make(chan error, 1)
	go func() {
		for i := range n {
			if err := tr.Send(IOPub, [][]byte{[]byte("t"), fmt.Appendf(nil, "%0300d", i)}); err != nil {
				sent <- err
				return
			}
		}
		sent <- nil
	}()
	for i := range n {
		msg, err := s.Recv()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := strconv.Atoi(string(msg.Frames[1])); err != nil || got != i {
			t.Fatalf("got message %d, %v; want %d", got, err, i)
		}
	}
	if err := <-sent; err != nil {
		t.Error(err)
	}
}

// raw connects and shakes hands as a peer of the given type and identity,
// without the library.
func raw(t testing.TB, info ConnectionInfo, c Channel, h hello) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", info.address(c))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if _, err := conn.Write(h.replay()); err != nil {
		t.Fatal(err)
	}
	return conn
}

func TestStuckSubscriberIsDropped(t *testing.T) {
	info := freeTCP(t)
	lim := standard
	lim.queue, lim.stall = 64<<10, 100*time.Millisecond
	tr := open(t, info, lim)
	stuck := raw(t, info, IOPub, hello{socketType: "SUB"})
	stuck.Write(frame(0, []byte{1}))
	<-tr.Subscribed()
	healthy := subscribe(t, tr, info)
	const n = 400
	payload := make([]byte, 64<<10) // 25 MB in all: more than the system buffers for a peer
	go func() {
		for range n {
			tr.Send(IOPub, [][]byte{[]byte("t"), payload})
		}
	}()
	for i := range n {
		if _, err := healthy.Recv(); err != nil {
			t.Fatalf("message %d: %v", i, err)
		}
	}
	third := subscribe(t, tr, info)
	tr.Send(IOPub, [][]byte{[]byte("again")})
	if msg, err := third.Recv(); err != nil || texts(msg.Frames) != "again" {
		t.Errorf("a new subscriber got %q, %v", texts(msg.Frames), err)
	}
}

func TestStuckClientHoldsUpNobody(t *testing.T) {
	info := freeTCP(t)
	lim := standard
	lim.queue, lim.stall = 64<<10, 100*time.Millisecond
	tr := open(t, info, lim)
	raw(t, info, Shell, hello{socketType: "DEALER", identity: "stuck"}).Write(frame(0, []byte("hello")))
	if frames, err := tr.Recv(Shell); err != nil || texts(frames) != "stuck|hello" {
		t.Fatalf("got %q, %v", texts(frames), err)
	}
	healthy := dial(t, zmq4.NewDealer(context.Background()), info, Shell)
	payload := make([]byte, 1<<20)
	for range 40 {
		if err := tr.Send(Shell, [][]byte{[]byte("stuck"), payload}); err != nil {
			t.Fatal(err)
		}
		request(t, tr, Shell, healthy, "still there")
	}
}

// expectCut reads until the other side closes the connection.
func expectCut(t testing.TB, c net.Conn) {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(20 * time.Second))
	for b := make([]byte, 4096); ; {
		if _, err := c.Read(b); err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error("the connection is not cut")
			}
			return
		}
	}
}

// garbage is what is thrown at every port.
func garbage() map[string][]byte {
	prop := func(name string, size uint32, value string) string {
		return string([]byte{byte(len(name))}) + name + string([]byte{byte(size >> 24), byte(size >> 16), byte(size >> 8), byte(size)}) + value
	}
	ready := func(body string) []byte { return append(greeting(), frame(flagCommand, []byte(body))...) }
	dealer := hello{socketType: "DEALER"}.replay()
	after := func(b ...byte) []byte { return append(append([]byte{}, dealer...), b...) }
	plain := greeting()
	copy(plain[12:], "PLAIN")
	old := greeting()
	old[10] = 2
	return map[string][]byte{
		"an HTTP request":            []byte("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
		"zeroes":                     make([]byte, 1000),
		"another mechanism":          plain,
		"an older version":           old,
		"READY without type":         ready("\x05READY"),
		"a type nobody knows":        ready("\x05READY" + prop("Socket-Type", 6, "COFFEE")),
		"a type that does not fit":   ready("\x05READY" + prop("Socket-Type", 4, "PULL")),
		"a truncated name":           ready("\x05READY\x0bSock"),
		"a truncated size":           ready("\x05READY\x0bSocket-Type\x00\x00"),
		"a truncated value":          ready("\x05READY" + prop("Socket-Type", 400, "DEALER")),
		"a value of 4 GB":            ready("\x05READY" + prop("Socket-Type", 1<<32-1, "DEALER")),
		"an empty name":              ready("\x05READY" + prop("", 1, "x")),
		"a type twice":               ready("\x05READY" + prop("Socket-Type", 6, "DEALER") + prop("SOCKET-TYPE", 3, "SUB")),
		"a reserved identity":        ready("\x05READY" + prop("Socket-Type", 6, "DEALER") + prop("Identity", 2, "\x00a")),
		"another command":            ready("\x05ERROR"),
		"an empty command":           ready(""),
		"a message for READY":        append(greeting(), frame(0, []byte("hi"))...),
		"a READY of 2^62":            append(greeting(), flagCommand|flagLong, 0x40, 0, 0, 0, 0, 0, 0, 0),
		"a frame of 2^62":            after(flagLong, 0x40, 0, 0, 0, 0, 0, 0, 0),
		"a frame of 2^40":            after(flagLong, 0, 0, 1, 0, 0, 0, 0, 0),
		"a negative frame":           after(flagLong, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
		"unknown flags":              after(8, 1, 0),
		"a command that goes on":     after(flagCommand|flagMore, 1, 0),
		"a command of 2^40":          after(flagCommand|flagLong, 0, 0, 1, 0, 0, 0, 0, 0),
		"too many frames":            after([]byte(strings.Repeat("\x01\x00", maxFrames+1))...),
		"a subscriber that talks":    append(hello{socketType: "SUB"}.replay(), frame(0, []byte("hello"))...),
		"an empty subscription":      append(hello{socketType: "SUB"}.replay(), frame(0, nil)...),
		"a subscription in frames":   append(hello{socketType: "SUB"}.replay(), frame(flagMore, []byte{1})...),
		"a subscription of 2^40":     append(hello{socketType: "SUB"}.replay(), flagLong, 0, 0, 1, 0, 0, 0, 0, 0),
		"a name in capital letters":  ready("\x05READY" + prop("SOCKET-TYPE", 6, "COFFEE")),
		"a property size that wraps": ready("\x05READY" + prop("Identity", 1<<31, "")),
	}
}

func TestGarbageIsCutOff(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	for name, data := range garbage() {
		for c := Channel(0); c < channels; c++ {
			conn, err := net.Dial("tcp", info.address(c))
			if err != nil {
				t.Fatal(err)
			}
			conn.Write(data)
			t.Run(name+"/"+c.String(), func(t *testing.T) { expectCut(t, conn) })
			conn.Close()
		}
	}
	expectService(t, tr, info)
}

// expectService tries every channel with new clients.
func expectService(t *testing.T, tr Transport, info ConnectionInfo) {
	t.Helper()
	ctx := context.Background()
	for _, c := range []Channel{Shell, Control, Stdin} {
		request(t, tr, c, dial(t, zmq4.NewDealer(ctx), info, c), "hello")
	}
	sub := subscribe(t, tr, info)
	tr.Send(IOPub, [][]byte{[]byte("x")})
	if msg, err := sub.Recv(); err != nil || texts(msg.Frames) != "x" {
		t.Errorf("iopub: got %q, %v", texts(msg.Frames), err)
	}
	hb := dial(t, zmq4.NewReq(ctx), info, Heartbeat)
	if err := hb.Send(zmq4.NewMsgString("ping")); err != nil {
		t.Error(err)
	}
	if _, err := hb.Recv(); err != nil {
		t.Error(err)
	}
}

func TestHalfOpenPeersAreHarmless(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	for c := Channel(0); c < channels; c++ {
		for _, data := range [][]byte{nil, greeting()[:5], greeting(), hello{socketType: "DEALER"}.replay()[:70]} {
			conn, err := net.Dial("tcp", info.address(c))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			conn.Write(data)
		}
	}
	expectService(t, tr, info)
}

func TestSilentPeerIsCutOff(t *testing.T) {
	info := freeTCP(t)
	lim := standard
	lim.handshake = 20 * time.Millisecond
	open(t, info, lim)
	conn, err := net.Dial("tcp", info.address(Shell))
	if err != nil {
		t.Fatal(err)
	}
	expectCut(t, conn)
}

func TestCommandsAreSkipped(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	conn := raw(t, info, Shell, hello{socketType: "DEALER", identity: "me"})
	conn.Write(frame(flagCommand, []byte("\x04PING\x00\x00")))
	conn.Write(frame(0, []byte("after")))
	if frames, err := tr.Recv(Shell); err != nil || texts(frames) != "me|after" {
		t.Errorf("got %q, %v; want the message behind the command", texts(frames), err)
	}
}

func TestPortInUse(t *testing.T) {
	info := freeTCP(t)
	open(t, info, standard)
	for c := Channel(0); c < channels; c++ {
		other := freeTCP(t)
		*[]*int{&other.ShellPort, &other.ControlPort, &other.StdinPort, &other.IOPubPort, &other.HBPort}[c] = info.Port(c)
		tr, err := Listen(other, nil)
		var le *ListenError
		if !errors.As(err, &le) || le.Channel != c || !errors.Is(err, syscall.EADDRINUSE) {
			t.Errorf("%s: got %v, %v; want a ListenError for it", c, tr, err)
			continue
		}
		want := fmt.Sprintf("%s: port %d is in use", c, info.Port(c))
		if !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, want it to say %q", err, want)
		}
	}
}

func TestStaleSocketFile(t *testing.T) {
	info := ipcInfo(t)
	for c := Channel(0); c < channels; c++ {
		l, err := net.Listen("unix", info.address(c))
		if err != nil {
			t.Fatal(err)
		}
		l.(*net.UnixListener).SetUnlinkOnClose(false) // as if it had been killed
		l.Close()
	}
	tr := open(t, info, standard)
	expectService(t, tr, info)
	if _, err := Listen(info, nil); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("a second kernel: got %v, want in use", err)
	}
	expectService(t, tr, info)
	tr.Close()
	if files, err := filepath.Glob(info.IP + "*"); err != nil || len(files) > 0 {
		t.Errorf("after Close: got %v, %v; want no files", files, err)
	}
}

func TestForeignFileIsKept(t *testing.T) {
	info := ipcInfo(t)
	if err := os.WriteFile(info.address(Shell), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen(info, nil); err == nil {
		t.Error("want an error: there is a file that is no socket")
	}
	if data, err := os.ReadFile(info.address(Shell)); err != nil || string(data) != "mine" {
		t.Errorf("the file: got %q, %v", data, err)
	}
}

// fds counts the process's open files, or returns 0 where that is not to be
// had.
func fds() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

func TestCloseLeavesNothing(t *testing.T) {
	goroutines, files := runtime.NumGoroutine(), fds()
	for range 3 {
		for _, info := range []ConnectionInfo{freeTCP(t), ipcInfo(t)} {
			t.Run(info.Transport, func(t *testing.T) {
				tr := open(t, info, standard)
				expectService(t, tr, info)
				s := dial(t, zmq4.NewDealer(context.Background()), info, Shell)
				for range 100 { // more than the library's queue holds, read by nobody
					s.Send(zmq4.NewMsgString("unread"))
				}
				c, err := net.Dial(map[string]string{"tcp": "tcp", "ipc": "unix"}[info.Transport], info.address(Control))
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { c.Close() })
				tr.Close()
				if err := tr.Send(IOPub, [][]byte{[]byte("late")}); !errors.Is(err, ErrClosed) {
					t.Errorf("Send after Close: got %v, want ErrClosed", err)
				}
				if _, err := tr.Recv(Shell); !errors.Is(err, ErrClosed) {
					t.Errorf("Recv after Close: got %v, want ErrClosed", err)
				}
			})
		}
	}
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > goroutines || fds() > files; runtime.Gosched() {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<20)
			t.Fatalf("goroutines: got %d, before %d; files: got %d, before %d\n%s",
				runtime.NumGoroutine(), goroutines, fds(), files, buf[:runtime.Stack(buf, true)])
		}
	}
}

func TestCloseSendsWhatWaits(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	s := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("me"))), info, Shell)
	sub := subscribe(t, tr, info)
	request(t, tr, Shell, s, "hello")
	payload := []byte(strings.Repeat("x", 1<<20))
	for range 3 {
		tr.Send(Shell, [][]byte{[]byte("me"), payload})
		tr.Send(IOPub, [][]byte{[]byte("t"), payload})
	}
	tr.Close()
	for i := range 3 {
		for _, from := range []zmq4.Socket{s, sub} {
			if msg, err := from.Recv(); err != nil || len(msg.Frames[len(msg.Frames)-1]) != len(payload) {
				t.Fatalf("message %d: got %d frames, %v", i, len(msg.Frames), err)
			}
		}
	}
}
