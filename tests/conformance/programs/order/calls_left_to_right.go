package main

import (
	"fmt"
	"strings"
)

var trace []string

func t(s string, n int) int { trace = append(trace, s); return n }
func flush() {
	fmt.Println(strings.Join(trace, " "))
	trace = nil
}
func arr() []int      { trace = append(trace, "arr"); return make([]int, 5) }
func mp() map[int]int { trace = append(trace, "map"); return map[int]int{} }
func ptr() *int       { trace = append(trace, "ptr"); return new(int) }
func fn(s string) func(...int) int {
	trace = append(trace, "fn")
	return func(...int) int { trace = append(trace, s); return 1 }
}

type S struct{ a, b, c int }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3)
	flush()
	arr()[t("i", 1)] = t("v", 2)
	flush()
	mp()[t("k", 1)], arr()[t("j", 2)] = t("x", 1), t("y", 2)
	flush()
	fn("called")(t("p", 1), t("q", 2))
	flush()
	_ = []int{t("e0", 0), t("e1", 1), 4: t("e4", 4)}
	_ = S{c: t("fc", 3), a: t("fa", 1)}
	flush()
	_ = map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
	flush()
	*ptr(), *ptr() = t("l", 1), t("r", 2)
	flush()
	_ = t("f", 0) == 1 && t("never", 1) == 1 || t("or", 1) == 1
	flush()
	x := arr()[t("lo", 1):t("hi", 3):t("max", 4)]
	_ = x
	flush()
	arr()[t("op", 1)] += t("rhs", 2)
	flush()
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("c4", 4):
	}
	flush()
	for i := t("init", 0); i < t("cond", 2); i += t("post", 1) {
	}
	flush()
	func(...int) {}(t("arg", 1), fn("inner")(t("in", 1)), t("last", 1))
	flush()
	ch := make(chan int, 1)
	func() chan int { trace = append(trace, "chan"); return ch }() <- t("send", 1)
	flush()
	defer flush()
	defer fn("deferred")(t("darg", 1))
	trace = append(trace, "end")
}

// Output:
// a b c
// arr i v
// map k arr j x y
// fn p q called
// e0 e1 e4 fc fa
// k1 v1 k2 v2
// ptr ptr l r
// f or
// arr lo hi max
// arr op rhs
// tag c1 c2
// init cond post cond post cond
// arg fn in inner last
// chan send
// fn darg end deferred
