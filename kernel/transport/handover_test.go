package transport

import (
	"context"
	"io"
	"net"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"
)

// eventually waits for what others bring about.
func eventually(t testing.TB, what string, done func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !done(); runtime.Gosched() {
		if time.Now().After(deadline) {
			buf := make([]byte, 1<<20)
			t.Fatalf("%s: not so\n%s", what, buf[:runtime.Stack(buf, true)])
		}
	}
}

// census counts the connections of a socket: open ones, former holders of an
// identity, and those that the library reads from.
func census(l *listener) (open, former, read int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.peers), len(l.former), l.read
}

// shaking counts the connections whose handshake is not over.
func shaking(l *listener) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, pc := range l.peers {
		if pc == nil {
			n++
		}
	}
	return n
}

// messages reads the multipart messages behind a handshake, until the
// connection ends.
func messages(t testing.TB, c net.Conn) []string {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.CopyN(io.Discard, c, greetingSize); err != nil {
		return nil
	}
	var out []string
	var frames [][]byte
	for {
		header, size, err := readHeader(c)
		if err != nil {
			return out
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(c, body); err != nil {
			return out
		}
		switch {
		case header[0]&flagCommand != 0:
		case header[0]&flagMore != 0:
			frames = append(frames, body)
		default:
			out = append(out, texts(append(frames, body)))
			frames = nil
		}
	}
}

// expect receives the next message on Shell.
func expect(t testing.TB, tr Transport, want string) {
	t.Helper()
	if frames, err := tr.Recv(Shell); err != nil || texts(frames) != want {
		t.Fatalf("got %q, %v; want %q", texts(frames), err, want)
	}
}

func TestIdentityIsHandedOver(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	guard := tr.sockets[Shell].guard
	first := raw(t, info, Shell, hello{socketType: "DEALER", identity: "same"})
	first.Write(frame(0, []byte("asked before")))
	expect(t, tr, "same|asked before")

	second := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("same"))), info, Shell)
	if err := second.Send(zmq4.NewMsgString("hello")); err != nil {
		t.Fatal(err)
	}
	expect(t, tr, "same|hello")
	tr.Send(Shell, [][]byte{[]byte("same"), []byte("answer to the first's request")})
	if msg, err := second.Recv(); err != nil || texts(msg.Frames) != "answer to the first's request" {
		t.Fatalf("got %q, %v", texts(msg.Frames), err)
	}
	eventually(t, "the library reads from the second only, the first is kept aside", func() bool {
		open, former, read := census(guard)
		return open == 2 && former == 1 && read == 1
	})
	for i := range 20 {
		first.Write(frame(0, []byte("nobody hears this")))
		request(t, tr, Shell, second, strconv.Itoa(i))
	}
	second.Close()
	if got := messages(t, first); len(got) > 0 { // closed now, so that it can come back
		t.Errorf("the first got %q, want nothing", got)
	}
	eventually(t, "all connections are gone", func() bool {
		open, former, read := census(guard)
		return open+former+read == 0
	})
	request(t, tr, Shell, dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("same"))), info, Shell), "back")
}

func TestFormerHolderThatLeavesIsForgotten(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	guard := tr.sockets[Shell].guard
	first := raw(t, info, Shell, hello{socketType: "DEALER", identity: "same"})
	first.Write(frame(0, []byte("one")))
	expect(t, tr, "same|one")
	second := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("same"))), info, Shell)
	request(t, tr, Shell, second, "two")
	first.Close()
	eventually(t, "the second is alone", func() bool {
		open, former, read := census(guard)
		return open == 1 && former == 0 && read == 1
	})
	request(t, tr, Shell, second, "three")
}

func TestStuckPeerIsTakenOver(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	guard := tr.sockets[Shell].guard
	stuck := raw(t, info, Shell, hello{socketType: "DEALER", identity: "same"})
	stuck.Write(frame(0, []byte("one")))
	stuck.Write([]byte{0, 9, 'h', 'a', 'l', 'f'}) // a frame that does not end
	expect(t, tr, "same|one")
	payload := make([]byte, 16<<20) // more than the system buffers: the writer blocks
	tr.Send(Shell, [][]byte{[]byte("same"), payload})
	second := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("same"))), info, Shell)
	request(t, tr, Shell, second, "two")
	eventually(t, "nothing waits for the stuck one", func() bool {
		_, former, read := census(guard)
		return former == 1 && read == 1 && guard.idle()
	})
}

func TestHalfAHandshakeTakesNothingOver(t *testing.T) {
	info := freeTCP(t)
	lim := standard
	lim.handshake = 50 * time.Millisecond
	tr := open(t, info, lim)
	holder := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("same"))), info, Shell)
	request(t, tr, Shell, holder, "before")
	whole := hello{socketType: "DEALER", identity: "same"}.replay()
	wrong := hello{socketType: "PULL", identity: "same"}.replay()
	twice := append(append([]byte{}, whole...), 0) // a property that breaks off, inside READY
	twice[greetingSize+1]++
	var attempts []net.Conn
	for _, data := range [][]byte{whole[:10], whole[:greetingSize], whole[:greetingSize+2], whole[:len(whole)-1], wrong, twice} {
		c, err := net.Dial("tcp", info.address(Shell))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		c.Write(data)
		attempts = append(attempts, c)
	}
	for _, c := range attempts {
		expectCut(t, c)
		request(t, tr, Shell, holder, "still there")
	}
	if _, former, _ := census(tr.sockets[Shell].guard); former != 0 {
		t.Errorf("former holders: got %d, want none", former)
	}
}

