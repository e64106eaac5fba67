package transport

import (
	"io"
	"net"
	"runtime"
	"sync"
	"time"
)

// gaugeLimit is how many bytes may wait in the library's queue of published
// messages.
const gaugeLimit = 4 << 20

// gauge is a subscriber that is no peer: the library's PUB socket has one
// queue without a bound (or one that drops messages, which a kernel cannot
// have), empties it in a goroutine of its own and tells nobody how far it has
// come. The gauge connects first, subscribes to everything, and counts the
// bytes that reach it; so it knows what still waits in the queue. It is also
// where that goroutine, which otherwise would never end, is made to end.
type gauge struct {
	handshake []byte // still to be read by the library
	given     bool   // to the library, by admit

	mu       sync.Mutex
	moved    *sync.Cond
	ready    bool // the subscription is in force
	waiting  int  // bytes sent and not seen
	poisoned bool // end the goroutine that writes next
	gone     bool
}

func newGauge() *gauge {
	g := &gauge{handshake: append(hello{socketType: "SUB"}.replay(), frame(0, []byte{1})...)}
	g.moved = sync.NewCond(&g.mu)
	return g
}

// admit reports, once, that the gauge wants to be accepted. The library
// accepts from one goroutine.
func (g *gauge) admit() bool {
	first := !g.given
	g.given = true
	return first
}

// Read gives the library a handshake and a subscription, then blocks.
func (g *gauge) Read(p []byte) (int, error) {
	if len(g.handshake) > 0 {
		n := copy(p, g.handshake)
		g.handshake = g.handshake[n:]
		return n, nil
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.ready = true
	g.moved.Broadcast()
	for !g.gone {
		g.moved.Wait()
	}
	return 0, io.EOF
}

// Write counts what the library publishes.
func (g *gauge) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.poisoned {
		// This is the goroutine of the library's queue. It holds one lock,
		// whose release is deferred.
		g.gone = true
		g.moved.Broadcast()
		runtime.Goexit()
	}
	if g.ready {
		g.waiting -= len(p)
		g.moved.Broadcast()
	}
	return len(p), nil
}

// reserve counts n bytes as sent; it waits while too many are on their way.
func (g *gauge) reserve(n int) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.waiting >= gaugeLimit && !g.gone && !g.poisoned {
		g.moved.Wait()
	}
	g.waiting += n
	return !g.gone && !g.poisoned
}

// connected blocks until the gauge is in force; it reports false after the limit.
func (g *gauge) connected(limit time.Duration) bool {
	return g.await(limit, func() bool { return g.ready })
}

// drained blocks until the gauge has seen all that was sent.
func (g *gauge) drained(limit time.Duration) bool {
	return g.await(limit, func() bool { return g.waiting <= 0 })
}

// ended blocks until the goroutine of the library's queue has met its poison.
func (g *gauge) ended(limit time.Duration) bool {
	return g.await(limit, func() bool { return g.gone })
}

// await blocks until done, called under the lock, is true, at most for limit.
func (g *gauge) await(limit time.Duration, done func() bool) bool {
	late := false
	timer := time.AfterFunc(limit, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		late = true
		g.moved.Broadcast()
	})
	defer timer.Stop()
	g.mu.Lock()
	defer g.mu.Unlock()
	for !done() && !late && !g.gone {
		g.moved.Wait()
	}
	return done()
}

// poison makes the next Write end its goroutine. It reports false if the
// library does not write to the gauge.
func (g *gauge) poison() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.poisoned = true
	g.moved.Broadcast()
	return g.ready && !g.gone
}

// Close unblocks Read.
func (g *gauge) Close() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.gone = true
	g.moved.Broadcast()
	return nil
}

func (g *gauge) LocalAddr() net.Addr              { return &net.UnixAddr{Net: "gauge"} }
func (g *gauge) RemoteAddr() net.Addr             { return &net.UnixAddr{Net: "gauge"} }
func (g *gauge) SetDeadline(time.Time) error      { return nil }
func (g *gauge) SetReadDeadline(time.Time) error  { return nil }
func (g *gauge) SetWriteDeadline(time.Time) error { return nil }
