package main

import "fmt"

type Key struct {
	a int
	b string
}
type I interface{ M() }
type A int
type B struct{ x [2]int }

func (A) M() {}
func (B) M() {}

func main() {
	m1 := map[Key]int{{1, "a"}: 1, {2, "b"}: 2}
	m1[Key{1, "a"}] += 10
	m2 := map[[2]int]string{{1, 2}: "x"}
	m3 := map[*Key]int{}
	k := &Key{}
	m3[k] = 1
	m3[&Key{}] = 2
	m4 := map[any]string{1: "int", "1": "string", 1.0: "float", 'a': "rune", nil: "nil", true: "bool", Key{1, "z"}: "key", [1]int{1}: "arr"}
	fmt.Println(m1, m2, m3[k], len(m3), m4[1], m4[1.0], m4["1"], m4[nil], m4[int32('a')], m4[Key{1, "z"}], m4[[1]int{1}], m4[int64(1)] == "")
	m5 := map[I]int{A(1): 1, B{[2]int{1, 2}}: 2}
	fmt.Println(m5[A(1)], m5[B{[2]int{1, 2}}], m5[A(2)], len(m5))
	m6 := map[bool]string{true: "t", 1 > 2: "f"}
	m7 := map[float64]int{0.1: 1, 1: 2}
	m8 := map[complex128]int{1i: 1}
	ch := make(chan int)
	m9 := map[chan int]int{ch: 5}
	fmt.Println(m6, m7[1.0], m7[.1], m8[1i], m9[ch], m9[nil])
	try(func() { m4[[]int{1}] = "bad" })
	try(func() { _ = m4[map[string]int{}] })
	try(func() { delete(m4, any(func() {})) })
	try(func() { m4[struct{ f any }{[]int{}}] = "bad" })
	type E struct{}
	set := map[E]bool{{}: true}
	fmt.Println(len(set), set[E{}], len(m4))
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// map[{1 a}:11 {2 b}:2] map[[1 2]:x] 1 2 int float string nil rune key arr true
// 1 2 0 2
// map[false:f true:t] 2 1 1 5 0
// panic: runtime error: hash of unhashable type []int
// panic: runtime error: hash of unhashable type map[string]int
// panic: runtime error: hash of unhashable type func()
// panic: runtime error: hash of unhashable type []int
// 1 true 8
