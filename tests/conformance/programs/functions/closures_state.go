package main

import "fmt"

type Machine struct {
	state func(byte)
	out   []string
	buf   []byte
}

func New() *Machine {
	m := &Machine{}
	var word, space func(byte)
	word = func(c byte) {
		if c == ' ' {
			m.out = append(m.out, string(m.buf))
			m.buf = m.buf[:0]
			m.state = space
			return
		}
		m.buf = append(m.buf, c)
	}
	space = func(c byte) {
		if c != ' ' {
			m.state = word
			word(c)
		}
	}
	m.state = space
	return m
}
func gen() (next func() int, undo func()) {
	stack := []int{0}
	next = func() int { stack = append(stack, stack[len(stack)-1]+len(stack)); return stack[len(stack)-1] }
	undo = func() {
		if len(stack) > 1 {
			stack = stack[:len(stack)-1]
		}
	}
	return
}
func acc(start int) (get func() int, add func(int) func(int)) {
	total := start
	add = func(k int) func(int) { return func(n int) { total += k * n } }
	return func() int { return total }, add
}
func main() {
	m := New()
	for _, c := range []byte("ab  cd e ") {
		m.state(c)
	}
	fmt.Printf("%q\n", m.out)
	n, u := gen()
	fmt.Println(n(), n(), n())
	u()
	fmt.Println(n())
	get, add := acc(10)
	a2, a3 := add(2), add(3)
	a2(1)
	a3(2)
	a2(10)
	fmt.Println(get())
	var fs [3]func() (int, *int)
	for i := range fs {
		j := i * 10
		fs[i] = func() (int, *int) { j++; return i, &j }
	}
	i0, p0 := fs[0]()
	*p0 = 50
	_, p0b := fs[0]()
	fmt.Println(i0, *p0, p0 == p0b)
	x := 0
	incs := make([]func(), 0)
	for ; x < 3; x++ {
		incs = append(incs, func() { x += 10 })
	}
	incs[0]()
	incs[1]()
	fmt.Println(x)
	if y := 5; y > 3 {
		f := func() int { y *= 2; return y }
		fmt.Println(f(), f(), y)
	}
	switch z := 1; z {
	case 1:
		f := func() { z = 9 }
		f()
		fmt.Println(z)
	}
	func() {
		v := "outer"
		defer func() { fmt.Println(v) }()
		func() { v = "changed" }()
		func() { v := "shadow"; _ = v }()
	}()
	rec := func() func(int) int {
		var f func(int) int
		f = func(n int) int {
			if n <= 1 {
				return 1
			}
			return n * f(n-1)
		}
		return f
	}()
	fmt.Println(rec(6))
	ch := make(chan func() int, 3)
	for i := range 3 {
		ch <- func() int { return i * i }
	}
	close(ch)
	for f := range ch {
		fmt.Print(f(), " ")
	}
	fmt.Println()
}

// Output:
// ["ab" "cd" "e"]
// 1 3 6
// 6
// 38
// 0 51 true
// 23
// 10 20 20
// 9
// changed
// 720
// 0 1 4
