package yaegi

import (
	"fmt"
	"go/types"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"unsafe"
	"weak"

	"github.com/traefik/yaegi/interp"

	"fluxrepl/interp/symbols"
)

// Types numbers the types that written source mentions. Its methods may be
// called from any goroutine.
type Types interface {
	Type(n int) types.Type
	Number(t types.Type) int
}

// Engine is one interpreter with its runtime. Load and Run are called by one
// goroutine at a time.
type Engine struct {
	it      *interp.Interpreter
	self    weak.Pointer[Engine]
	types   Types
	runID   *uint64
	markVal reflect.Value
	shares  bool // Share has been called

	mu       sync.Mutex
	methods  map[methodKey]reflect.Value
	armed    map[int64]*Frame
	results  []Value
	origin   panicOrigin
	hooks    Hooks
	rtypes   map[int]reflect.Type
	trace    traceWriter
	done     atomic.Pointer[chan struct{}]
	running  atomic.Int64 // goroutines started by cells
	stopping atomic.Bool
	main     atomic.Int64 // the goroutine that runs the cell
	dead     sync.Map     // goroutines left behind in compiled code, by number
	deads    atomic.Int64
}

type methodKey struct {
	typ  int
	name string
}

// panicOrigin remembers where a panic began, for deferred calls move on.
type panicOrigin struct {
	set   bool
	value any
	mark  int
}

// Value is a result of a cell: the number of its static type, and the value,
// boxed if its type is a cell's.
type Value struct {
	Type  int
	Value any
}

// CompileError says that the interpreter did not take what was written. It is
// a gap of the rewriter, not a mistake in the cell.
type CompileError struct{ Reason string }

func (e *CompileError) Error() string { return e.Reason }

// Hooks connect an engine to what it does not know. Any may be nil.
type Hooks struct {
	// Panic is told of a panic that ended a goroutine other than the cell's.
	Panic func(v any)
	// Interrupt makes compiled code stop until resume is called.
	Interrupt func() (resume func())
}

// New returns an engine. replace puts other functions in the place of symbols,
// by "path/name" of the package and name.
func New(t Types, replace map[string]map[string]reflect.Value, hooks Hooks) (*Engine, error) {
	e := &Engine{types: t, methods: map[methodKey]reflect.Value{}, armed: map[int64]*Frame{}, rtypes: map[int]reflect.Type{}, hooks: hooks}
	e.self = weak.Make(e)
	e.it = interp.New(interp.Options{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: &e.trace, Unrestricted: true})
	done := make(chan struct{})
	e.done.Store(&done)
	id := reflect.ValueOf(e.it).Elem().FieldByName("id")
	if !id.IsValid() || id.Kind() != reflect.Uint64 {
		return nil, &CompileError{"this version of the interpreter has no run number"}
	}
	e.runID = (*uint64)(unsafe.Pointer(id.UnsafeAddr()))
	if err := e.use(replace); err != nil {
		return nil, err
	}
	if _, err := e.it.Eval("import rt \"rt\"\nvar __l int\n"); err != nil {
		return nil, fmt.Errorf("start the interpreter: %w", err)
	}
	v, err := e.it.Eval("&__l")
	if err != nil {
		return nil, fmt.Errorf("start the interpreter: %w", err)
	}
	e.markVal = v
	return e, nil
}

// use loads the symbol tables. Package fmt goes in under a key of its own:
// the usual one makes the interpreter replace parts of the standard library
// and compile its own generic packages, and the session wants neither.
func (e *Engine) use(replace map[string]map[string]reflect.Value) error {
	all := symbols.Exports()
	all["fmt/format"] = all["fmt/fmt"]
	delete(all, "fmt/fmt")
	all["rt/rt"] = e.runtime()
	if err := e.it.Use(all); err != nil {
		return fmt.Errorf("load symbols: %w", err)
	}
	for key, m := range replace {
		if err := e.it.Use(interp.Exports{key: m}); err != nil {
			return fmt.Errorf("load symbols: %w", err)
		}
	}
	return nil
}

// Load compiles declarations and returns the function called entry. Whatever
// goes wrong inside the interpreter comes back as a *CompileError.
func (e *Engine) Load(imports []string, source, entry string) (run func(), err error) {
	defer func() {
		if r := recover(); r != nil {
			run, err = nil, &CompileError{fmt.Sprintf("the interpreter failed: %v", r)}
		}
	}()
	for _, i := range imports {
		if _, err := e.it.Eval(i); err != nil {
			return nil, &CompileError{err.Error()}
		}
	}
	if _, err := e.it.Eval(source); err != nil {
		return nil, &CompileError{err.Error()}
	}
	v, err := e.it.Eval(entry)
	if err != nil {
		return nil, &CompileError{err.Error()}
	}
	run, ok := v.Interface().(func())
	if !ok {
		return nil, &CompileError{"the interpreter did not compile the cell"}
	}
	return run, nil
}

// Share makes variables reachable by pointer: written source calls them
// vars.P and their number. The pointers must be to their compiled types.
func (e *Engine) Share(pointers map[int]reflect.Value) error {
	m := map[string]reflect.Value{}
	for id, p := range pointers {
		m["P"+strconv.Itoa(id)] = p
	}
	if err := e.it.Use(interp.Exports{"vars/vars": m}); err != nil {
		return fmt.Errorf("share variables: %w", err)
	}
	if e.shares {
		return nil
	}
	e.shares = true
	if _, err := e.it.Eval("import vars \"vars\""); err != nil {
		return fmt.Errorf("share variables: %w", err)
	}
	return nil
}

// Mark is the number of the statement that ran last.
func (e *Engine) Mark() int {
	if e.markVal.Kind() != reflect.Pointer {
		return 0
	}
	return int(e.markVal.Elem().Int())
}

// traceWriter takes the interpreter's own words about a panic.
type traceWriter struct {
	mu   sync.Mutex
	text []byte
}

// maxTrace bounds what is kept of one panic's trace, in bytes.
const maxTrace = 1 << 14

func (t *traceWriter) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.text) < maxTrace {
		t.text = append(t.text, p...)
	}
	return len(p), nil
}

func (t *traceWriter) take() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := string(t.text)
	t.text = nil
	return s
}

var _ io.Writer = (*traceWriter)(nil)

func init() {
	// Interpreted frames are large; the watcher in Run stops a runaway
	// recursion long before this.
	debug.SetMaxStack(4 << 30)
}
