package child

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/capture"
)

// process is one child with the goroutines that look after it.
type process struct {
	cmd    *exec.Cmd
	leader bool // of a session of processes
	out    sink
	gate   *gate
	queue  chan []byte // frames to the child

	stdout, stderr  *printing
	events, replies *os.File
	crash           *crashText

	mu     sync.Mutex
	next   uint64 // number of the next request
	asked  map[uint64]chan frame
	cell   *call  // the cell that runs
	reason string // why the parent ended the child
	words  string // why the child says it ends itself
	death  *death // set when it is gone
	reaped bool   // what it has started was ended, its number may be another's

	exited  atomic.Bool
	reading sync.WaitGroup
	gone    chan struct{} // closed when the child has ended and all it wrote was handed over
	handled chan struct{} // closed when the session has drawn its conclusions
}

// call is a cell that runs in a child.
type call struct {
	id      uint64
	ended   chan interp.Result // gets the result; closed without one if the child dies
	overdue atomic.Bool        // it was interrupted and goes on
}

// pipes are the ends of the pipes that join parent and child.
type pipes struct {
	mine   map[string]*os.File
	theirs []*os.File
}

// open makes a pipe. The child writes to it, but for requests.
func (ps *pipes) open(name string) error {
	open := func(string) (r, w *os.File, err error) { return os.Pipe() }
	if name == capture.Stdout || name == capture.Stderr {
		open = capture.Pipe // which holds more
	}
	r, w, err := open(name)
	if err != nil {
		return fmt.Errorf("pipe for %s: %w", name, err)
	}
	if name == "requests" {
		r, w = w, r
	}
	ps.mine[name] = r
	ps.theirs = append(ps.theirs, w)
	return nil
}

func (ps *pipes) closeAll() {
	for _, f := range ps.mine {
		_ = f.Close() // nothing is lost: nothing was written
	}
	ps.closeTheirs()
}

func (ps *pipes) closeTheirs() {
	for _, f := range ps.theirs {
		_ = f.Close()
	}
}

// pipeNames lists the pipes in the order of the child's descriptors: 1, 2, and
// from 3 on.
var pipeNames = []string{"stdout", "stderr", "requests", "events", "replies", "crash"}

// start starts a child. It does not wait until the child is ready.
func start(cfg *Config, token []byte) (*process, error) {
	ps := &pipes{mine: map[string]*os.File{}}
	for _, name := range pipeNames {
		if err := ps.open(name); err != nil {
			ps.closeAll()
			return nil, err
		}
	}
	cmd := cfg.Command()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, ps.theirs[0], ps.theirs[1]
	cmd.ExtraFiles = ps.theirs[2:]
	p := &process{
		cmd: cmd, leader: !cfg.Foreground, gate: newGate(), queue: make(chan []byte, 16),
		events: ps.mine["events"], replies: ps.mine["replies"], crash: &crashText{r: ps.mine["crash"]},
		asked: map[uint64]chan frame{}, gone: make(chan struct{}), handled: make(chan struct{}),
	}
	p.stdout = newPrinting(p, ps.mine["stdout"], 0, capture.Stdout, token)
	p.stderr = newPrinting(p, ps.mine["stderr"], 1, capture.Stderr, token)
	p.stderr.report = &report{dying: p.crash.begun.Load}
	started := make(chan error)
	go p.live(started)
	err := <-started
	if err != nil {
		ps.closeAll()
		return nil, fmt.Errorf("start the session's process: %w", err)
	}
	ps.closeTheirs()
	go p.send(ps.mine["requests"])
	for _, read := range []func(){p.stdout.read, p.stderr.read, p.readEvents, p.readReplies, p.crash.read} {
		p.reading.Go(read)
	}
	go p.bury()
	return p, nil
}

// live starts the child and waits for its end, on one thread of its own: Linux
// ends a child with the thread that started it.
func (p *process) live(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	attributes(p.cmd, p.leader)
	err := p.cmd.Start()
	if err == nil {
		p.reading.Add(1) // bury waits for the end of the child too
	}
	started <- err
	if err != nil {
		return
	}
	defer p.reading.Done()
	if awaitExit(p.cmd.Process.Pid) {
		p.reap()
	}
	_ = p.cmd.Wait() // the state says how it ended
	p.reap()
	p.exited.Store(true)
	for _, f := range []*os.File{p.stdout.r, p.stderr.r, p.events, p.replies, p.crash.r} {
		_ = f.SetReadDeadline(time.Now().Add(patience)) // a pipe can be waited for
	}
}

// bury closes everything when the child has ended and the pipes are empty.
func (p *process) bury() {
	p.reading.Wait()
	p.mu.Lock()
	p.death = p.inquest()
	cell := p.cell
	p.cell = nil
	p.mu.Unlock()
	if text := p.stderr.report.take(); text != "" {
		p.stderr.emit(text)
	}
	for _, f := range []*os.File{p.stdout.r, p.stderr.r, p.events, p.replies, p.crash.r} {
		_ = f.Close() // of a pipe that was read to its end
	}
	p.death.idle = cell == nil
	close(p.gone)
	if cell != nil {
		close(cell.ended)
	}
}

// send writes the queued frames. A child that does not read makes it wait; the
// end of the child ends it.
func (p *process) send(w io.WriteCloser) {
	defer func() { _ = w.Close() }() // the child reads its end
	for {
		select {
		case b := <-p.queue:
			if _, err := w.Write(b); err != nil {
				return // the child is gone or about to be
			}
		case <-p.gone:
			return
		}
	}
}

