package transport

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"sync"
	"syscall"
	"time"

	"github.com/go-zeromq/zmq4"
)

const (
	lingerTime   = 2 * time.Second // for what waits at Close
	lingerPause  = time.Millisecond
	startTimeout = 5 * time.Second // for the gauge to connect, which takes microseconds
)

// ListenError says which socket could not be opened.
type ListenError struct {
	Channel  Channel
	Endpoint string // "tcp://127.0.0.1:5555"
	Port     int
	Err      error
}

// Error names the channel and the port.
func (e *ListenError) Error() string {
	if errors.Is(e.Err, syscall.EADDRINUSE) {
		return fmt.Sprintf("transport: %s: port %d is in use (%s)", e.Channel, e.Port, e.Endpoint)
	}
	return fmt.Sprintf("transport: %s: cannot listen on %s: %v", e.Channel, e.Endpoint, e.Err)
}

// Unwrap returns the cause.
func (e *ListenError) Unwrap() error { return e.Err }

// zmq is a Transport over five ZeroMQ sockets.
type zmq struct {
	sockets    [channels]*socket
	subscribed chan string
	close      sync.Once
}

// socket is one of them: the library's socket, its guard, and a goroutine that
// receives.
type socket struct {
	zmq4.Socket
	guard   *listener
	in      chan [][]byte
	closing chan struct{}
	pump    sync.WaitGroup
	sending sync.Mutex // keeps the order of reserve and Send the same
}

// Listen opens the five sockets that info names. It validates info first; an
// error is a *ConnectionError or a *ListenError, and then nothing stays open.
// Refused and dropped peers are logged to logger, which may be nil.
func Listen(info ConnectionInfo, logger *slog.Logger) (Transport, error) {
	return listenWith(info, logger, standard)
}

func listenWith(info ConnectionInfo, logger *slog.Logger, lim limits) (Transport, error) {
	if err := info.Validate(); err != nil {
		return nil, err
	}
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	z := &zmq{subscribed: make(chan string, 16)}
	for c := Channel(0); c < channels; c++ {
		s, err := z.open(c, info, logger, lim)
		if err != nil {
			_ = z.Close()
			return nil, &ListenError{Channel: c, Endpoint: info.Endpoint(c), Port: info.Port(c), Err: err}
		}
		z.sockets[c] = s
	}
	return z, nil
}

// open opens one socket. The heartbeat is a ROUTER too, which serves REQ peers
// as well as a REP does and keeps no state between a request and its reply.
func (z *zmq) open(c Channel, info ConnectionInfo, logger *slog.Logger, lim limits) (*socket, error) {
	newSock, accepts := zmq4.NewRouter, []string{"DEALER", "REQ", "ROUTER"}
	if c == IOPub {
		newSock, accepts = zmq4.NewPub, []string{"SUB", "XSUB"}
	}
	network := map[string]string{"tcp": "tcp", "ipc": "unix"}[info.Transport]
	inner, err := listen(network, info.address(c))
	if err != nil {
		return nil, err
	}
	l := newListener(inner, lim, c.String(), accepts, logger)
	if c == IOPub {
		l.pub, l.gauge, l.onTopic = true, newGauge(), z.report
	}
	ctx := context.WithValue(context.Background(), guardKey{}, l)
	s := &socket{
		Socket: newSock(ctx, zmq4.WithLogger(log.New(io.Discard, "", 0))),
		guard:  l, in: make(chan [][]byte), closing: make(chan struct{}),
	}
	if err := s.Listen(scheme + "://" + c.String()); err != nil {
		s.end()
		return nil, err
	}
	switch c {
	case IOPub:
		if !l.gauge.connected(startTimeout) {
			s.end()
			return nil, errors.New("the publisher does not start")
		}
	case Heartbeat:
		s.pump.Go(s.echo)
	default:
		s.pump.Go(s.receive)
	}
	return s, nil
}

// report passes a subscription on if somebody has room for it.
func (z *zmq) report(topic string) {
	select {
	case z.subscribed <- topic:
	default:
	}
}

// receive hands messages to Recv. Once the socket closes it goes on without
// handing over, or the library's readers would block for ever.
func (s *socket) receive() {
	for {
		msg, err := s.Recv()
		if err != nil {
			return // its context ended
		}
		if len(msg.Frames) < 2 {
			continue
		}
		select {
		case s.in <- msg.Frames:
		case <-s.closing:
		}
	}
}

// echo sends every message back.
func (s *socket) echo() {
	for {
		msg, err := s.Recv()
		if err != nil {
			return
		}
		_ = s.SendMulti(zmq4.NewMsgFrom(msg.Frames...)) // a peer that has gone needs no answer
	}
}

// Recv returns the next message of c.
func (z *zmq) Recv(c Channel) ([][]byte, error) {
	s := z.sockets[c]
	select {
	case f := <-s.in:
		return f, nil
	case <-s.closing:
		return nil, ErrClosed
	}
}

// Send queues a message for its peer, or for every subscriber.
func (z *zmq) Send(c Channel, frames [][]byte) error {
	s := z.sockets[c]
	select {
	case <-s.closing:
		return ErrClosed
	default:
	}
	if g := s.guard.gauge; g != nil {
		s.sending.Lock()
		defer s.sending.Unlock()
		if !g.reserve(size(frames)) {
			return ErrClosed
		}
	}
	if err := s.SendMulti(zmq4.NewMsgFrom(frames...)); err != nil && c == IOPub {
		return err
	}
	return nil // on the others an error means that the peer has gone
}

// size returns how many bytes a message has on the wire.
func size(frames [][]byte) int {
	n := 0
	for _, f := range frames {
		n += 2 + len(f)
		if len(f) > 255 {
			n += 7
		}
	}
	return n
}

// Subscribed returns the channel of new subscriptions to IOPub.
func (z *zmq) Subscribed() <-chan string { return z.subscribed }

// Close gives what waits two seconds to leave, then ends the sockets.
func (z *zmq) Close() error {
	z.close.Do(func() {
		deadline := time.Now().Add(lingerTime)
		if s := z.sockets[IOPub]; s != nil {
			s.guard.gauge.drained(lingerTime)
		}
		for _, s := range z.sockets {
			if s != nil {
				waitUntil(deadline, s.guard.idle)
			}
		}
		for _, s := range z.sockets {
			if s != nil {
				s.end()
			}
		}
	})
	return nil
}

// waitUntil waits for a condition that others bring about without telling.
func waitUntil(deadline time.Time, done func() bool) bool {
	for !done() {
		if time.Now().After(deadline) {
			return false
		}
		time.Sleep(lingerPause)
	}
	return true
}

// end closes a socket in the order that leaves no goroutine of the library
// behind: first no more input, while the receiver still empties the queue in
// which the library's readers would block for ever; then the publisher's
// goroutine; then the socket.
func (s *socket) end() {
	close(s.closing)
	s.guard.stop()
	s.guard.work.Wait()
	deadline := time.Now().Add(lingerTime)
	waitUntil(deadline, func() bool { return s.guard.reading(0) == 0 })
	if g := s.guard.gauge; g != nil && g.poison() {
		_ = s.SendMulti(zmq4.NewMsg([]byte("end"))) // it only queues
		g.ended(lingerTime)
	}
	_ = s.Close() // the connections are closed already
	s.pump.Wait()
}
