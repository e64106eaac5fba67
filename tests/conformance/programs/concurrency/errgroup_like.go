package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	cancel context.CancelCauseFunc
}

func withContext(ctx context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &group{cancel: cancel}, ctx
}

func (g *group) Go(f func() error) {
	g.wg.Add(1)
	go func() {
		defer g.wg.Done()
		defer func() {
			if r := recover(); r != nil {
				g.fail(fmt.Errorf("panic: %v", r))
			}
		}()
		if err := f(); err != nil {
			g.fail(err)
		}
	}()
}

func (g *group) fail(err error) { g.once.Do(func() { g.err = err; g.cancel(err) }) }

func (g *group) Wait() error { g.wg.Wait(); return g.err }

var errBad = errors.New("bad")

func main() {
	g, ctx := withContext(context.Background())
	results := make([]int, 4)
	for i := range results {
		g.Go(func() error { results[i] = i * i; return nil })
	}
	fmt.Println(g.Wait(), results, ctx.Err())
	g, ctx = withContext(context.WithValue(context.Background(), "k", 7))
	for range 3 {
		g.Go(func() error { <-ctx.Done(); return fmt.Errorf("late: %w", ctx.Err()) })
	}
	g.Go(func() error { return errBad })
	fmt.Println(g.Wait(), context.Cause(ctx) == errBad, ctx.Err(), ctx.Value("k"))
	g, _ = withContext(context.Background())
	g.Go(func() error { var m map[int]int; m[0]++; return nil })
	fmt.Println(g.Wait())
}

// Output:
// <nil> [0 1 4 9] <nil>
// bad true context canceled 7
// panic: assignment to entry in nil map
