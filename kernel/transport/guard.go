package transport

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/go-zeromq/zmq4"
	zmqtransport "github.com/go-zeromq/zmq4/transport"
)

const (
	maxPeers    = 256 // connections of one socket, admitted or not
	acceptPause = 50 * time.Millisecond
)

// scheme is the name under which the guard is registered with the library.
const scheme = "guard"

func init() {
	if err := zmq4.RegisterTransport(scheme, guard{}); err != nil {
		panic(err) // the name is taken: two copies of this package in one program
	}
}

// guard is the library's transport whose listener admits only peers with a
// valid handshake. The listener is open already: it stands in the context of the
// socket, as the library offers no other way to tell one from another.
type guard struct{}

var _ zmqtransport.Transport = guard{}

// guardKey is the context key of a socket's *listener.
type guardKey struct{}

var errNoGuard = errors.New("transport: only a kernel's own sockets can use the guard, and they do not dial")

// Dial fails: a kernel only listens.
func (guard) Dial(context.Context, zmqtransport.Dialer, string) (net.Conn, error) {
	return nil, errNoGuard
}

// Addr returns the address as it is.
func (guard) Addr(endpoint string) (string, error) { return endpoint, nil }

// Listen starts the listener in ctx.
func (guard) Listen(ctx context.Context, _ string) (net.Listener, error) {
	l, ok := ctx.Value(guardKey{}).(*listener)
	if !ok {
		return nil, errNoGuard
	}
	l.work.Go(l.accept)
	return l, nil
}

// listen opens a listening socket. The file of a Unix socket that nobody
// listens to any more, left by a kernel that was killed, is replaced.
func listen(network, addr string) (net.Listener, error) {
	l, err := net.Listen(network, addr)
	if network != "unix" {
		return l, err
	}
	if errors.Is(err, syscall.EADDRINUSE) && stale(addr) {
		if rmErr := os.Remove(addr); rmErr != nil {
			return nil, rmErr
		}
		l, err = net.Listen(network, addr)
	}
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(addr, 0o600); err != nil { // the key alone should not have to keep others out
		_ = l.Close()
		return nil, err
	}
	return l, nil
}

// stale reports whether path is a socket that refuses connections.
func stale(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSocket == 0 {
		return false
	}
	c, err := net.DialTimeout("unix", path, time.Second)
	if err == nil {
		_ = c.Close()
		return false
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}

// listener admits peers for one socket.
type listener struct {
	net.Listener
	limits
	name    string   // of the channel, for the log
	accepts []string // socket types of peers
	pub     bool     // peers send subscriptions only
	onTopic func(string)
	gauge   *gauge // first "peer" of a PUB socket, or nil
	log     *slog.Logger

	admitted chan net.Conn // peers with a valid handshake, for the library's Accept
	done     chan struct{} // closed by stop: no new peers
	ended    chan struct{} // closed by Close
	work     sync.WaitGroup

	mu     sync.Mutex
	peers  map[net.Conn]*conn // open connections; nil before the handshake is done
	names  map[string]*conn   // who holds an identity
	former []*conn            // who held one, oldest first: open, and not served
	read   int                // connections that the library reads from
	closed bool
}

func newListener(inner net.Listener, lim limits, name string, accepts []string, log *slog.Logger) *listener {
	return &listener{
		Listener: inner, limits: lim, name: name, accepts: accepts, log: log, onTopic: func(string) {},
		admitted: make(chan net.Conn), done: make(chan struct{}), ended: make(chan struct{}),
		peers: map[net.Conn]*conn{}, names: map[string]*conn{},
	}
}

// Accept gives the library the next admitted peer; the gauge, if there is one,
// comes first. It fails only once l is closed: the library calls again at once.
func (l *listener) Accept() (net.Conn, error) {
	if l.gauge != nil && l.gauge.admit() {
		return l.gauge, nil
	}
	select {
	case c := <-l.admitted:
		return c, nil
	case <-l.ended:
		return nil, net.ErrClosed
	}
}

// accept takes connections and shakes hands with each in a goroutine of its
// own, so that a silent one holds up nobody.
func (l *listener) accept() {
	for {
		c, err := l.Listener.Accept()
		switch {
		case err == nil && !l.track(c):
			l.log.Warn("peer refused", "channel", l.name, "why", "too many connections or closing")
			_ = c.Close()
		case err == nil:
			l.work.Go(func() { l.admit(c) })
		case errors.Is(err, net.ErrClosed):
			return
		default: // out of file descriptors, or a peer that went at once
			select {
			case <-l.done:
				return
			case <-time.After(acceptPause):
			}
		}
	}
}

// admit shakes hands with c and serves it until it closes.
func (l *listener) admit(c net.Conn) {
	defer l.untrack(c)
	h, err := l.shake(c)
	if err != nil {
		l.log.Debug("peer refused", "channel", l.name, "why", err)
		_ = c.Close()
		return
	}
	pc := newConn(l, c, h)
	l.enter(pc)
	defer l.leave(pc)
	select {
	case l.admitted <- pc:
		pc.send()
	case <-pc.closed: // taken over before the library had it
	case <-l.done:
		pc.shut(net.ErrClosed)
	}
	if pc.retired() {
		pc.linger()
	}
}

// shake is the handshake under its deadline.
func (l *listener) shake(c net.Conn) (hello, error) {
	if err := c.SetDeadline(time.Now().Add(l.handshake)); err != nil {
		return hello{}, err
	}
	h, err := shake(c, l.accepts)
	if err == nil {
		err = c.SetDeadline(time.Time{})
	}
	return h, err
}

// track counts c in, unless there are too many or l is closing.
func (l *listener) track(c net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed || len(l.peers) >= maxPeers {
		return false
	}
	l.peers[c] = nil
	return true
}

func (l *listener) untrack(c net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.peers, c)
}

// stop ends input: no new peers, and the admitted ones are cut off.
func (l *listener) stop() {
	l.mu.Lock()
	if l.closed {
		l.mu.Unlock()
		return
	}
	l.closed = true
	for c := range l.peers {
		_ = c.Close() // whoever reads from it shuts it
	}
	l.mu.Unlock()
	close(l.done)
	_ = l.Listener.Close() // there is nobody to tell
}

// Close ends l; the library calls it last.
func (l *listener) Close() error {
	l.stop()
	select {
	case <-l.ended:
	default:
		close(l.ended)
	}
	return nil
}

// idle reports whether everything written has left.
func (l *listener) idle() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, pc := range l.peers {
		if pc != nil && !pc.idle() {
			return false
		}
	}
	return true
}

// reading counts the library's goroutines that read from peers.
func (l *listener) reading(change int) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.read += change
	return l.read
}
