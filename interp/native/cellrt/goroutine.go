package cellrt

import (
	"runtime/debug"
	"sync/atomic"
)

// running counts the goroutines that cells have started.
var running atomic.Int64

// Running is how many goroutines of cells are there.
func Running() int { return int(running.Load()) }

// Go starts a goroutine of a cell. Its panic is reported, not fatal.
func Go(f func()) {
	Poll()
	if f == nil {
		panic(nilFunction{})
	}
	running.Add(1)
	go func() {
		defer running.Add(-1)
		defer func() {
			switch r := recover().(type) {
			case nil, Interrupted, Goexited:
			default:
				host().Panic(r, debug.Stack())
			}
		}()
		f()
	}()
}

// nilFunction is what go with a nil function panics with; the runtime's own
// error of this is fatal.
type nilFunction struct{}

func (nilFunction) Error() string { return "go of nil func value" }

// Recovered is what recover returned, for the reader's code: an interrupt, an
// exit and the end of a goroutine go on.
func Recovered(v any) any {
	switch v.(type) {
	case Interrupted, Exit, Goexited:
		panic(v)
	case nil:
		return nil
	}
	return host().Recovered(v)
}
