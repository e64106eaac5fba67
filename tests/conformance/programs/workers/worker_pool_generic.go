package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Task[In any] struct {
	ID int
	In In
}

type Done[Out any] struct {
	ID  int
	Out Out
	Err error
}

type Pool[In, Out any] struct {
	Workers int
	Work    func(context.Context, In) (Out, error)
	ran     atomic.Int32
}

func (p *Pool[In, Out]) Run(ctx context.Context, ins []In) ([]Out, error) {
	tasks, done := make(chan Task[In]), make(chan Done[Out])
	var wg sync.WaitGroup
	for range p.Workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for t := range tasks {
				p.ran.Add(1)
				out, err := p.Work(ctx, t.In)
				done <- Done[Out]{t.ID, out, err}
			}
		}()
	}
	go func() {
		defer close(done)
		for i, in := range ins {
			tasks <- Task[In]{i, in}
		}
		close(tasks)
		wg.Wait()
	}()
	outs, errs := make([]Out, len(ins)), make([]error, len(ins))
	for d := range done {
		outs[d.ID] = d.Out
		if d.Err != nil {
			errs[d.ID] = fmt.Errorf("task %d: %w", d.ID, d.Err)
		}
	}
	return outs, errors.Join(errs...)
}

type user struct{ name string }

var errOdd = errors.New("odd")

func main() {
	p := &Pool[int, string]{Workers: 3, Work: func(_ context.Context, n int) (string, error) {
		if n%2 == 1 {
			return "", errOdd
		}
		return fmt.Sprint("n", n), nil
	}}
	outs, err := p.Run(context.Background(), []int{2, 4, 6, 8})
	fmt.Println(outs, err, p.ran.Load())
	outs, err = p.Run(context.Background(), []int{1, 2, 3})
	fmt.Printf("%q %q %t %d\n", outs, err, errors.Is(err, errOdd), p.ran.Load())
	type key struct{}
	q := Pool[user, *user]{2, func(ctx context.Context, u user) (*user, error) {
		u.name += ctx.Value(key{}).(string)
		return &u, nil
	}, atomic.Int32{}}
	us, _ := q.Run(context.WithValue(context.Background(), key{}, "!"), []user{{"a"}, {"b"}})
	fmt.Println(us[0].name, us[1].name, len(us))
}

// Output:
// [n2 n4 n6 n8] <nil> 4
// ["" "n2" ""] "task 0: odd\ntask 2: odd" true 7
// a! b! 2
