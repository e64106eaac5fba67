package transport

import (
	"errors"
	"io"
	"slices"
	"time"
)

// A client names its sockets after its session, and sessions are shared: by
// the clients of one kernel manager, and by a page that comes back before the
// end of its old connection has been noticed. So a peer that announces the
// identity of another takes it over, as with libzmq's ROUTER_HANDOVER, which
// Jupyter's own kernel sets. What was under way then:
//
//   - a request that the kernel has received is served, and its reply goes to
//     the new peer;
//   - a reply that waits for the old peer, and a request of it that has not
//     been read whole, are dropped, as is all that it sends afterwards.
//
// The old connection is over for the library, but, as with libzmq, stays
// open and silent. A peer that is alive would answer a close by connecting
// again, take its name back, and so on for ever. It is closed, so that its
// peer can come back, once the name is free.

// maxFormer is how many such connections one socket keeps open; the oldest
// gives way. The rest of maxPeers remains for peers that are served.
const maxFormer = 64

var errTakenOver = errors.New("another peer has taken its identity over")

// enter counts pc in and gives it its identity. When it returns, nothing
// reaches a peer that held the identity before, so the library, which would
// write to both, may have pc. Subscribers have no replies to share out.
func (l *listener) enter(pc *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.peers[pc.Conn] = pc
	id := pc.hello.identity
	if id == "" || l.pub {
		return // the library makes an identity up, or needs none
	}
	// Two peers that enter at the same time do so one after the other, and the
	// second retires the first: within the lock, or it could overtake it.
	if old := l.names[id]; old != nil && old.retire() {
		l.log.Debug("identity taken over", "channel", l.name, "peer", id)
		l.former = append(l.former, old)
		if len(l.former) > maxFormer {
			_ = l.former[0].Conn.Close() // what reads from it ends
			l.former = slices.Delete(l.former, 0, 1)
		}
	}
	l.names[id] = pc
}

// leave frees what enter gave. With the holder of an identity those go who
// held it before: each may connect again.
func (l *listener) leave(pc *conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	id := pc.hello.identity
	holder := l.names[id] == pc
	if holder {
		delete(l.names, id)
	}
	l.former = slices.DeleteFunc(l.former, func(old *conn) bool {
		if holder && old.hello.identity == id {
			_ = old.Conn.Close() // what reads from it ends
			return true
		}
		return old == pc
	})
}

// retire ends the connection for the library and leaves it open for the peer.
// It reports false if the connection has ended already.
func (c *conn) retire() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.end(errTakenOver) {
		return false
	}
	_ = c.Conn.SetDeadline(time.Unix(1, 0)) // whoever reads or writes is woken
	return true
}

// retired reports whether the connection ended by retire.
func (c *conn) retired() bool { return errors.Is(c.ended(), errTakenOver) }

// limit sets a deadline, unless the connection has ended: the one by which
// retire wakes who reads and writes must stay.
func (c *conn) limit(set func(time.Time) error, deadline time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.ended(); err != nil {
		return err
	}
	return set(deadline)
}

// linger reads from a retired connection, to no purpose but to see its end.
func (c *conn) linger() {
	c.reading.Lock() // the library's reader, which retire has woken, is out
	defer c.reading.Unlock()
	c.mu.Lock()
	err := c.Conn.SetReadDeadline(time.Time{})
	c.mu.Unlock()
	if err == nil {
		_, _ = io.Copy(io.Discard, c.Conn) // any error is the end
	}
	_ = c.Conn.Close() // it may be closed already
}
