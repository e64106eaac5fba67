package yaegi

import (
	"errors"
	"fmt"
	"log"
	"os"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// runtime is the package rt of the written source.
func (e *Engine) runtime() map[string]reflect.Value {
	m := map[string]any{
		"Alive":    e.alive,
		"Box":      func(typ int, v any) any { return e.box(typ, v) },
		"Adapt":    e.adapt,
		"As":       e.as,
		"Is":       e.is,
		"Must":     e.must,
		"Any":      func(v any) any { return v },
		"Plain":    e.plain,
		"IsNil":    func(v any) bool { return v == nil },
		"Equal":    equal,
		"Invoke":   e.invoke,
		"Method":   e.setMethod,
		"ErrorsAs": e.errorsAs,

		"Result":    e.result,
		"Out":       e.out,
		"TestPrint": e.testPrint, "TestPrintf": e.testPrintf, "TestRun": e.testRun, "TestEnd": e.testEnd, "TestBenchmark": e.testBenchmark,
		"TestCleanup": e.testCleanup, "TestRunParallel": e.testRunParallel,
		"NewFrame":  func() *Frame { return &Frame{e: e} },
		"Armed":     e.takeArmed,
		"NoRecover": func() any { return nil },
		"Panic":     func(v any) { panic(v) },
		"PanicAt":   func(at int, v any) { e.at(at); panic(v) },
		"At":        e.at,
		"LockMutex": e.lockMutex, "LockRWMutex": e.lockRW, "RLockRWMutex": e.rlockRW, "LockLocker": e.lockLocker,
		"WaitWaitGroup": e.waitGroup, "WaitCond": e.condWait,
		"Nil":          func() { panic(nilDereference) },
		"NilReceiver":  nilReceiver,
		"Index":        index,
		"Bounds":       bounds,
		"Bounds3":      bounds3,
		"Shift":        shift,
		"Size":         size,
		"CapSize":      capSize,
		"ChanSize":     chanSize,
		"BadYield":     badYield,
		"Length":       func(_ any, n int) int { return n },
		"ArrayLen":     arrayLen,
		"ArrayPointer": arrayPointer,
		"Go":           e.goroutine,

		"Send": e.send, "Recv": e.recv, "Close": closeChan, "Select": e.selectCase,
		"SendCase": sendCase, "RecvCase": recvCase,
		"ChanLen": func(c any) int { return reflect.ValueOf(c).Len() },
		"ChanCap": func(c any) int { return reflect.ValueOf(c).Cap() },
		"Sleep":   e.sleep,
		"Goexit":  func() { panic(goexit{}) },
		"Exit":    func(code int) { panic(exit{code}) },

		"LogFatal":   func(args ...any) { e.fatal(log.Output(2, fmt.Sprint(args...))) },
		"LogFatalf":  func(f string, args ...any) { e.fatal(log.Output(2, fmt.Sprintf(f, args...))) },
		"LogFatalln": func(args ...any) { e.fatal(log.Output(2, fmt.Sprintln(args...))) },

		"FormatText": formatText, "FormatArgs": formatArgs, "PrintArgs": printArgs,
		"Rune":       func(s string, i int) (rune, int) { return utf8.DecodeRuneInString(s[i:]) },
		"RuneString": runeString,
		// Not math.Min and math.Max, for which infinities count more than NaN.
		"Min":     func(a, b float64) float64 { return min(a, b) },
		"Max":     func(a, b float64) float64 { return max(a, b) },
		"Clear":   func(v any) { reflect.ValueOf(v).Clear() },
		"Print":   func(args []any) { fmt.Fprint(os.Stderr, printed(args, "")) },
		"Println": func(args []any) { fmt.Fprintln(os.Stderr, printed(args, " ")) },
	}
	out := map[string]reflect.Value{
		"Frame": reflect.ValueOf((*Frame)(nil)),
		"Case":  reflect.ValueOf((*Case)(nil)),
	}
	for n, v := range m {
		out[n] = reflect.ValueOf(v)
	}
	return out
}

func (e *Engine) result(typ int, v any) {
	e.alive()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.results = append(e.results, Value{typ, v})
}

// out returns the kept value of a cell.
func (e *Engine) out(cell int) any {
	if e.hooks.Out == nil {
		return nil
	}
	return e.hooks.Out(cell)
}

func (e *Engine) setMethod(typ int, name string, f any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.methods[methodKey{typ, name}] = reflect.ValueOf(f)
}

func (e *Engine) fatal(error) { panic(exit{1}) }

// plain is a value as formatting functions want it: the box inside an adapter,
// which prints by itself, and as an error if it is one, for %w. What may hold
// boxes inside is boxed too, since a box that package fmt comes upon cannot
// know how deep it lies.
func (e *Engine) plain(v any) any {
	e.alive()
	b, ok := open(v).(Box)
	if !ok {
		if t := mixedType(reflect.TypeOf(v)); t != nil {
			return e.boxOf(t, v)
		}
		return v
	}
	if b.hasMethod("Error", "func() string") {
		return b.asError()
	}
	return b
}

// invoke calls a method of what an interface holds. ptrs point at the
// arguments and then at the results.
func (e *Engine) invoke(x any, name string, params int, ptrs []any) {
	args := make([]reflect.Value, params)
	for i := range args {
		args[i] = reflect.ValueOf(ptrs[i]).Elem()
	}
	x = open(x)
	if x == nil {
		panic(nilDereference)
	}
	var out []reflect.Value
	if b, ok := x.(Box); ok {
		out = b.call(name, args)
	} else {
		out = invoke(reflect.ValueOf(x).MethodByName(name), args)
	}
	for i, r := range out {
		reflect.ValueOf(ptrs[params+i]).Elem().Set(r)
	}
}

// errorsAs is errors.As for a target whose type may be a cell's.
func (e *Engine) errorsAs(err error, id int, target any) bool {
	if err == nil {
		return false
	}
	if e.as(err, id, target) {
		return true
	}
	if b, ok := open(err).(Box); ok && b.hasMethod("As", "func(any) bool") {
		if b.call("As", []reflect.Value{interfaceValue(&target)})[0].Bool() {
			return true
		}
	}
	if u, ok := any(err).(interface{ Unwrap() []error }); ok {
		for _, inner := range u.Unwrap() {
			if e.errorsAs(inner, id, target) {
				return true
			}
		}
		return false
	}
	return e.errorsAs(errors.Unwrap(err), id, target)
}

// badYield panics as the runtime does when an iterator misuses the body of a
// loop over it, by the loop's state.
func badYield(state int) {
	text := [...]string{
		1: "continued iteration after loop body panic",
		2: "continued iteration after function for loop body returned false",
		3: "continued iteration after whole loop exit",
		4: "recovered a loop body panic and did not resume panicking",
	}[state]
	panic(&RuntimeError{"runtime error: range function " + text})
}

func shift(n int64) uint64 {
	if n < 0 {
		panic(&RuntimeError{"runtime error: negative shift amount"})
	}
	return uint64(n)
}

// maxMake bounds what make may ask for, in bytes: where the memory is not there
// the Go runtime ends the process.
const maxMake = 64 << 30

// beyond says that so many elements are more than make gives.
func beyond(n, bytes int) bool { return n < 0 || bytes > 0 && n > maxMake/bytes }

// size guards the length of a slice to make.
func size(n, bytes int) int {
	if beyond(n, bytes) {
		panic(&RuntimeError{"runtime error: makeslice: len out of range"})
	}
	return n
}

// capSize guards the capacity of a slice to make.
func capSize(n, bytes int) int {
	if beyond(n, bytes) {
		panic(&RuntimeError{"runtime error: makeslice: cap out of range"})
	}
	return n
}

// chanSize guards the size of a channel to make.
func chanSize(n, bytes int) int {
	if beyond(n, bytes) {
		panic(&RuntimeError{"makechan: size out of range"})
	}
	return n
}

// arrayLen panics if a slice is too short to become an array.
func arrayLen(got, want int) {
	if got < want {
		panic(&RuntimeError{fmt.Sprintf("runtime error: cannot convert slice with length %d to array or pointer to array with length %d", got, want)})
	}
}

// arrayPointer stores a slice, as a pointer to an array, in *dst.
func arrayPointer(s, dst any) {
	from, to := reflect.ValueOf(s), reflect.ValueOf(dst).Elem()
	arrayLen(from.Len(), to.Type().Elem().Len())
	to.Set(from.Convert(to.Type()))
}

func runeString(r int64) string {
	if r < 0 || r > utf8.MaxRune {
		return string(utf8.RuneError)
	}
	return string(rune(r))
}

// printed writes values as the builtins print and println do.
func printed(args []any, sep string) string {
	parts := make([]string, len(args))
	for i, a := range args {
		if b, ok := open(a).(Box); ok {
			a = b.v
		}
		switch v := reflect.ValueOf(a); {
		case a == nil:
			parts[i] = "nil"
		case v.CanFloat():
			parts[i] = strconv.FormatFloat(v.Float(), 'e', 6, 64)
			if !strings.HasPrefix(parts[i], "-") {
				parts[i] = "+" + parts[i]
			}
			parts[i] = threeDigits(parts[i])
		default:
			parts[i] = fmt.Sprint(a)
		}
	}
	return strings.Join(parts, sep)
}

// threeDigits pads an exponent as the runtime's printer does.
func threeDigits(s string) string {
	i := strings.IndexByte(s, 'e')
	if i < 0 || len(s)-i != 4 {
		return s
	}
	return s[:i+2] + "0" + s[i+2:]
}
