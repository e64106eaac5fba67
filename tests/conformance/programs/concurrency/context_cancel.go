package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"time"
)

func work(ctx context.Context, id int, out chan<- string) {
	select {
	case <-ctx.Done():
		out <- fmt.Sprint(id, " ", ctx.Err())
	case <-time.After(time.Hour):
		out <- "never"
	}
}

type key struct{}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	out := make(chan string, 3)
	for i := range 3 {
		go work(ctx, i, out)
	}
	cancel()
	var all []string
	for range 3 {
		all = append(all, <-out)
	}
	sort.Strings(all)
	fmt.Println(all, ctx.Err())
	ctx = context.WithValue(context.Background(), key{}, "value")
	ctx = context.WithValue(ctx, "k", 2)
	fmt.Println(ctx.Value(key{}), ctx.Value("k"), ctx.Value("none"))
	ctx, cancel = context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), errors.Is(ctx.Err(), context.DeadlineExceeded), ctx.Value(key{}))
	ctx2, cause := context.WithCancelCause(context.Background())
	cause(errors.New("my cause"))
	fmt.Println(ctx2.Err(), context.Cause(ctx2))
	stop := context.AfterFunc(ctx2, func() { out <- "after" })
	fmt.Println(<-out, stop())
}

// Output:
// [0 context canceled 1 context canceled 2 context canceled] context canceled
// value 2 <nil>
// context deadline exceeded true value
// context canceled my cause
// after false
