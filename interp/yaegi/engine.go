package yaegi

import (
	"fmt"
	"go/types"
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
	room    *roomy
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
	trace    traces
	done     atomic.Pointer[chan struct{}]
	running  atomic.Int64 // goroutines started by cells
	stopping atomic.Bool
	main     atomic.Int64 // the goroutine that runs the cell
	inCell   atomic.Bool
	exits    chan int // by goroutines, of the running cell
	tests    sync.Map // *ending of tests, by goroutine
	owners   sync.Map // of goroutines started by cells, by number
	chains   sync.Map // []Earlier by goroutine
	places   sync.Map // where a panic begins, a mark by goroutine
	dead     sync.Map // goroutines left behind in compiled code, by number
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
	// Owner is asked, when the cell's own goroutine starts another, whose that
	// will be; what it starts in turn belongs to the same.
	Owner func() any
	// Panic is told of a panic that ended a goroutine other than the cell's. It
	// reports whether that ends the cell too, with exit status 2.
	Panic func(GoroutinePanic) bool
	// Exit is told of a goroutine that ended the program while no cell ran.
	Exit func(owner any, code int)
	// Report writes the panic of a test as lines for its log.
	Report func(p GoroutinePanic) []string
	// Out returns the kept value of a cell.
	Out func(cell int) any
	// Interrupt makes compiled code stop until resume is called.
	Interrupt func() (resume func())
	// Ending is asked first about what a cell panicked with: it reports true
	// for a value by which compiled code ends a cell.
	Ending func(v any) (Outcome, bool)
}

// GoroutinePanic is a panic that ended a goroutine.
type GoroutinePanic struct {
	Owner any // what Hooks.Owner said when the goroutine started
	// Goroutine is the runtime's number of it.
	Goroutine int64
	Value     any
	Mark      int // 0 if that is not known
	Chain     []Earlier
	Calls     []Call
	Missing   int
}

// New returns an engine. replace puts other functions in the place of symbols,
// by "path/name" of the package and name.
func New(t Types, replace map[string]map[string]reflect.Value, hooks Hooks) (*Engine, error) {
	e := &Engine{types: t, methods: map[methodKey]reflect.Value{}, armed: map[int64]*Frame{}, rtypes: map[int]reflect.Type{}, hooks: hooks,
		trace: traces{calls: map[int64]*trace{}}, exits: make(chan int, 1)}
	e.self = weak.Make(e)
	e.it = interp.New(interp.Options{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: &e.trace, Unrestricted: true})
	done := make(chan struct{})
	e.done.Store(&done)
	id := reflect.ValueOf(e.it).Elem().FieldByName("id")
	if !id.IsValid() || id.Kind() != reflect.Uint64 {
		return nil, &CompileError{"this version of the interpreter has no run number"}
	}
	e.runID = (*uint64)(unsafe.Pointer(id.UnsafeAddr()))
	room, err := newRoomy(e.it)
	if err != nil {
		return nil, err
	}
	e.room = room
	if err := e.use(replace); err != nil {
		return nil, err
	}
	if _, err := e.eval("import rt \"rt\"\nvar __l int\n"); err != nil {
		return nil, fmt.Errorf("start the interpreter: %w", err)
	}
	v, err := e.eval("&__l")
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
		if _, err := e.eval(i); err != nil {
			return nil, &CompileError{err.Error()}
		}
	}
	if _, err := e.eval(source); err != nil {
		return nil, &CompileError{err.Error()}
	}
	v, err := e.eval(entry)
	if err != nil {
		return nil, &CompileError{err.Error()}
	}
	e.forget(source)
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
	if _, err := e.eval("import vars \"vars\""); err != nil {
		return fmt.Errorf("share variables: %w", err)
	}
	return nil
}

// at notes where the running goroutine's panic, which follows, begins.
func (e *Engine) at(mark int) { e.places.Store(goroutine(), mark) }

// place returns and forgets what at noted, 0 if that is nothing.
func (e *Engine) place() int {
	if m, ok := e.places.LoadAndDelete(goroutine()); ok {
		return m.(int)
	}
	return 0
}

// Variable returns the value that a variable of written source has, boxed if
// its type is a cell's.
func (e *Engine) Variable(name string, t types.Type) (value any, ok bool) {
	defer func() {
		if recover() != nil { // the interpreter does not know the name
			value, ok = nil, false
		}
	}()
	v, err := e.it.Eval(name)
	if err != nil || !v.IsValid() || !v.CanInterface() {
		return nil, false
	}
	value = v.Interface()
	if _, isInterface := t.Underlying().(*types.Interface); !isInterface && ReflectType(t) == nil {
		value = e.boxOf(t, value)
	}
	return value, true
}

// Mark is the number of the statement that ran last.
func (e *Engine) Mark() int {
	if e.markVal.Kind() != reflect.Pointer {
		return 0
	}
	return int(e.markVal.Elem().Int())
}

func init() {
	// Interpreted frames are large; the watcher in Run stops a runaway
	// recursion long before this.
	debug.SetMaxStack(4 << 30)
}
