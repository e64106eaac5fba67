package main

import (
	"fmt"
	"sort"
	"strings"
)

type handler func(string) (string, error)

func (h handler) Then(next handler) handler {
	return func(s string) (string, error) {
		out, err := h(s)
		if err != nil {
			return "", fmt.Errorf("first: %w", err)
		}
		return next(out)
	}
}

type stream chan int

func (s stream) send(ns ...int) stream {
	for _, n := range ns {
		s <- n
	}
	return s
}

func (s stream) drain() (out []int) {
	for len(s) > 0 {
		out = append(out, <-s)
	}
	return
}

type set map[string]struct{}

func (s set) add(names ...string) set {
	for _, n := range names {
		s[n] = struct{}{}
	}
	return s
}

func (s set) String() string {
	names := make([]string, 0, len(s))
	for n := range s {
		names = append(names, n)
	}
	sort.Strings(names)
	return "{" + strings.Join(names, " ") + "}"
}

type pred func(int) bool

func (p pred) not() pred       { return func(n int) bool { return !p(n) } }
func (p pred) and(q pred) pred { return func(n int) bool { return p(n) && q(n) } }

func main() {
	up := handler(func(s string) (string, error) { return strings.ToUpper(s), nil })
	fail := handler(func(s string) (string, error) { return "", fmt.Errorf("bad %q", s) })
	fmt.Println(up.Then(up.Then(func(s string) (string, error) { return s + "!", nil }))("x"))
	fmt.Println(up.Then(fail)("y"))
	fmt.Println(fail.Then(up)("z"))
	fmt.Println(make(stream, 5).send(1, 2).send(3).drain())
	fmt.Println(set{}.add("b", "a").add("b"), []set{{"q": {}}})
	even := pred(func(n int) bool { return n%2 == 0 })
	small := pred(func(n int) bool { return n < 3 })
	for n := range 5 {
		fmt.Print(even.not().and(small)(n), " ")
	}
	fmt.Println()
}

// Output:
// X! <nil>
//  bad "Y"
//  first: bad "z"
// [1 2 3]
// {a b} [{q}]
// false true false false false
