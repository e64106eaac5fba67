package child

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
	"fluxrepl/interp/display"
)

// Config says how a session in a child process is made.
type Config struct {
	// Config is that of the session in the child. Its output is captured
	// always. Functions in it cannot be given to another process.
	interp.Config
	// Command returns the command that starts a child: one that calls Serve,
	// usually this program. Its standard streams and ExtraFiles are set here.
	Command func() *exec.Cmd
	// Memory is the limit of a child's memory in bytes: a cell that needs more
	// ends with an error. 0 means DefaultMemory, a negative number none.
	Memory int64
	// Foreground leaves the child in this process's group, so that its cells
	// can read the terminal. Else it is cut off from the terminal, and
	// everything that cells have started ends with it.
	Foreground bool
	// Background makes New return at once. The first cell waits for the child,
	// and if there is none, its error says why.
	Background bool
}

// Self returns a Command that starts this program again, with an argument. On
// Linux it is the same program even if its file was replaced since.
func Self(argument string) func() *exec.Cmd {
	return func() *exec.Cmd {
		cmd := exec.Command(self(), argument)
		cmd.Args[0] = os.Args[0]
		return cmd
	}
}

// UnsupportedError says that this system has no sessions in child processes.
type UnsupportedError struct{ OS string }

func (e *UnsupportedError) Error() string {
	return fmt.Sprintf("no session in a process of its own on %s: only on linux and darwin", e.OS)
}

// Times of a session.
const (
	// Grace is how long a cell may go on after an interrupt before Stop ends
	// its process.
	Grace = 2 * time.Second

	startLimit  = time.Minute      // for a child to be ready
	answerLimit = 10 * time.Second // for it to answer a question
	closeLimit  = 2 * time.Second  // for it to end by itself
)

// Session is a session whose cells run in a child process. Its methods may be
// called from any goroutine; Execute runs one cell at a time.
type Session struct {
	cfg   Config
	grace time.Duration // Grace
	run   sync.Mutex    // held while a cell executes

	mu      sync.Mutex
	child   *birth // the child that is there or being started
	closed  bool
	count   int    // cells executed
	unsaid  *death // of a child that died while no cell ran
	past    cells  // succeeded in children that died
	present cells  // succeeded in this one
	running *call
	runner  *process // where running runs
}

// birth is a child that is being started; done is closed when it is ready or
// err says why not.
type birth struct {
	done chan struct{}
	p    *process
	err  error
}

// New starts a child and returns when it can run cells. Without Background it fails with the errors
// of interp.New, an *UnsupportedError, or the system's error if no process can
// be started.
func New(cfg Config) (*Session, error) {
	if !Supported {
		return nil, &UnsupportedError{runtime.GOOS}
	}
	if cfg.Memory == 0 {
		cfg.Memory = DefaultMemory()
	}
	s := &Session{cfg: cfg, grace: Grace}
	s.mu.Lock()
	b := s.bear()
	s.mu.Unlock()
	if cfg.Background {
		return s, nil
	}
	<-b.done
	if b.err != nil {
		return nil, b.err
	}
	return s, nil
}

// bear begins to start a child. It is called with mu held.
func (s *Session) bear() *birth {
	b := &birth{done: make(chan struct{})}
	s.child = b
	go func() {
		p, err := s.deliver()
		s.mu.Lock()
		b.p, b.err = p, err
		s.mu.Unlock()
		close(b.done)
		if err == nil {
			s.watch(p)
		}
	}()
	return b
}

// deliver starts a child and makes it ready.
func (s *Session) deliver() (*process, error) {
	token := capture.NewToken()
	p, err := start(&s.cfg, token)
	if err != nil {
		return nil, err
	}
	early := &recording{} // what a program says that is no child of ours
	p.out.set(0, early)
	session := s.cfg.Config
	session.Capture = false // the pipes do that
	var r readiness
	err = p.ask(configure, &setup{session, token, os.Args, max(s.cfg.Memory, 0), p.leader}, &r, startLimit)
	switch {
	case err == nil && r.Engine != nil:
		err = r.Engine
	case err == nil && r.Err != "":
		err = errors.New(r.Err)
	case errors.Is(err, errGone):
		err = fmt.Errorf("the session's process did not start: %s\n%s", p.death.cause, early)
	}
	p.out.set(0, nil)
	if err != nil {
		p.end("not ready")
		<-p.gone
		return nil, err
	}
	return p, nil
}

