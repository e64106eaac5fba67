package main

import "fmt"

type V struct{ n int }

var calls int

func idx() int { calls++; return calls - 1 }

func main() {
	x := 10
	x += 5
	x -= 3
	x *= 4
	x /= 5
	x %= 6
	x <<= 3
	x >>= 1
	x |= 3
	x &= 14
	x ^= 5
	x &^= 2
	fmt.Println(x)
	s := []int{1, 2, 3}
	s[idx()] += 10
	s[idx()] *= 10
	s[idx()]++
	fmt.Println(s, calls)
	m := map[string]int{}
	m["a"]++
	m["a"] += m["a"]
	m["b"] -= 5
	m["c"] |= 6
	fmt.Println(m)
	str := "a"
	str += "b" + str
	ms := map[int]string{}
	ms[1] += "x"
	ms[1] += "y"
	fmt.Println(str, ms)
	f := 1.5
	f *= 2
	f /= 4
	f -= 1
	c := 1i
	c *= c
	c += 2
	fmt.Println(f, c)
	v := &V{1}
	v.n <<= 4
	pv := &v.n
	*pv--
	(*pv)++
	*pv /= 3
	fmt.Println(v.n)
	var u8 uint8 = 250
	u8 += 10
	u8 <<= 7
	var i8 int8 = 100
	i8 += 100
	i8 >>= 1
	fmt.Println(u8, i8)
	arr := [2][2]int{{1, 2}, {3, 4}}
	arr[1][0] *= arr[0][1]
	var fl float32 = 1
	fl /= 3
	n := 3
	n <<= uint8(2)
	fmt.Println(arr, fl, n)
	st := struct{ a [2]float64 }{}
	st.a[1] += .5
	st.a[1] *= 3
	mv := map[string]*V{"k": v}
	mv["k"].n += 100
	fmt.Println(st, v.n)
	zero := 0
	try(func() { x /= zero })
	try(func() { x %= zero })
	try(func() { var n map[string]int; n["x"] += 1 })
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
// 9
// [11 20 4] 3
// map[a:2 b:-5 c:6]
// aba map[1:xy]
// -0.25 (1+0i)
// 5
// 0 -28
// [[1 2] [6 4]] 0.33333334 12
// {[0 1.5]} 105
// panic: runtime error: integer divide by zero
// panic: runtime error: integer divide by zero
// panic: assignment to entry in nil map
