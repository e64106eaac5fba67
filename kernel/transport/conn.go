package transport

import (
	"bufio"
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// limits bound what waits for one peer, and how long.
type limits struct {
	handshake time.Duration // from the connection to the READY command
	queue     int           // bytes; whoever writes waits while more are queued
	stall     time.Duration // without progress of a full queue: the peer is dropped
	write     time.Duration // for one piece
	body      time.Duration // for the next bytes of a frame that has begun
}

var standard = limits{
	handshake: 5 * time.Second,
	queue:     64 << 20,
	stall:     2 * time.Second,
	write:     30 * time.Second,
	body:      60 * time.Second,
}

// writePiece is how much is written under one deadline.
const writePiece = 256 << 10

// gone is the error of a connection that has ended, in the form (a net.Error
// that is no timeout) that makes the library forget it. Any other would
// leave it in the library's list of peers.
type gone struct{ err error }

func (g *gone) Error() string   { return "transport: peer gone: " + g.err.Error() }
func (g *gone) Unwrap() error   { return g.err }
func (g *gone) Timeout() bool   { return false }
func (g *gone) Temporary() bool { return false }

// conn is one admitted peer as the library sees it. Reads give the replayed
// handshake, then validated frames. Writes go to a queue that a goroutine of the
// connection empties, so that no peer waits for another.
type conn struct {
	net.Conn
	l      *listener
	hello  hello
	replay []byte // rest of the handshake to be read by the library
	in     frameReader

	live sync.Once // counted as read from
	dead sync.Once // counted out again

	skip int      // bytes of the library's greeting still to be swallowed: the guard has sent its own
	out  boundary // where messages end in what is written

	reading sync.Mutex // held by whoever reads from the peer

	mu       sync.Mutex
	queue    []byte        // waiting bytes
	waiting  int           // len(queue) and what is being written
	progress chan struct{} // has an element after each written piece
	wake     chan struct{} // has an element when queue holds a whole message
	closed   chan struct{}
	cause    error // why it closed, set before closed is closed
}

func newConn(l *listener, c net.Conn, h hello) *conn {
	pc := &conn{
		Conn: c, l: l, hello: h, replay: h.replay(), skip: greetingSize,
		progress: make(chan struct{}, 1), wake: make(chan struct{}, 1), closed: make(chan struct{}),
	}
	pc.in = frameReader{r: bufio.NewReaderSize(deadlineReader{pc}, 32<<10), pub: l.pub, onTopic: l.onTopic}
	return pc
}

// deadlineReader reads from the peer; inside a frame it wants progress.
type deadlineReader struct{ c *conn }

func (d deadlineReader) Read(p []byte) (int, error) {
	d.c.reading.Lock()
	defer d.c.reading.Unlock()
	deadline := time.Time{}
	if d.c.in.body > 0 {
		deadline = time.Now().Add(d.c.l.body)
	}
	if err := d.c.limit(d.c.Conn.SetReadDeadline, deadline); err != nil {
		return 0, err
	}
	return d.c.Conn.Read(p)
}

// Read is called by one goroutine of the library.
func (c *conn) Read(p []byte) (int, error) {
	if c.retired() {
		return 0, &gone{errTakenOver}
	}
	if len(c.replay) > 0 {
		n := copy(p, c.replay)
		c.replay = c.replay[n:]
		return n, nil
	}
	c.live.Do(func() { c.l.reading(+1) })
	n, err := c.in.Read(p)
	if err != nil {
		c.shut(err)
		err = &gone{err}
	}
	return n, err
}

// Write queues p. It waits while the queue is full, and drops a peer whose full
// queue has not moved for the stall limit.
func (c *conn) Write(p []byte) (int, error) {
	n := len(p)
	swallowed := min(c.skip, n)
	c.skip, p = c.skip-swallowed, p[swallowed:]
	if len(p) == 0 {
		return n, nil
	}
	if err := c.awaitSpace(); err != nil {
		return 0, &gone{err}
	}
	if err := c.enqueue(p); err != nil {
		return 0, &gone{err}
	}
	if c.out.feed(p) || len(p) > writePiece {
		notify(c.wake)
	}
	return n, nil
}

// enqueue fails once the connection has ended: nothing would empty the queue.
func (c *conn) enqueue(p []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.ended(); err != nil {
		return err
	}
	c.queue = append(c.queue, p...)
	c.waiting += len(p)
	return nil
}

var errStuck = errors.New("does not read what is sent to it")

func (c *conn) awaitSpace() error {
	var stalled <-chan time.Time
	for {
		if err := c.ended(); err != nil {
			return err
		}
		c.mu.Lock()
		full := c.waiting >= c.l.queue
		c.mu.Unlock()
		if !full {
			return nil
		}
		if stalled == nil {
			t := time.NewTimer(c.l.stall)
			defer t.Stop()
			stalled = t.C
		}
		select {
		case <-c.progress:
			stalled = nil
		case <-c.closed:
		case <-stalled:
			c.l.log.Warn("peer dropped", "channel", c.l.name, "peer", c.hello.identity, "why", errStuck)
			c.shut(errStuck)
		}
	}
}

// send empties the queue until the connection closes. It is the connection's
// own goroutine.
func (c *conn) send() {
	var spare []byte
	for {
		select {
		case <-c.wake:
		case <-c.closed:
			return
		}
		c.mu.Lock()
		batch := c.queue
		c.queue = spare[:0]
		c.mu.Unlock()
		if !c.write(batch) {
			return
		}
		spare = nil
		if cap(batch) <= 1<<20 {
			spare = batch // a large one would be kept for ever
		}
	}
}

// write sends b in pieces, each with a deadline of its own: a slow peer is
// served, a stuck one is dropped.
func (c *conn) write(b []byte) bool {
	for len(b) > 0 {
		piece := b[:min(len(b), writePiece)]
		err := c.limit(c.Conn.SetWriteDeadline, time.Now().Add(c.l.write))
		if err == nil {
			_, err = c.Conn.Write(piece)
		}
		if err != nil {
			if errors.Is(err, os.ErrDeadlineExceeded) {
				err = errStuck
			}
			c.shut(err)
			return false
		}
		b = b[len(piece):]
		c.mu.Lock()
		c.waiting = max(0, c.waiting-len(piece)) // it is 0 once the connection has ended
		c.mu.Unlock()
		notify(c.progress)
	}
	return true
}

// idle reports whether everything written has been handed to the system.
func (c *conn) idle() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.waiting == 0
}

