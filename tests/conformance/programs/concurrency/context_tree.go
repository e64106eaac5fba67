package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key struct{ n int }

func work(ctx context.Context, n int) (int, error) {
	for i := range n {
		select {
		case <-ctx.Done():
			return i, context.Cause(ctx)
		default:
		}
	}
	return n, nil
}
func main() {
	ctx := context.WithValue(context.Background(), key{1}, "v")
	fmt.Println(ctx.Value(key{1}), ctx.Value(key{2}))
	c1, cancel := context.WithCancelCause(ctx)
	c2, stop := context.WithTimeout(c1, time.Hour)
	defer stop()
	fmt.Println(work(c2, 3))
	cancel(errors.New("why"))
	fmt.Println(work(c2, 3))
	fmt.Println(c2.Err(), c1.Err(), ctx.Err(), context.Cause(c2), c2.Value(key{1}))
	d, ok := c2.Deadline()
	fmt.Println(!d.IsZero(), ok)
	c3, s3 := context.WithTimeout(ctx, time.Millisecond)
	defer s3()
	<-c3.Done()
	fmt.Println(c3.Err(), errors.Is(c3.Err(), context.DeadlineExceeded))
	done := make(chan bool)
	context.AfterFunc(c3, func() { close(done) })
	<-done
	fmt.Println("after")
}

// Output:
// v <nil>
// 3 <nil>
// 0 why
// context canceled context canceled <nil> why v
// true true
// context deadline exceeded true
// after
