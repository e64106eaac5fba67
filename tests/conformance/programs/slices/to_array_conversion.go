package main

import "fmt"

func main() {
	s := make([]byte, 2, 4)
	a0 := [0]byte(s)
	a1 := [1]byte(s[1:])
	a2 := [2]byte(s)
	s[1] = 5
	fmt.Println(a0, a1, a2, s)
	s0 := (*[0]byte)(s)
	s1 := (*[1]byte)(s[1:])
	s2 := (*[2]byte)(s)
	s2[0] = 42
	s1[0]++
	fmt.Println(len(s0), s1, s2, s, s0 != nil)
	try(func() { fmt.Println([3]byte(s)) })
	try(func() { fmt.Println((*[4]byte)(s)) })
	var t []string
	t0 := [0]string(t)
	t1 := (*[0]string)(t)
	fmt.Println(t0, t1 == nil)
	try(func() { fmt.Println([1]string(t)) })
	u := make([]byte, 0)
	u0 := (*[0]byte)(u)
	fmt.Println(u0 != nil, len(u0))
	type Arr [2]int
	type Sl []int
	x := Arr(Sl{1, 2, 3})
	p := (*Arr)(Sl{4, 5})
	fmt.Printf("%T %v %T %v\n", x, x, p, *p)
	for i, v := range [2]byte(s) {
		fmt.Print(i, v, " ")
	}
	fmt.Println([2]byte(s) == a2, [2]byte(s) == *s2)
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
// [] [0] [0 0] [0 5]
// 0 &[6] &[42 6] [42 6] true
// panic: runtime error: cannot convert slice with length 2 to array or pointer to array with length 3
// panic: runtime error: cannot convert slice with length 2 to array or pointer to array with length 4
// [] true
// panic: runtime error: cannot convert slice with length 0 to array or pointer to array with length 1
// true 0
// main.Arr [1 2] *main.Arr [4 5]
// 0 42 1 6 false true
