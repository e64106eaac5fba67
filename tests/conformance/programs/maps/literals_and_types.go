package main

import "fmt"

type Reg map[string][]int
type Nested map[string]map[string]*int

func (r Reg) Add(k string, v int) { r[k] = append(r[k], v) }
func (r Reg) Len() int            { return len(r) }

const kA = "a"

func main() {
	r := Reg{kA: {1}, "b" + "c": nil}
	r.Add("a", 2)
	r.Add("new", 3)
	fmt.Println(r, r.Len(), r["bc"] == nil)
	fmt.Printf("%T %T %#v\n", r, r["a"], map[string]bool{"x": true})
	x := 5
	n := Nested{"p": {"q": &x}}
	*n["p"]["q"] = 6
	fmt.Println(x, n["z"]["w"] == nil)
	pts := map[string]struct{ X, Y int }{"o": {}, "p": {1, 2}, "q": {Y: 3}}
	fmt.Println(pts, pts["p"].X)
	keyed := map[struct{ a, b int }]string{{1, 2}: "x", {a: 3}: "y"}
	fmt.Println(keyed[struct{ a, b int }{3, 0}], len(keyed))
	ptr := map[string]*struct{ n int }{"a": {1}}
	ptr["a"].n++
	fmt.Println(ptr["a"].n)
	i := 1
	dyn := map[int]int{i: 1, i + 1: 2, i * 10: 3}
	fmt.Println(dyn, len(map[any]any{}), map[string]any{"n": nil, "m": map[string]int{"a": 1}})
	arr := map[[2]string][]string{{"a", "b"}: {"c"}}
	fmt.Println(arr)
	f := func() map[string]int { return map[string]int{"z": 26} }
	fmt.Println(f()["z"], len(f()), map[string]int{"lit": 3}["lit"])
	_, ok := map[int]bool{1: false}[1]
	fmt.Println(ok)
}

// Output:
// map[a:[1 2] bc:[] new:[3]] 3 true
// main.Reg []int map[string]bool{"x":true}
// 6 true
// map[o:{0 0} p:{1 2} q:{0 3}] 1
// y 2
// 2
// map[1:1 2:2 10:3] 0 map[m:map[a:1] n:<nil>]
// map[[a b]:[c]]
// 26 1 3
// true