// watch draws the conclusions from a child's end: a new one is started at once.
func (s *Session) watch(p *process) {
	<-p.gone
	defer close(p.handled)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return // it ended as it should
	}
	if p.death.idle {
		s.unsaid = p.death
	}
	s.past, s.present = s.past.and(s.present), cells{}
	s.bear()
}

// current returns the child, when it is ready.
func (s *Session) current(ctx context.Context) (*process, error) {
	s.mu.Lock()
	b := s.child
	if s.closed {
		s.mu.Unlock()
		return nil, interp.ErrClosed
	}
	select {
	case <-b.done:
		if b.err != nil {
			b = s.bear() // what went wrong before may be over
		}
	default:
	}
	s.mu.Unlock()
	select {
	case <-b.done:
		return b.p, b.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Execute runs a cell as interp.Session does. If the cell's process dies, the
// error is of the kind "crash" or, if it called os.Exit, "exit", and the next
// cell finds a new session. The death of a process between two cells is the
// error of the second, which is not run.
func (s *Session) Execute(ctx context.Context, c interp.Cell, out interp.Output) interp.Result {
	if strings.TrimSpace(c.Source) == ReplayCommand {
		return s.Replay(ctx, out)
	}
	s.run.Lock()
	defer s.run.Unlock()
	s.mu.Lock()
	s.count++
	count := s.count
	s.mu.Unlock()
	if c.Number == 0 {
		c.Number = count // the child's own count begins again with every child
	}
	if c.Name == "" {
		c.Name = fmt.Sprintf("cell %d", count)
	}
	r := s.execute(ctx, c, out)
	r.Count = count
	return r
}

// execute runs a cell and remembers it if it succeeds. It is called with run
// held.
func (s *Session) execute(ctx context.Context, c interp.Cell, out interp.Output) interp.Result {
	for {
		if ctx.Err() != nil {
			return failed(ctx, ctx.Err())
		}
		p, err := s.current(ctx)
		if err != nil {
			return failed(ctx, err)
		}
		if e := s.obituary(c); e != nil {
			return interp.Result{Err: e}
		}
		running, err := p.begin(c, out)
		if errors.Is(err, errGone) { // it died just now, between two cells
			<-p.handled
			continue
		}
		if err != nil {
			return interp.Result{Err: failure("unsupported", err.Error())}
		}
		return s.attend(ctx, p, running, c)
	}
}

// obituary is the error that tells of a death between two cells, once.
func (s *Session) obituary(c interp.Cell) *interp.Error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unsaid == nil {
		return nil
	}
	e := s.unsaid.report(c.Name, len(s.past.list))
	s.unsaid = nil
	return e
}

// attend waits for the end of a cell, passes an interrupt on, and says what can
// be done if the cell does not heed it.
func (s *Session) attend(ctx context.Context, p *process, running *call, c interp.Cell) interp.Result {
	s.mu.Lock()
	s.running, s.runner = running, p
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.running, s.runner = nil, nil
		s.mu.Unlock()
	}()
	interrupted := ctx.Done()
	var late <-chan time.Time
	for {
		select {
		case r, ok := <-running.ended:
			return s.conclude(p, c, r, ok)
		case <-interrupted:
			interrupted = nil
			go func() { _ = p.request(interrupt, running.id, nil) }() // fails only if the child is gone
			t := time.NewTimer(s.grace)
			defer t.Stop()
			late = t.C
		case <-late:
			running.overdue.Store(true)
			p.out.print(capture.Stderr, c.Name+" does not stop. A second interrupt ends the session's process; its variables are then gone.\n")
		}
	}
}

