package main

import "fmt"

type Tree struct {
	l, r *Tree
	v    int
}

func (t *Tree) All(yield func(int) bool) bool {
	return t == nil || t.l.All(yield) && yield(t.v) && t.r.All(yield)
}
func (t *Tree) Seq() func(func(int) bool) { return func(y func(int) bool) { t.All(y) } }
func pairs(n int) func(func(int, int) bool) {
	return func(y func(int, int) bool) {
		for i := range n {
			for j := range n {
				if !y(i, j) {
					return
				}
			}
		}
	}
}
func gen(yield func(string) bool) {
	defer fmt.Println("gen done")
	_ = yield("a") && yield("b") && yield("c")
}
func f() (r int, err error) {
	for i, j := range pairs(3) {
		if i+j == 3 {
			return i*10 + j, nil
		}
		defer func() { r += 1000 }()
	}
	return
}
func g() int {
	x := 0
	for i := range pairs(4) {
		switch i {
		case 1:
			continue
		case 3:
			return x
		}
		x++
	}
	return -1
}
func h() {
	for s := range gen {
		func() {
			defer func() { fmt.Println("rec", recover()) }()
			if s == "b" {
				panic("p" + s)
			}
		}()
	}
}
func lab() (out []string) {
outer:
	for i := range pairs(3) {
		for s := range gen2 {
			if s == "y" && i == 0 {
				continue outer
			}
			if i == 1 {
				break outer
			}
			out = append(out, fmt.Sprint(i, s))
		}
	}

	return out
}
func gen2(y func(string) bool) {
	for _, s := range []string{"x", "y", "z"} {
		if !y(s) {
			return
		}
	}
}
func main() {
	t := &Tree{&Tree{nil, nil, 1}, &Tree{nil, nil, 3}, 2}
	for v := range t.Seq() {
		fmt.Print(v)
		if v == 2 {
			break
		}
	}
	fmt.Println()
	fmt.Println(f())
	fmt.Println(g())
	h()
	fmt.Println(lab())
	for s := range gen {
		if s == "b" {
			break
		}
		fmt.Println(s)
	}
	sum := 0
	for i, j := range pairs(3) {
		if j > i {
			continue
		}
		sum += i * j
	}
	fmt.Println(sum)
	var fs []func()
	for i, j := range pairs(2) {
		fs = append(fs, func() { fmt.Print(i, j, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
	var k, v int
	for k, v = range pairs(2) {
	}
	fmt.Println(k, v)
	for range gen2 {
		fmt.Print(".")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("outer rec", recover()) }()
		for s := range gen {
			panic("in " + s)
		}
	}()
	for i := range func(y func(int) bool) { y(1) } {
		fmt.Println(i)
	}
	seq := func(n int) func(func(int) bool) {
		return func(y func(int) bool) {
			for i := range n {
				if !y(i) {
					return
				}
			}
		}
	}
	for i := range seq(3) {
		for j := range seq(3) {
			if j == 2 {
				break
			}
			if i == 1 {
				continue
			}
			fmt.Print(i, j, ";")
		}
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println(recover()) }()
		bad := func(y func(int) bool) { y(0); y(1) }
		for range bad {
			break
		}
	}()
	x := func() (r string) {
		for s := range gen2 {
			r += s
			if s == "y" {
				return
			}
		}
		return "no"
	}()
	fmt.Println(x)
	done := make(chan int)
	go func() {
		defer close(done)
		for i := range seq(3) {
			done <- i
		}
	}()
	for v := range done {
		fmt.Print(v)
	}
	fmt.Println()
	m := map[string]int{}
	for m["a"], m["b"] = range pairs(2) {
	}
	fmt.Println(m)
	for i := range seq(2) {
		defer fmt.Println("main defer", i)
	}
}

// Output:
// 12
// 5012 <nil>
// 8
// rec <nil>
// rec pb
// rec <nil>
// gen done
// [0x 0x 0x]
// a
// gen done
// 7
// 0 0 0 1 1 0 1 1
// 1 1
// ...
// gen done
// outer rec in a
// 1
// 0 0;0 1;2 0;2 1;
// runtime error: range function continued iteration after function for loop body returned false
// xy
// 012
// map[a:1 b:1]
// main defer 1
// main defer 0
