package main

import (
	"errors"
	"fmt"
)

var errEmpty = errors.New("deque: empty")

// Deque is a ring that grows.
type Deque[T any] struct {
	buf        []T
	head, size int
}

func (d *Deque[T]) grow() {
	if d.size < len(d.buf) {
		return
	}
	buf := make([]T, max(4, 2*len(d.buf)))
	n := copy(buf, d.buf[d.head:])
	copy(buf[n:], d.buf[:d.head])
	d.buf, d.head = buf, 0
}

func (d *Deque[T]) PushBack(vs ...T) {
	for _, v := range vs {
		d.grow()
		d.buf[(d.head+d.size)%len(d.buf)] = v
		d.size++
	}
}

func (d *Deque[T]) PushFront(v T) {
	d.grow()
	d.head = (d.head - 1 + len(d.buf)) % len(d.buf)
	d.buf[d.head] = v
	d.size++
}

func (d *Deque[T]) PopFront() (v T, err error) {
	if d.size == 0 {
		return v, errEmpty
	}
	var zero T
	v, d.buf[d.head] = d.buf[d.head], zero
	d.head = (d.head + 1) % len(d.buf)
	d.size--
	return v, nil
}

func (d *Deque[T]) PopBack() (v T, err error) {
	if d.size == 0 {
		err = errEmpty
		return
	}
	d.size--
	return d.buf[(d.head+d.size)%len(d.buf)], nil
}

func (d *Deque[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i := 0; i < d.size; i++ {
			if !yield(i, d.buf[(d.head+i)%len(d.buf)]) {
				return
			}
		}
	}
}

// slidingMax is the maximum of each window of k, with a deque of indices.
func slidingMax(xs []int, k int) (out []int) {
	var d Deque[int]
	back := func() int { return d.buf[(d.head+d.size-1)%len(d.buf)] }
	for i, x := range xs {
		for d.size > 0 && xs[back()] <= x {
			d.PopBack()
		}
		d.PushBack(i)
		if d.buf[d.head] <= i-k {
			d.PopFront()
		}
		if i >= k-1 {
			out = append(out, xs[d.buf[d.head]])
		}
	}
	return out
}

type job struct {
	name string
	cost int
}

func main() {
	var d Deque[string]
	d.PushBack("c", "d", "e")
	d.PushFront("b")
	d.PushFront("a")
	for i, s := range d.All() {
		fmt.Print(i, s, " ")
	}
	fmt.Println(len(d.buf), d.size)
	fmt.Println(d.PopFront())
	fmt.Println(d.PopBack())
	jobs := &Deque[job]{}
	jobs.PushBack(job{"x", 1}, job{"y", 2})
	jobs.PushFront(job{"urgent", 9})
	for {
		j, err := jobs.PopFront()
		if errors.Is(err, errEmpty) {
			fmt.Println("end:", err)
			break
		}
		fmt.Printf("%+v\n", j)
	}
	fmt.Println(slidingMax([]int{1, 3, -1, -3, 5, 3, 6, 7}, 3))
}

// Output:
// 0a 1b 2c 3d 4e 8 5
// a <nil>
// e <nil>
// {name:urgent cost:9}
// {name:x cost:1}
// {name:y cost:2}
// end: deque: empty
// [3 3 5 5 6 7]
