package cellrt

import (
	"sync"
	"sync/atomic"
)

// Interrupted is the panic that ends an interrupted cell.
type Interrupted struct{}

func (Interrupted) Error() string { return "interrupted" }

// Exit is the panic of os.Exit and log.Fatal.
type Exit struct{ Code int }

func (Exit) Error() string { return "exit" }

// Goexited is the panic of runtime.Goexit: deferred calls run, and the
// goroutine ends.
type Goexited struct{}

func (Goexited) Error() string { return "goroutine ended" }

// state is zero while nothing has to stop: polls are one load. Bit 0 is set
// while an interrupt is under way; the rest counts goroutines left behind.
var state atomic.Int64

const leftBehind = 2 // what one goroutine left behind adds to state

// done is closed by an interrupt.
var done atomic.Pointer[chan struct{}]

// dead holds the goroutines left behind, by the address of what the runtime
// keeps of each.
var dead sync.Map

func init() { renew() }

func renew() {
	c := make(chan struct{})
	done.Store(&c)
}

// Stopped says that the caller has to ask Stop whether to go on.
func Stopped() bool { return state.Load() != 0 }

// Stop ends the calling goroutine if an interrupt is under way or if its cell
// was left behind.
func Stop() {
	s := state.Load()
	if s&1 != 0 {
		panic(Interrupted{})
	}
	if s == 0 {
		return
	}
	if _, gone := dead.Load(Self()); gone {
		panic(Interrupted{})
	}
}

// Poll is Stopped and Stop.
func Poll() {
	if Stopped() {
		Stop()
	}
}

// Interrupt has every poll and every wait of cells panic with Interrupted
// until Resume.
func Interrupt() {
	if state.Or(1)&1 == 0 {
		close(*done.Load())
	}
}

// Resume ends an interrupt.
func Resume() {
	if state.Load()&1 != 0 {
		renew()
		state.And(^int64(1))
	}
}

// Bury marks a goroutine, known by what Self returned in it, as left behind:
// it ends at its next poll, after Resume too. Call the result when it has
// ended.
func Bury(g uintptr) (gone func()) {
	dead.Store(g, true)
	state.Add(leftBehind)
	return sync.OnceFunc(func() {
		dead.Delete(g)
		state.Add(-leftBehind)
	})
}

// Done is closed while an interrupt is under way.
func Done() <-chan struct{} { return *done.Load() }

// Ended is what a wait panics with that Done has ended.
func Ended() Interrupted { return Interrupted{} }
