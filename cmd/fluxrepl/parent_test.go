package main

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"
)

func TestWatchEndsWithParent(t *testing.T) {
	var ppid atomic.Int64
	ppid.Store(100)
	ctx, stop := watch(context.Background(), func() int { return int(ppid.Load()) }, time.Microsecond)
	defer stop()
	if err := ctx.Err(); err != nil {
		t.Fatalf("with a living parent: %v", err)
	}
	ppid.Store(1)
	<-ctx.Done()
	if cause := context.Cause(ctx); !errors.Is(cause, errOrphan) {
		t.Errorf("cause %v, want %v", cause, errOrphan)
	}
}

func TestIndependentKernelIsNotWatched(t *testing.T) {
	t.Setenv("JPY_PARENT_PID", "")
	ctx, stop := withParent(context.Background())
	stop()
	if ctx != context.Background() {
		t.Error("a kernel without JPY_PARENT_PID got a context of its own")
	}
}
