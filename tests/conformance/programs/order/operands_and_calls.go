package main

import "fmt"

var trace []string

func t[T any](name string, v T) T { trace = append(trace, name); return v }

func flush() { fmt.Println(trace); trace = nil }

type rec struct{ n int }

func (r rec) add(n int) rec { trace = append(trace, fmt.Sprint("add", n)); r.n += n; return r }

func main() {
	_ = t("a", 1) + t("b", 2)*t("c", 3)
	flush()
	_ = []int{t("i0", 0), t("i1", 1)}[t("index", 1)]
	flush()
	_ = map[string]int{t("k1", "x"): t("v1", 1), t("k2", "y"): t("v2", 2)}
	fmt.Println(len(trace))
	trace = nil
	_ = t("l", true) || t("skipped", true)
	_ = t("l", false) && t("skipped", true)
	flush()
	fmt.Println(t("r", rec{}).add(t("x", 1)).add(t("y", 2)).n)
	flush()
	arr := []int{1, 2, 3}
	arr[t("lhs", 0)], arr[t("lhs2", 1)] = t("rhs", 7), t("rhs2", 8)
	flush()
	arr[t("op", 2)] += t("val", 5)
	fmt.Println(arr)
	flush()
	f := func(a, b int) int { trace = append(trace, "call"); return a - b }
	_ = t("fn", f)(t("arg1", 1), t("arg2", 2))
	flush()
	c := t("chan", make(chan int, 1))
	t("c", c) <- t("sent", 4)
	_ = arr[t("lo", 0):t("hi", 2):t("max", 3)]
	flush()
	defer flush()
	defer t("deferred", func(n int) { trace = append(trace, fmt.Sprint("run", n)) })(t("darg", 6))
	switch t("tag", 2) {
	case t("c1", 1), t("c2", 2), t("c3", 3):
	case t("never", 2):
	}
	p := &rec{3}
	x := t("p", p).n + func() int { p.n = 10; return p.n }()
	_ = x
	flush()
}

// Output:
// [a b c]
// [i0 i1 index]
// 4
// [l l]
// 3
// [r x add1 y add2]
// [lhs lhs2 rhs rhs2]
// [7 8 8]
// [op val]
// [fn arg1 arg2 call]
// [chan c sent lo hi max]
// [deferred darg tag c1 c2 p]
// [run6]
