package main

import (
	"fmt"
	"strings"
)

type option func(*conf)
type conf struct {
	name string
	n    int
}

func withName(s string) option { return func(c *conf) { c.name = s } }
func withN(n int) option       { return func(c *conf) { c.n = n } }

func build(opts ...option) conf {
	c := conf{"default", 1}
	for _, o := range opts {
		if o != nil {
			o(&c)
		}
	}
	return c
}

func count(vs ...any) string          { return fmt.Sprint(len(vs), vs == nil) }
func forward(vs ...any) string        { return count(vs...) + count(vs) }
func ints(first int, rest ...int) int { return first*100 + len(rest) }
func multi() (int, int, int)          { return 1, 2, 3 }
func typed[T any](vs ...T) string     { return fmt.Sprintf("%T %d", vs, len(vs)) }

type joiner struct{ sep string }

func (j joiner) join(parts ...string) string { return strings.Join(parts, j.sep) }

func main() {
	fmt.Printf("%+v %+v %+v\n", build(), build(withName("x"), nil, withN(3)), build([]option{withN(9)}...))
	fmt.Println(count(), count(nil), count(nil...), count([]any{}...), count([]any(nil)...), count([]int{1, 2}))
	fmt.Println(forward(), forward(1, "a"), forward(nil))
	fmt.Println(ints(multi()), ints(5), ints(5, []int{1, 2, 3, 4}...))
	fmt.Println(typed(1, 2), typed[any](), typed("a"), typed(1.5, 2))
	j := joiner{"-"}
	f := j.join
	g := joiner.join
	fmt.Println(f("a", "b"), g(joiner{"+"}, "c", "d"), f(), func(p ...string) int { return len(p) }(strings.Fields("x y z")...))
	s := []int{1, 2, 3}
	func(v ...int) { v[0] = 99 }(s...)
	func(v ...int) { v[0] = 98; _ = append(v, 4) }(s[0], s[1])
	fmt.Println(s, len(append([]byte("x"), "yz"...)))
	var fn func(string, ...any) string = fmt.Sprintf
	fmt.Println(fn("%d-%v", 1, s), fn("plain"))
}

// Output:
// {name:default n:1} {name:x n:3} {name:default n:9}
// 0 true 1 false 0 true 0 false 0 true 1 false
// 0 true1 false 2 false1 false 1 false1 false
// 102 500 504
// []int 2 []interface {} 0 []string 1 []float64 2
// a-b c+d  3
// [99 2 3] 3
// 1-[99 2 3] plain
