package main

import (
	"context"
	"errors"
	"os"
	"time"
)

// errOrphan ends a kernel whose front end is gone.
var errOrphan = errors.New("the program that started the kernel has ended")

// parentInterval is how often a kernel looks whether its parent still lives.
const parentInterval = time.Second

// withParent returns a context that ends with errOrphan when the parent process
// does, as Jupyter asks for by JPY_PARENT_PID: a server that is killed cannot
// shut its kernels down, and they would hold memory for ever. Without the
// variable a kernel is independent, and the context is ctx. The goroutine that
// watches ends with stop.
func withParent(ctx context.Context) (watched context.Context, stop func()) {
	if os.Getenv("JPY_PARENT_PID") == "" {
		return ctx, func() {}
	}
	return watch(ctx, os.Getppid, parentInterval)
}

// watch ends the context when the number that ppid returns changes: an orphan
// is given to another process.
func watch(ctx context.Context, ppid func() int, every time.Duration) (watched context.Context, stop func()) {
	watched, cancel := context.WithCancelCause(ctx)
	parent := ppid()
	go func() {
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-watched.Done():
				return
			case <-tick.C:
				if ppid() != parent {
					cancel(errOrphan)
				}
			}
		}
	}()
	return watched, func() { cancel(nil) }
}
