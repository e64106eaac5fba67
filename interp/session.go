package interp

import (
	"context"
	"errors"
	"fmt"
	"go/token"
	"os"
	"reflect"
	"sync"
	"sync/atomic"

	"fluxrepl/interp/capture"
	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/native"
	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/toolchain"
	"fluxrepl/interp/rewrite"
	"fluxrepl/interp/symbols"
	"fluxrepl/interp/yaegi"
)

// Session is a Go session: cells executed one after another share variables,
// functions, types and imports. Its methods may be called from any goroutine;
// Execute runs one cell at a time.
type Session struct {
	run     sync.Mutex // held while a cell executes
	scope   *check.Scope
	fset    *token.FileSet
	world   *rewrite.World
	engine  engine
	capture *capture.Capture
	out     atomic.Pointer[sink]
	count   int
	closed  bool

	program  bool          // failures are a program's
	want     Engine        // what runs cells that do not say
	heap     *heap.Heap    // homes of variables; nil where one engine runs all cells
	alike    alike         // types that both engines see alike
	compiled compiled      // what there is of the native engine
	loading  sync.Mutex    // held while a cell is made ready
	left     chan struct{} // closed when the interpreter has compiled what an interrupt left
	dir      string
	kept     kept   // for Export
	magics   keeper // what they can ask for
}

// engine runs rewritten cells. The interpreter is one; a native one compiles.
type engine interface {
	// Load makes a unit ready to run; it fails on what the engine cannot do.
	Load(imports []string, source, entry string) (func(), error)
	// Run runs it until it returns, panics or ctx ends.
	Run(ctx context.Context, cell func()) yaegi.Outcome
}

// beforehand lists the packages that every session has imported.
var beforehand = []string{
	"fluxrepl/flux", "fluxrepl/flux/nn", "fluxrepl/flux/loss", "fluxrepl/flux/optim", "fluxrepl/flux/data",
	"fluxrepl/flux/train", "fluxrepl/flux/checkpoint", "fluxrepl/viz", "fluxrepl/interp/display",
}

// EngineError says that an engine cannot be had.
type EngineError struct {
	Engine Engine
	Why    string
}

func (e *EngineError) Error() string { return fmt.Sprintf("engine %s: %s", e.Engine, e.Why) }

// ErrClosed is the error of cells executed after Close.
var ErrClosed = errors.New("the session is closed")

// New returns a session with the packages of this module imported. It fails
// with an *EngineError for an engine that is not there, and with the error of
// package capture if the output cannot be captured.
func New(c Config) (*Session, error) {
	switch c.Engine {
	case "":
		c.Engine = Auto
	case Auto, Interpreted, Native:
	default:
		return nil, &EngineError{c.Engine, "unknown; want auto, interpreted or native"}
	}
	s := &Session{dir: c.Dir, want: c.Engine, program: c.Program}
	s.out.Store(&sink{})
	if err := s.begin(); err != nil {
		return nil, err
	}
	if c.Prepare || c.Engine == Native {
		s.prepare()
	}
	if c.Engine == Native {
		if _, err := s.nativeEngine(context.Background(), s.out.Load()); err != nil {
			return nil, errors.Join(err, s.leave())
		}
	}
	if c.Capture {
		var err error
		s.capture, err = capture.Start(func(stream, text string) { s.out.Load().stream(stream, text) })
		if err != nil {
			return nil, errors.Join(fmt.Errorf("capture output: %w", err), s.leave())
		}
	}
	return s, nil
}

// begin gives the session the names that every session has, and an engine that
// has run nothing.
func (s *Session) begin() error {
	scope, err := newScope()
	if err != nil {
		return err
	}
	s.scope, s.fset, s.world = scope, token.NewFileSet(), rewrite.NewWorld()
	s.compiled.engine, s.compiled.texts = nil, nil
	if s.compiled.background != nil {
		s.compiled.background.close()
		s.compiled.background = nil
	}
	if s.want == Native || s.want == Auto && native.Supported && toolchain.Present() {
		s.heap, s.alike = heap.New(), alike{}
		s.world = rewrite.NewSharedWorld(s.heap, s.alike.is)
	}
	replace := map[string]map[string]reflect.Value{
		"fluxrepl/interp/display/display": {
			"Show": reflect.ValueOf(s.show), "Clear": reflect.ValueOf(s.clear),
			"Of": reflect.ValueOf(formOf), "Auto": reflect.ValueOf(autoForm), "Any": reflect.ValueOf(anyForm),
		},
		"runtime/runtime": {"Goexit": reflect.ValueOf(func() { panic(goexit{}) })},
	}
	e, err := yaegi.New(s.world, replace, yaegi.Hooks{
		Owner: func() any { return s.out.Load() }, Out: s.magics.out, Report: s.panicReport,
		Panic: s.goroutinePanicked, Exit: s.goroutineExited, Interrupt: interruptCompiled(), Ending: s.ending,
	})
	if err != nil {
		return err
	}
	s.engine = e
	return nil
}

// Execute runs a cell. Everything it shows goes to out. When ctx ends the cell
// is interrupted: what it has assigned stays, and the session goes on.
//
// A cell that does not compile leaves no name behind. One that fails while it
// runs keeps what it declared, as in any notebook.
func (s *Session) Execute(ctx context.Context, c Cell, out Output) Result {
	s.run.Lock()
	defer s.run.Unlock()
	s.count++
	if c.Number == 0 {
		c.Number = s.count
	}
	if c.Name == "" {
		c.Name = fmt.Sprintf("cell %d", s.count)
	}
	res := Result{Count: s.count}
	if s.closed {
		res.Err = failure("unsupported", ErrClosed.Error())
		return res
	}
	o := &sink{out: out, cell: c.Name}
	s.out.Store(o)
	res.Value, res.Err = s.cell(ctx, c, o)
	res.Payloads = s.magics.taken()
	s.sync()
	return res
}

