package main

import "fmt"

type IntList []int
type Fn func(int) int
type Dict map[string]int
type Num int

func (l IntList) Sum() (s int) {
	for _, v := range l {
		s += v
	}
	return
}
func (f Fn) Twice(x int) int { return f(f(x)) }
func (d Dict) Inc(k string)  { d[k]++ }
func (n *Num) Add(i int)     { *n += Num(i) }
func (n Num) String() string { return fmt.Sprintf("Num<%d>", int(n)) }

type All struct {
	IntList
	Fn
	Dict
	Num
	error
}

func main() {
	a := All{IntList{1, 2, 3}, func(x int) int { return x * 3 }, Dict{}, 5, nil}
	fmt.Println(a.Sum(), a.Twice(2), len(a.IntList), a.IntList[1], a.Fn(1))
	a.Inc("k")
	a.Dict["k"]++
	a.Add(10)
	a.Num++
	fmt.Println(a.Dict, a.Num, a.String(), a.error == nil)
	a.IntList = append(a.IntList, 4)
	b := a
	b.IntList[0] = 100
	b.Num = 1
	fmt.Println(a.Sum(), a.Num, b.Num, fmt.Sprint(a.String(), "|", b))
	type PI struct{ *int }
	n := 3
	pi := PI{&n}
	*pi.int = 4
	fmt.Println(n, *pi.int)
}

// Output:
// 6 18 3 2 3
// map[k:2] Num<16> Num<16> true
// 109 Num<16> Num<1> Num<16>|%!v(PANIC=Error method: runtime error: invalid memory address or nil pointer dereference)
// 4 4