// shut ends the connection for both sides; the library learns of it by its
// next Read or Write.
func (c *conn) shut(cause error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.end(cause) {
		return
	}
	if _, ok := errors.AsType[frameError](cause); ok {
		c.l.log.Warn("peer dropped", "channel", c.l.name, "peer", c.hello.identity, "why", cause)
	}
	_ = c.Conn.Close()
}

// ended returns why the connection has ended, or nil.
func (c *conn) ended() error {
	select {
	case <-c.closed:
		return c.cause
	default:
		return nil
	}
}

// end makes every later Write fail and drops what waits. It reports false if
// that has happened before. The caller holds mu.
func (c *conn) end(cause error) bool {
	if c.ended() != nil {
		return false
	}
	c.cause = cause
	close(c.closed)
	c.queue = nil
	c.waiting = 0
	return true
}

// Close is called by the library when it has done with the connection.
func (c *conn) Close() error {
	c.shut(io.EOF)
	c.dead.Do(func() {
		counted := true
		c.live.Do(func() { counted = false })
		if counted {
			c.l.reading(-1)
		}
	})
	return nil
}

// The library never sets deadlines; if it did, they must not undo ours.
func (c *conn) SetDeadline(time.Time) error      { return nil }
func (c *conn) SetReadDeadline(time.Time) error  { return nil }
func (c *conn) SetWriteDeadline(time.Time) error { return nil }

// notify puts an element into a channel of capacity one if there is none.
func notify(ch chan struct{}) {
	select {
	case ch <- struct{}{}:
	default:
	}
}
