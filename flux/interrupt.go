package flux

import "sync/atomic"

// interrupts counts the requests to stop that are in force. It is the one piece
// of mutable state that the whole process shares: whoever asks for a stop (a
// person at the keyboard) does not know which goroutines compute.
var interrupts atomic.Int32

// InterruptError is what an operation panics with while [Interrupt] is in force.
type InterruptError struct{}

// Error implements error.
func (*InterruptError) Error() string { return "interrupted" }

// In implements [Error]: where a computation was stopped tells nobody anything.
func (e *InterruptError) In(string) Error { return e }

// Interrupt makes every operation that is about to produce a tensor panic with
// an [*InterruptError], in all goroutines, until the returned function is
// called. It is how a session stops compiled code that computes for long, such
// as a training loop; parameters keep the values that the last whole step gave
// them. Calling the returned function again does nothing.
func Interrupt() (resume func()) {
	interrupts.Add(1)
	var done atomic.Bool
	return func() {
		if done.CompareAndSwap(false, true) {
			interrupts.Add(-1)
		}
	}
}

// poll panics while an interrupt is in force: one atomic load an operation.
func poll() {
	if interrupts.Load() != 0 {
		panic(&InterruptError{})
	}
}

// pollAt is poll in a loop at place i: now and then.
func pollAt(i int) {
	if i&1023 == 0 {
		poll()
	}
}
