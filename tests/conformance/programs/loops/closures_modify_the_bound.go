package main

import "fmt"

type tank struct{ level, limit int }

func (t *tank) full() bool { return t.level >= t.limit }

func main() {
	t := &tank{limit: 3}
	steps := 0
	for !t.full() {
		t.level++
		steps++
		if steps == 2 {
			t.limit = 5
		}
	}
	fmt.Println(steps, *t)
	var undo []func()
	for i := 0; i < 6; i++ {
		if i == 1 {
			i += 2
		}
		undo = append(undo, func() { i *= 10; fmt.Print(i, " ") })
		if len(undo) > 1 {
			undo[len(undo)-2]()
		}
	}
	fmt.Println(len(undo))
	for _, f := range undo {
		f()
	}
	fmt.Println()
	p := []*int{}
	for i := range 3 {
		i := &i
		*i += 100
		p = append(p, i)
	}
	fmt.Println(*p[0], *p[1], *p[2])
	var last *int
	for i := 0; i < 3; i++ {
		if last != nil {
			*last = 50
			fmt.Print(i, " ")
		}
		last = &i
	}
	fmt.Println(*last)
	work := []int{3, 1}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		for k := 1; k < n; k++ {
			work = append(work, k)
		}
		fmt.Print(n, " ")
	}
	fmt.Println()
	for i, n := 0, 3; i < n; i++ {
		defer func() { fmt.Println("deferred", i, n) }()
		n--
	}
}

// Output:
// 5 {5 5}
// 0 30 40 4
// 0 300 400 50
// 100 101 102
// 1 2 2
// 1 3 2 1 1
// deferred 1 1
// deferred 0 2
