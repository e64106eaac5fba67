// Package transport carries a Jupyter kernel's messages: five channels, of
// which a client sees five sockets.
//
// A [Transport] is the kernel's end. [Listen] makes one over ZeroMQ, tcp or
// ipc, from the [ConnectionInfo] that a front end writes into a connection
// file; [NewMemory] makes one within the process, for tests. Both give the
// kernel whole multipart messages: the routing identity first, then the
// frames of package wire. The heartbeat is answered by the transport itself.
//
// The ZeroMQ library underneath trusts its peers: a malformed handshake ends
// the process, one silent connection stops the accept loop, one reader that
// has stopped reading stops the replies to everybody. So every connection goes
// through a guard (guard.go, handshake.go, conn.go) that validates what
// comes in before the library sees it and queues what goes out for each
// peer apart, with bounds and deadlines.
//
// A peer that announces the identity of another takes it over, with the replies
// to what the other had asked (handover.go).
package transport

import (
	"errors"
	"strconv"
)

// Channel is one of the kernel's sockets.
type Channel uint8

// The channels, with the socket types of the kernel's side.
const (
	Shell     Channel = iota // ROUTER: requests, answered in order
	Control                  // ROUTER: requests that overtake those on Shell
	Stdin                    // ROUTER: the kernel asks, the front end answers
	IOPub                    // PUB: what happens, to everybody
	Heartbeat                // echoes every message
	channels  = iota
)

var channelNames = [channels]string{"shell", "control", "stdin", "iopub", "hb"}

// String returns the name that connection files use: "shell", "hb", ….
func (c Channel) String() string {
	if int(c) < len(channelNames) {
		return channelNames[c]
	}
	return "channel(" + strconv.Itoa(int(c)) + ")"
}

// ErrClosed is returned by the methods of a closed Transport.
var ErrClosed = errors.New("transport: closed")

// Transport is the kernel's end of its channels. Its methods may be called
// from several goroutines.
type Transport interface {
	// Recv returns the next message on Shell, Control or Stdin: the routing
	// identity, then the frames that the peer sent. It blocks; after Close
	// it returns ErrClosed.
	Recv(c Channel) ([][]byte, error)

	// Send sends a message. On IOPub the first frame is the topic and every
	// subscriber gets it; elsewhere it is the identity that Recv returned,
	// and a peer that has gone is no error. Send keeps the frames until they
	// are sent: they must not be changed. It blocks while more than a bounded
	// number of bytes wait.
	Send(c Channel, frames [][]byte) error

	// Subscribed returns a channel on which the topic of each new
	// subscription to IOPub arrives, once messages reach the subscriber.
	// A subscription that nobody waits for may be dropped.
	Subscribed() <-chan string

	// Close sends what waits (for a bounded time), then closes every socket
	// and ends every goroutine of the transport.
	Close() error
}