// maxSource bounds the size of a cell in bytes.
const maxSource = 16 << 20

func (s *Session) execute(ctx context.Context, c Cell, o *sink) (*display.Data, *Error) {
	if len(c.Source) > maxSource {
		return nil, failure("unsupported", fmt.Sprintf("%s has %d bytes: the limit is %d", c.Name, len(c.Source), maxSource))
	}
	if ctx.Err() != nil || !s.rested(ctx) {
		return nil, interruptedError(false)
	}
	compiled := s.magics.compile()
	cell, diags := check.Check(s.scope, s.fset, c.Name, c.Source)
	if len(diags) > 0 {
		return nil, diagnosed(c, diags)
	}
	if ctx.Err() != nil { // a huge cell takes its time
		return nil, interruptedError(false)
	}
	restore, err := s.enter()
	if err != nil {
		return nil, failure("error", err.Error())
	}
	defer restore()
	s.loading.Lock()
	l, failed := s.load(ctx, c, cell, o)
	s.loading.Unlock()
	if failed != nil {
		return nil, failed
	}
	for _, i := range cell.Imports {
		s.scope.Import(i.Name, i.Pkg)
	}
	s.scope.Declare(cell.Objects, cell.Docs)
	for _, n := range append(cell.Notes, l.notes...) {
		o.stream("stderr", "note: "+n+"\n")
	}
	compiled()
	if !l.compiled && s.engineOf(c) == Auto {
		s.compileLater(cell)
	}
	s.compiled.at = nil
	end := s.engine.Run(ctx, l.run)
	if l.compiled {
		end = s.endCompiled(cell, end)
	}
	value, failed := s.outcome(ctx, c, cell, end)
	if s.magics.raw == nil { // else the cell is a magic's
		s.kept.add(c.Number, c.Source, failed)
	}
	return value, failed
}

// enter changes to the session's folder for the time of a cell.
func (s *Session) enter() (restore func(), err error) {
	if s.dir == "" {
		return func() {}, nil
	}
	old, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	if err := os.Chdir(s.dir); err != nil {
		return nil, err
	}
	return func() {
		if now, err := os.Getwd(); err == nil {
			s.dir = now // a cell's own os.Chdir lasts
		}
		// The process goes back where it was; if that folder is gone it stays.
		_ = os.Chdir(old)
	}, nil
}

// sync waits until everything that the cell wrote has arrived.
func (s *Session) sync() {
	if s.capture != nil {
		s.capture.Sync()
	}
}

// Complete returns what may stand at a place of an unfinished cell; cursor is
// a byte offset.
func (s *Session) Complete(src string, cursor int) Completion {
	c := s.complete(src, cursor)
	out := Completion{Start: c.Start, End: c.End}
	for _, i := range c.Items {
		out.Items = append(out.Items, Item{Text: i.Text, Kind: i.Kind, Type: i.Type, Doc: i.Doc})
	}
	return out
}

// Inspect returns type and documentation of what stands at a byte offset; more
// with detail 1. It reports false if nothing known is there.
func (s *Session) Inspect(src string, cursor, detail int) (display.Data, bool) {
	return s.inspect(src, cursor, detail)
}

// IsComplete says whether a cell can be run as typed so far: "complete",
// "incomplete", with the indentation of the next line, or "invalid".
func (s *Session) IsComplete(src string) (status, indent string) { return s.isComplete(src) }

// Close ends the session and gives the output back.
func (s *Session) Close() error {
	s.run.Lock()
	defer s.run.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	err := s.leave()
	if s.capture != nil {
		err = errors.Join(err, s.capture.Close())
	}
	return err
}

// show is display.Show of a cell.
func (s *Session) show(values ...any) {
	for _, v := range values {
		d := look(v)
		s.sync() // what was printed before comes before
		s.out.Load().display(d)
	}
}

// clear is display.Clear of a cell.
func (s *Session) clear(wait bool) {
	s.sync() // what was printed before is removed too
	s.out.Load().clear(wait)
}

// goexit is the panic of runtime.Goexit in a cell: it runs the deferred calls
// and ends the goroutine, but the engine sees it end.
type goexit struct{}

// interruptCompiled stops compiled cells and the tensor library; this package
// does not import the latter and looks its function up.
func interruptCompiled() func() func() {
	v, ok := symbols.Value("fluxrepl/flux", "Interrupt")
	if !ok {
		return nil
	}
	f, _ := v.Interface().(func() func())
	if f == nil {
		return nil
	}
	return func() func() {
		resume := f()
		cellrt.Interrupt()
		return func() {
			cellrt.Resume()
			resume()
		}
	}
}

// sink guards a cell's Output.
type sink struct {
	mu   sync.Mutex
	out  Output
	cell string // whose it is
}

func (o *sink) stream(name, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.out != nil && text != "" {
		o.out.Stream(name, text)
	}
}

func (o *sink) display(d display.Data) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.out != nil {
		o.out.Display(d)
	}
}

func (o *sink) clear(wait bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.out != nil {
		o.out.ClearOutput(wait)
	}
}
