package child

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"time"

	"fluxrepl/interp"
)

// server is the child's side.
type server struct {
	setup   setup
	session *interp.Session
	events  *emitter
	replies *frameWriter

	mu      sync.Mutex
	cancels map[uint64]context.CancelFunc // of the cells that run
}

// The child's descriptors from 3 on, in the order of pipeNames.
const (
	fdRequests = 3 + iota
	fdEvents
	fdReplies
	fdCrash
)

// Serve is the main function of a child process: it runs a session for the
// parent that started it and returns the exit status. It returns an error if the
// process was not started by a Session.
func Serve() (status int, err error) {
	files, err := inherit()
	if err != nil {
		return 0, err
	}
	// Of what a dying runtime says, the parent reads a copy here. An error would
	// mean that a crash is told as an end without a reason.
	_ = debug.SetCrashOutput(files.crash, debug.CrashOptions{})
	stops := make(chan os.Signal, 1)
	signal.Notify(stops, endings...)
	signal.Notify(make(chan os.Signal, 1), passed...)
	s := &server{
		events:  &emitter{frames: frameWriter{w: files.events}, out: files.stdout, err: files.stderr},
		replies: &frameWriter{w: files.replies},
		cancels: map[uint64]context.CancelFunc{},
	}
	ended := make(chan error, 1)
	go func() { ended <- s.serve(bufio.NewReaderSize(files.requests, 1<<16)) }()
	select {
	case err = <-ended:
	case <-stops:
	}
	return s.close(err)
}

// close ends the session and, if the parent has not asked for that, everything
// that cells have started: the parent is gone and cannot.
func (s *server) close(cause error) (int, error) {
	s.mu.Lock()
	session, leader := s.session, s.setup.Leader
	for _, cancel := range s.cancels {
		cancel()
	}
	s.mu.Unlock()
	if session != nil {
		done := make(chan struct{})
		go func() { defer close(done); _ = session.Close() }() // nothing more can be done
		t := time.NewTimer(closeLimit / 2)
		defer t.Stop()
		select {
		case <-done:
		case <-t.C:
		}
	}
	if !errors.Is(cause, errQuit) && leader {
		killOwn()
	}
	if errors.Is(cause, errQuit) || errors.Is(cause, io.EOF) {
		cause = nil
	}
	return 0, cause
}

// handlers says what is done with each request, on the goroutine that reads
// them: none waits for anything.
var handlers = map[kind]func(s *server, f frame) error{
	configure:  (*server).configure,
	execute:    (*server).execute,
	interrupt:  (*server).interrupt,
	complete:   (*server).complete,
	inspect:    (*server).inspect,
	isComplete: (*server).isComplete,
	quit:       func(*server, frame) error { return errQuit },
}

var errQuit = errors.New("the parent has asked the session to end")

// serve answers requests until the pipe ends or the parent asks for the end.
func (s *server) serve(r *bufio.Reader) error {
	for {
		f, err := readFrame(r)
		if err != nil {
			return err
		}
		handle, ok := handlers[f.kind]
		if !ok || (f.kind != configure) != (s.session != nil) && f.kind != quit {
			return &FormatError{"a request that fits", f.kind.String()}
		}
		if err := handle(s, f); err != nil {
			return err
		}
	}
}

// configure makes the session.
func (s *server) configure(f frame) error {
	var setup setup
	if err := unmarshal(f.body, &setup); err != nil {
		return err
	}
	os.Args = setup.Args
	s.events.token = setup.Token
	if setup.Memory > 0 {
		go s.watchMemory(setup.Memory)
	}
	session, err := interp.New(setup.Session)
	var r readiness
	if err != nil {
		r.Err = err.Error()
		r.Engine, _ = errors.AsType[*interp.EngineError](err)
	}
	s.mu.Lock()
	s.setup, s.session = setup, session
	s.mu.Unlock()
	return s.replies.write(ready, f.id, &r)
}

// execute runs a cell.
func (s *server) execute(f frame) error {
	var c interp.Cell
	if err := unmarshal(f.body, &c); err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.mu.Lock()
	s.cancels[f.id] = cancel
	s.mu.Unlock()
	go func() {
		r := s.run(ctx, c, &cellOutput{s.events, f.id})
		s.mu.Lock()
		delete(s.cancels, f.id)
		s.mu.Unlock()
		cancel()
		s.events.result(f.id, r)
	}()
	return nil
}

// run executes a cell; a panic in the session itself is the cell's error.
func (s *server) run(ctx context.Context, c interp.Cell, out interp.Output) (r interp.Result) {
	defer func() {
		if v := recover(); v != nil {
			msg := fmt.Sprintf("the session failed: %v", v)
			r = interp.Result{Err: &interp.Error{Kind: "panic", Message: msg, Traceback: []string{"panic: " + msg, string(debug.Stack())}}}
		}
	}()
	return s.session.Execute(ctx, c, out)
}

// interrupt ends a cell. One that has ended already needs none.
func (s *server) interrupt(f frame) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if cancel := s.cancels[f.id]; cancel != nil {
		cancel()
	}
	return nil
}

func (s *server) complete(f frame) error {
	return s.answer(f, completion, func(q question) any {
		c := s.session.Complete(q.Source, q.Cursor)
		return &c
	})
}

func (s *server) inspect(f frame) error {
	return s.answer(f, inspection, func(q question) any {
		d, ok := s.session.Inspect(q.Source, q.Cursor, q.Detail)
		return &inspected{d, ok}
	})
}

func (s *server) isComplete(f frame) error {
	return s.answer(f, status, func(q question) any {
		st, indent := s.session.IsComplete(q.Source)
		return &completeness{st, indent}
	})
}

// answer answers a question beside whatever runs. A panic, or an answer that
// does not fit into a frame, is no answer: the parent gets an empty one.
func (s *server) answer(f frame, k kind, about func(question) any) error {
	var q question
	if err := unmarshal(f.body, &q); err != nil {
		return err
	}
	go func() {
		var reply any
		func() {
			defer func() { _ = recover() }()
			reply = about(q)
		}()
		if reply == nil || s.replies.write(k, f.id, reply) != nil {
			_ = s.replies.write(k, f.id, nil) // an error: the parent is gone
		}
	}()
	return nil
}
