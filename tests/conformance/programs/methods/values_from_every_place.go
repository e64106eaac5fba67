package main

import "fmt"

type acc struct{ total int }

func (a *acc) add(n int) int { a.total += n; return a.total }
func (a acc) get() int       { return a.total }
func newAcc(n int) *acc      { return &acc{n} }
func (a *acc) self() *acc    { return a }
func (a acc) with(n int) acc { a.total = n; return a }

type ops map[string]func(int) int

func main() {
	a := acc{1}
	arr := [2]acc{{10}, {20}}
	sl := []acc{{30}}
	ps := map[string]*acc{"p": {40}}
	o := ops{"a": a.add, "arr": arr[1].add, "sl": sl[0].add, "map": ps["p"].add, "new": newAcc(50).add}
	for _, k := range []string{"a", "arr", "sl", "map", "new", "new"} {
		fmt.Print(k, o[k](1), " ")
	}
	fmt.Println(a, arr, sl, ps["p"].total)
	get := a.get
	a.add(100)
	fmt.Println(get(), a.get(), a.with(5).get(), a.self().self().add(1))
	sl = append(sl, acc{})
	o["sl"](1000)
	fmt.Println(sl[0].total)
	st := struct {
		acc
		f func() int
	}{acc: acc{7}}
	st.f = st.get
	st.acc.total = 8
	fmt.Println(st.f(), st.get(), func() int { return st.add(1) }())
	fs := []func(int) int{a.add, func(n int) int { return (*acc).add(&a, n) }}
	fmt.Println(fs[0](1), fs[1](1), a)
}

// Output:
// a2 arr21 sl31 map41 new51 new52 {2} [{10} {21}] [{31}] 41
// 2 102 5 103
// 31
// 7 8 9
// 104 105 {105}
