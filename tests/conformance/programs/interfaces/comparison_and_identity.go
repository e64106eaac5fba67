package main

import "fmt"

type shape interface{ area() float64 }
type sq struct{ s float64 }
type rc struct{ w, h float64 }
type ref struct{ v []int }

func (s sq) area() float64   { return s.s * s.s }
func (r rc) area() float64   { return r.w * r.h }
func (r *ref) area() float64 { return float64(len(r.v)) }

type code int

func (c code) area() float64 { return float64(c) }

func main() {
	a, b := shape(sq{2}), shape(sq{2})
	var c shape = rc{2, 2}
	fmt.Println(a == b, a == c, a == sq{2}, c != rc{2, 2}, a.area() == c.area())
	p, q := &ref{[]int{1}}, &ref{[]int{1}}
	var s shape = p
	fmt.Println(s == shape(p), s == shape(q), s == p)
	m := map[shape]string{sq{2}: "square", rc{1, 2}: "rect", p: "ref", code(3): "code"}
	fmt.Println(m[a], m[c] == "", m[p], m[q] == "", m[code(3)], m[rc{1, 2}])
	var n1, n2 shape
	var np *ref
	fmt.Println(n1 == n2, n1 == nil, shape(np) == nil, shape(np) == shape((*ref)(nil)))
	var x, y any = 1, int64(1)
	fmt.Println(x == y, x == any(1), x == 1, y == int64(1), any(code(1)) == x)
	arr := [...]any{1, "a", nil, sq{1}, [1]int{2}}
	brr := arr
	fmt.Println(arr == brr, arr == [...]any{1, "a", nil, sq{1}, [1]int{3}})
	fmt.Println(struct{ e error }{nil} == struct{ e error }{}, any(struct{}{}) == any(struct{}{}))
	f := func(v any) (out string) {
		defer func() {
			if recover() != nil {
				out = fmt.Sprintf("%T cannot be compared", v)
			}
		}()
		return fmt.Sprint(v == v)
	}
	fmt.Println(f(ref{}), f(&ref{}), f(map[int]int{}), f([1]any{func() {}}), f(3i))
}

// Output:
// true false true false true
// true false true
// square true ref true code rect
// true true false true
// false true true true false
// true false
// true true
// main.ref cannot be compared true map[int]int cannot be compared [1]interface {} cannot be compared true
