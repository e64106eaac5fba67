package main

import "fmt"

type A = []int
type B []int
type C []int
type P1 struct{ X int }
type P2 struct{ X int }
type F func(a int, b ...string) (c error)
type Alias = P1

func same(a, b any) bool { return fmt.Sprintf("%T", a) == fmt.Sprintf("%T", b) }

func main() {
	var a A = []int{1}
	var b B = a
	var c C = C(b)
	a = b
	_, ok1 := any(a).([]int)
	_, ok2 := any(b).([]int)
	_, ok3 := any(c).(B)
	_, ok4 := any(a).(A)
	fmt.Println(ok1, ok2, ok3, ok4, len(c))
	var f F = func(x int, y ...string) error { return nil }
	var g func(int, ...string) error = f
	_, ok5 := any(g).(func(int, ...string) error)
	_, ok6 := any(f).(func(int, ...string) error)
	_, ok7 := any(g).(func(int, []string) error)
	fmt.Println(ok5, ok6, ok7)
	_, s1 := any(struct{ X int }{1}).(struct{ X int })
	_, s2 := any(P1{1}).(struct{ X int })
	_, s3 := any(struct {
		X int `t:"1"`
	}{1}).(struct{ X int })
	_, s4 := any(P1{1}).(Alias)
	_, s5 := any(P1{1}).(P2)
	fmt.Println(s1, s2, s3, s4, s5)
	_, m1 := any(map[string][]int{}).(map[string]A)
	_, m2 := any(map[string]B{}).(map[string]A)
	_, c1 := any(make(chan int)).(chan int)
	_, c2 := any(make(chan int)).(<-chan int)
	_, ar := any([3]int{}).([4]int)
	_, by := any([]byte{}).([]uint8)
	_, ru := any([]rune{}).([]int32)
	_, an := any([]any{}).([]interface{})
	fmt.Println(m1, m2, c1, c2, ar, by, ru, an)
	fmt.Println(same(a, b), same(Alias{}, P1{}), same(f, g), same([]any{}, []interface{}{}))
	func() {
		type P1 struct{ X int }
		_, ok := any(P1{}).(Alias)
		fmt.Println(ok, any(P1{1}) == any(Alias{1}))
	}()
}

// Output:
// true false false true 1
// true false false
// true false false true false
// true false true false false true true true
// false true false true
// false false