// conclude makes the result of a cell that ended, or whose process did.
func (s *Session) conclude(p *process, c interp.Cell, r interp.Result, ok bool) interp.Result {
	if !ok {
		<-p.handled // the new child is on its way
		s.mu.Lock()
		defer s.mu.Unlock()
		return interp.Result{Err: p.death.report(c.Name, len(s.past.list))}
	}
	if r.Err == nil && !c.Silent {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.present = s.present.and(cells{list: []interp.Cell{c}})
	}
	return r
}

// failed is the result of a cell for which there is no child.
func failed(ctx context.Context, err error) interp.Result {
	switch {
	case errors.Is(err, interp.ErrClosed):
		return interp.Result{Err: failure("unsupported", err.Error())}
	case ctx.Err() != nil:
		return interp.Result{Err: failure("interrupted", "interrupted")}
	}
	return interp.Result{Err: failure(kindCrash, "no session could be started: "+err.Error())}
}

// failure is an error whose report is one line.
func failure(kind, message string) *interp.Error {
	return &interp.Error{Kind: kind, Message: message, Traceback: []string{kind + ": " + message}}
}

// Stop ends the running cell's process if the cell was interrupted and has gone
// on for the time of Grace; it reports whether it did. The cell then fails, and
// the next one finds a new session.
func (s *Session) Stop() bool {
	s.mu.Lock()
	running, p := s.running, s.runner
	s.mu.Unlock()
	if running == nil || !running.overdue.Load() {
		return false
	}
	p.end("ended by a second interrupt: the cell did not stop at the first")
	return true
}

// Kill ends the running cell's process at once, for the reason given.
func (s *Session) Kill(reason string) {
	s.mu.Lock()
	p := s.runner
	s.mu.Unlock()
	if p != nil {
		p.end(reason)
	}
}

// ask puts a question to the child.
func (s *Session) ask(k kind, q, reply any) bool {
	ctx, cancel := context.WithTimeout(context.Background(), answerLimit)
	defer cancel()
	p, err := s.current(ctx)
	return err == nil && p.ask(k, q, reply, answerLimit) == nil
}

// Complete returns what may stand at a place of an unfinished cell; nothing if
// the child does not answer.
func (s *Session) Complete(src string, cursor int) interp.Completion {
	c := interp.Completion{}
	if !s.ask(complete, &question{Source: src, Cursor: cursor}, &c) {
		return interp.Completion{Start: cursor, End: cursor}
	}
	return c
}

// Inspect returns type and documentation of what stands at a byte offset.
func (s *Session) Inspect(src string, cursor, detail int) (display.Data, bool) {
	var i inspected
	ok := s.ask(inspect, &question{src, cursor, detail}, &i)
	return i.Data, ok && i.Found
}

// IsComplete says whether a cell can be run as typed so far; "unknown" if the
// child does not answer.
func (s *Session) IsComplete(src string) (status, indent string) {
	if strings.TrimSpace(src) == ReplayCommand {
		return "complete", ""
	}
	var c completeness
	if !s.ask(isComplete, &question{Source: src}, &c) {
		return "unknown", ""
	}
	return c.Status, c.Indent
}

// Close ends the session and its process, by force if it does not end by itself.
func (s *Session) Close() error {
	s.run.Lock()
	defer s.run.Unlock()
	s.mu.Lock()
	b := s.child
	was := s.closed
	s.closed = true
	s.mu.Unlock()
	if was {
		return nil
	}
	<-b.done
	if b.err != nil {
		return nil // there is none
	}
	go func() { _ = b.p.request(quit, 0, nil) }() // fails only if the child is gone
	t := time.NewTimer(closeLimit)
	defer t.Stop()
	select {
	case <-b.p.gone:
	case <-t.C:
		b.p.end("closed")
		<-b.p.gone
	}
	<-b.p.handled
	return nil
}