// request queues a frame for the child.
func (p *process) request(k kind, id uint64, message any) error {
	b, err := appendFrame(nil, k, id, message)
	if err != nil {
		return err
	}
	select {
	case p.queue <- b:
		return nil
	case <-p.gone:
		return errGone
	}
}

// errGone is the error of requests to a child that has ended.
var errGone = errors.New("the session's process has ended")

// number returns a number for a request, and registers who waits for its answer.
func (p *process) number(answer chan frame) uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.next++
	if answer != nil {
		p.asked[p.next] = answer
	}
	return p.next
}

// ask sends a question and reads the answer into reply; false if the child does
// not answer within the time limit, or ends.
func (p *process) ask(k kind, q, reply any, limit time.Duration) error {
	answer := make(chan frame, 1)
	id := p.number(answer)
	defer func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.asked, id)
	}()
	if err := p.request(k, id, q); err != nil {
		return err
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case f := <-answer:
		return unmarshal(f.body, reply)
	case <-p.gone:
		return errGone
	case <-timer.C:
		return fmt.Errorf("the session's process does not answer within %s", limit)
	}
}

// begin sends a cell; false if the child has ended.
func (p *process) begin(c interp.Cell, out interp.Output) (*call, error) {
	running := &call{id: p.number(nil), ended: make(chan interp.Result, 1)}
	p.mu.Lock()
	if p.death != nil {
		p.mu.Unlock()
		return nil, errGone
	}
	p.cell = running
	p.mu.Unlock()
	p.out.set(running.id, out)
	if err := p.request(execute, running.id, &c); err != nil && !errors.Is(err, errGone) {
		p.mu.Lock()
		p.cell = nil
		p.mu.Unlock()
		return nil, err
	}
	return running, nil
}

// readEvents hands over the events, each in its place.
func (p *process) readEvents() {
	defer p.gate.pass(over)
	r := bufio.NewReaderSize(p.events, 1<<16)
	for {
		f, err := readFrame(r)
		if err == nil {
			err = p.event(f)
		}
		if err != nil {
			p.lost(err)
			return
		}
	}
}

// event reads one event and hands it over.
func (p *process) event(f frame) error {
	take, ok := events[f.kind]
	if !ok {
		return &FormatError{"an event", f.kind.String()}
	}
	mark, deliver, err := take(p, f)
	if err != nil {
		return err
	}
	p.gate.await(mark)
	deliver()
	p.gate.pass(mark)
	return nil
}

// events says how each event is read: its mark, and what hands it over.
var events = map[kind]func(p *process, f frame) (mark uint64, deliver func(), err error){
	stream: func(p *process, f frame) (uint64, func(), error) {
		var m printed
		err := unmarshal(f.body, &m)
		return m.Mark, func() { p.out.tell(f.id, func(o interp.Output) { o.Stream(m.Name, m.Text) }) }, err
	},
	shown: func(p *process, f frame) (uint64, func(), error) {
		var m displayed
		err := unmarshal(f.body, &m)
		return m.Mark, func() { p.out.tell(f.id, func(o interp.Output) { o.Display(m.Data) }) }, err
	},
	cleared: func(p *process, f frame) (uint64, func(), error) {
		var m clearance
		err := unmarshal(f.body, &m)
		return m.Mark, func() { p.out.tell(f.id, func(o interp.Output) { o.ClearOutput(m.Wait) }) }, err
	},
	result: func(p *process, f frame) (uint64, func(), error) {
		var m ended
		err := unmarshal(f.body, &m)
		return m.Mark, func() { p.finish(f.id, m.Result) }, err
	},
}

// finish gives the result to who waits for it.
func (p *process) finish(id uint64, r interp.Result) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cell != nil && p.cell.id == id {
		p.cell.ended <- r
		p.cell = nil
	}
}

// readReplies hands answers to who asked.
func (p *process) readReplies() {
	r := bufio.NewReader(p.replies)
	for {
		f, err := readFrame(r)
		if err == nil && f.kind == lastWords {
			err = p.farewell(f)
		}
		if err != nil {
			p.lost(err)
			return
		}
		p.mu.Lock()
		answer := p.asked[f.id]
		delete(p.asked, f.id)
		p.mu.Unlock()
		if answer != nil {
			answer <- f
		}
	}
}

func (p *process) farewell(f frame) error {
	var m farewell
	if err := unmarshal(f.body, &m); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.words = m.Cause
	return nil
}

// lost is called when a pipe from the child ended or carries nonsense: a child
// without it is of no use. One that is ending is left to end by itself.
func (p *process) lost(err error) {
	if p.exited.Load() {
		return
	}
	if !errors.Is(err, io.EOF) {
		p.end("its process sent what is no message: " + err.Error())
		return
	}
	go func() {
		timer := time.NewTimer(closeLimit) // a large process takes its time to end
		defer timer.Stop()
		select {
		case <-p.gone:
		case <-timer.C:
			p.end("its process closed the pipes to it")
		}
	}()
}

// end ends the child by force, for the reason given.
func (p *process) end(reason string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.reason == "" {
		p.reason = reason
	}
	if !p.reaped {
		_ = p.cmd.Process.Kill() // an error means that it is gone
		p.killAll()
	}
}

// reap marks the child as ended and ends what it has started. Its number may
// from now on be another process's.
func (p *process) reap() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.reaped {
		p.killAll()
		p.reaped = true
	}
}
