// Package kernel speaks the Jupyter messaging protocol, version 5.4, for an
// [Interpreter] of any language.
//
// [Serve] opens the sockets of a connection file and answers requests until a
// front end asks for shutdown. Requests on the shell channel are answered
// strictly in order by one goroutine, the worker, that also calls the interpreter:
// front ends rely on "busy" and "idle" not overtaking each other. The urgent
// requests (interrupt, shutdown, and kernel_info on the control channel) are
// answered beside it, so that they work while a cell runs.
//
// Every request is answered by "busy", its reply, what it shows, and, last of
// all, "idle", with the request's header as their parent. Which function answers
// which type stands in a table (handlers.go); each family of messages has a
// file of its own. What a peer sends is never trusted: a message that cannot be
// parsed, or whose signature is wrong, is dropped with a line in the log, and a
// panic in the interpreter is an error reply.
package kernel

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"time"

	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

// username is what the headers of a kernel's messages carry.
const username = "kernel"

// kernel is one served interpreter.
type kernel struct {
	config
	t       transport.Transport
	it      Interpreter
	signer  *wire.Signer
	session string
	iopub   *publisher
	queue   *queue
	history *history

	count int // number of the last counted cell; the worker's

	running struct { // the cell that an interrupt would end
		sync.Mutex
		cancel      context.CancelCauseFunc
		interrupted bool // once already
	}
	stop   context.CancelCauseFunc // ends Serve
	served sync.WaitGroup
}

// errInterrupted and errShutdown are the causes of a cell's cancelled context
// and of the end of Serve.
var (
	errInterrupted = errors.New("interrupted")
	errShutdown    = errors.New("shutdown was requested")
)

// Serve listens as conn says and serves it until a front end asks for
// shutdown, which returns nil, or ctx ends, which returns its cause. It owns
// every goroutine that it starts, and closes the sockets and it. An error of
// listening names the channel and the port.
func Serve(ctx context.Context, conn ConnectionInfo, it Interpreter, opts ...Option) error {
	c := newConfig(opts)
	t, err := transport.Listen(conn, c.log)
	if err != nil {
		return errors.Join(err, it.Close())
	}
	c.ports = conn
	return serve(ctx, t, conn.Key, it, c)
}

// ServeOn is Serve over a transport that is open already, with the key that
// signs messages; it closes t.
func ServeOn(ctx context.Context, t transport.Transport, key string, it Interpreter, opts ...Option) error {
	return serve(ctx, t, key, it, newConfig(opts))
}

func serve(ctx context.Context, t transport.Transport, key string, it Interpreter, c config) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	k := &kernel{
		config: c, t: t, it: it, signer: wire.NewSigner(key), session: wire.NewID(),
		queue: newQueue(), history: newHistory(c.history), stop: stop,
	}
	k.iopub = newPublisher(k.flush, k.publish)
	k.iopub.message(nil, "status", map[string]string{"execution_state": "starting"})
	for _, ch := range []transport.Channel{transport.Shell, transport.Control, transport.Stdin} {
		k.served.Go(func() { k.receive(ctx, ch) })
	}
	sigint := make(chan os.Signal, 1)
	if k.sigint {
		signal.Notify(sigint, os.Interrupt)
		defer signal.Stop(sigint)
	}
	k.served.Go(func() { k.watch(ctx, sigint) })
	worker := make(chan struct{})
	go func() {
		defer close(worker)
		k.work(ctx)
	}()

	<-ctx.Done()
	return k.finish(context.Cause(ctx), worker)
}

// finish ends everything in order: the cell, the output that waits, the
// sockets, the interpreter.
func (k *kernel) finish(cause error, worker <-chan struct{}) error {
	k.queue.close()
	k.interrupt()
	var err error
	patience := time.NewTimer(k.patience)
	defer patience.Stop()
	select {
	case <-worker:
	case <-patience.C:
		err = errors.New("kernel: the cell does not end when it is interrupted")
		k.log.Error("cell abandoned", "after", k.patience)
	}
	k.iopub.close()
	if e := k.t.Close(); e != nil {
		err = errors.Join(err, e)
	}
	k.served.Wait()
	if err == nil { // an interpreter that is still at work cannot be closed
		<-worker
		err = k.it.Close()
	}
	if errors.Is(cause, errShutdown) {
		return err
	}
	return errors.Join(cause, err)
}

// watch turns signals into interrupts and tells new subscribers that they
// are heard.
func (k *kernel) watch(ctx context.Context, sigint <-chan os.Signal) {
	interrupts := k.interrupts
	for {
		select {
		case <-ctx.Done():
			return
		case <-sigint:
			k.interrupt()
		case _, ok := <-interrupts:
			if !ok {
				interrupts = nil // closed: it would be ready for ever
				continue
			}
			k.interrupt()
		case topic := <-k.t.Subscribed():
			k.iopub.message(nil, "iopub_welcome", map[string]string{"subscription": topic})
		}
	}
}

// interrupt cancels the running cell, if there is one; one that was cancelled in
// vain is ended by force, where the interpreter can do that.
func (k *kernel) interrupt() {
	k.running.Lock()
	defer k.running.Unlock()
	if k.running.cancel == nil {
		return
	}
	if s, ok := k.it.(Stopper); ok && k.running.interrupted {
		s.Stop()
	}
	k.running.interrupted = true
	k.running.cancel(errInterrupted)
}

// receive reads one channel until the transport closes. Requests go to the
// worker's queue, but for those that must not wait for a cell to end.
func (k *kernel) receive(ctx context.Context, ch transport.Channel) {
	for {
		frames, err := k.t.Recv(ch)
		if err != nil {
			if ctx.Err() == nil {
				k.stop(err)
			}
			return
		}
		m, err := wire.Decode(frames, k.signer)
		if err != nil {
			k.log.Warn("message dropped", "channel", ch, "why", err)
			continue
		}
		r := &request{Message: m, channel: ch}
		h := handlers[m.Header.Type]
		switch {
		case ch == transport.Stdin:
			k.log.Warn("message dropped", "channel", ch, "type", m.Header.Type, "why", "no input was asked for")
		case h.urgent || h.light && ch == transport.Control:
			k.answer(ctx, r)
		default:
			k.queue.put(r)
		}
	}
}

// work answers the queued requests in order.
func (k *kernel) work(ctx context.Context) {
	for {
		r, ok := k.queue.take()
		if !ok {
			return
		}
		k.answer(ctx, r)
	}
}

// publish sends one message on iopub.
func (k *kernel) publish(parent []byte, msgType string, content, metadata any) {
	m := k.message(parent, msgType, content)
	m.Metadata = k.marshal(metadata)
	m.Identities = [][]byte{[]byte("kernel." + k.session + "." + msgType)}
	k.send(transport.IOPub, m)
}

// reply answers a request on the channel that it came by.
func (k *kernel) reply(r *request, msgType string, content any) {
	m := k.message(r.RawHeader, msgType, content)
	m.Identities = r.Identities
	k.send(r.channel, m)
}

func (k *kernel) message(parent []byte, msgType string, content any) *wire.Message {
	return &wire.Message{
		Header:  wire.NewHeader(msgType, k.session, username),
		Parent:  parent,
		Content: k.marshal(content),
	}
}

func (k *kernel) send(ch transport.Channel, m *wire.Message) {
	frames, err := wire.Encode(m, k.signer)
	if err == nil {
		err = k.t.Send(ch, frames)
	}
	if err != nil && !errors.Is(err, transport.ErrClosed) {
		k.log.Error("message not sent", slog.String("type", m.Header.Type), "why", err)
	}
}