func TestSubscribersOfOneNameAreAllServed(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	var subs []net.Conn
	for range 3 {
		c := raw(t, info, IOPub, hello{socketType: "SUB", identity: "same"})
		c.Write(frame(0, []byte{1}))
		<-tr.Subscribed()
		subs = append(subs, c)
	}
	tr.Send(IOPub, [][]byte{[]byte("topic"), []byte("text")})
	tr.Close()
	for i, c := range subs {
		if got := messages(t, c); len(got) != 1 || got[0] != "topic|text" {
			t.Errorf("subscriber %d: got %q", i, got)
		}
	}
}

func TestManyHandoversLeaveNothing(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	guard := tr.sockets[Shell].guard
	bystander := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("other"))), info, Shell)
	request(t, tr, Shell, bystander, "before")
	goroutines, files := runtime.NumGoroutine(), fds()
	const n = 100
	var conns []net.Conn
	for i := range n {
		c := raw(t, info, Shell, hello{socketType: "DEALER", identity: "same"})
		c.Write(frame(0, []byte(strconv.Itoa(i))))
		expect(t, tr, "same|"+strconv.Itoa(i))
		request(t, tr, Shell, bystander, "between")
		conns = append(conns, c)
	}
	eventually(t, "former holders are bounded", func() bool {
		open, former, read := census(guard)
		return open == 2+maxFormer && former == maxFormer && read == 2
	})
	conns[n-1].Close()
	for i, c := range conns[:n-1] {
		if got := messages(t, c); len(got) > 0 {
			t.Errorf("connection %d got %q", i, got)
		}
		c.Close()
	}
	request(t, tr, Shell, bystander, "after")
	eventually(t, "goroutines and files are what they were", func() bool {
		open, former, read := census(guard)
		return open == 1 && former == 0 && read == 1 && runtime.NumGoroutine() <= goroutines && fds() <= files
	})
}

// Peers of one name fight for it while the kernel sends to it: each message
// reaches one of them at most, and nobody else notices.
func TestNoReplyGoesToTwo(t *testing.T) {
	info := freeTCP(t)
	tr := open(t, info, standard)
	bystander := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("other"))), info, Control)
	const peers, rounds = 8, 12
	stop, sent := make(chan struct{}), make(chan int)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				sent <- i
				return
			default:
				tr.Send(Control, [][]byte{[]byte("same"), []byte("reply"), []byte(strconv.Itoa(i))})
			}
		}
	}()
	var fight, readers sync.WaitGroup
	var mu sync.Mutex
	got := map[string]int{}
	for range peers {
		fight.Go(func() {
			for range rounds {
				c, err := net.Dial("tcp", info.address(Control))
				if err != nil {
					t.Error(err)
					return
				}
				t.Cleanup(func() { c.Close() })
				c.Write(hello{socketType: "DEALER", identity: "same"}.replay())
				readers.Go(func() {
					for _, m := range messages(t, c) {
						mu.Lock()
						got[m]++
						mu.Unlock()
					}
				})
			}
		})
	}
	for range 50 {
		request(t, tr, Control, bystander, "not my business")
	}
	fight.Wait()
	// Connections are accepted in order: when a later one is served, all of the
	// fighters have been accepted. Their handshakes must be over too, or one of
	// them could still take the name from the last.
	barrier := dial(t, zmq4.NewDealer(context.Background(), zmq4.WithID([]byte("barrier"))), info, Control)
	request(t, tr, Control, barrier, "barrier")
	eventually(t, "every fighter has entered", func() bool { return shaking(tr.sockets[Control].guard) == 0 })
	last := raw(t, info, Control, hello{socketType: "DEALER", identity: "same"})
	last.Write(frame(0, []byte("mine")))
	if frames, err := tr.Recv(Control); err != nil || texts(frames) != "same|mine" {
		t.Fatalf("got %q, %v", texts(frames), err)
	}
	close(stop)
	n := <-sent
	tr.Send(Control, [][]byte{[]byte("same"), []byte("reply"), []byte("last")})
	tr.Close()
	if m := messages(t, last); len(m) == 0 || m[len(m)-1] != "reply|last" {
		t.Errorf("the last peer got %d messages and not the last one", len(m))
	}
	readers.Wait()
	mu.Lock()
	defer mu.Unlock()
	for m, times := range got {
		if times > 1 {
			t.Errorf("%q went to %d peers", m, times)
		}
	}
	t.Logf("%d of %d messages reached a peer before the last", len(got), n)
}
