package main

import (
	"fmt"
	"sync"
)

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) check() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.check() + t.right.check()
}

func main() {
	const least, most = 2, 8
	fmt.Printf("stretch tree of depth %d\t check: %d\n", most+1, build(most+1).check())
	long := build(most)
	lines := make([]string, most+1)
	var wg sync.WaitGroup
	for d := least; d <= most; d += 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			n, sum := 1<<(most-d+least), 0
			for range n {
				sum += build(d).check()
			}
			lines[d] = fmt.Sprintf("%d\t trees of depth %d\t check: %d", n, d, sum)
		}()
	}
	wg.Wait()
	for _, l := range lines {
		if l != "" {
			fmt.Println(l)
		}
	}
	fmt.Printf("long lived tree of depth %d\t check: %d\n", most, long.check())
}

// Output:
// stretch tree of depth 9	 check: 1023
// 256	 trees of depth 2	 check: 1792
// 64	 trees of depth 4	 check: 1984
// 16	 trees of depth 6	 check: 2032
// 4	 trees of depth 8	 check: 2044
// long lived tree of depth 8	 check: 511
