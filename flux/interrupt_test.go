package flux

import (
	"errors"
	"testing"
)

// TestInterrupt is not parallel with others: an interrupt concerns the process.
func TestInterrupt(t *testing.T) {
	x := Ones(4)
	started, ended := make(chan struct{}), make(chan error)
	go func() { // a computation that never ends by itself
		ended <- caught(func() {
			for i := 0; ; i++ {
				x.Mul(x).Sum()
				if i == 0 {
					close(started)
				}
			}
		})
	}()
	<-started
	resume := Interrupt()
	again := Interrupt()
	var stopped *InterruptError
	if err := <-ended; !errors.As(err, &stopped) {
		t.Errorf("the loop ended with %v, want *InterruptError", err)
	}
	resume()
	resume() // a second call must not undo the other interrupt
	if err := caught(func() { Ones(1) }); !errors.As(err, &stopped) {
		t.Errorf("with one interrupt left: got %v, want *InterruptError", err)
	}
	again()
	if got := x.Mul(x).Sum().Item(); got != 4 {
		t.Errorf("after the interrupt: got %v, want 4", got)
	}
}
