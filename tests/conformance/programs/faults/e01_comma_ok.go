package main

import (
	"fmt"
)

var m = map[string]int{"a": 1}
var v, ok = m["a"]
var i any = "s"

func main() {
	fmt.Println(v, ok)
	w, ok := m["zz"]
	fmt.Println(w, ok)
	s, ok := i.(string)
	fmt.Println(s, ok)
	_, ok = i.(int)
	fmt.Println(ok)
	_, ok = i.(fmt.Stringer)
	fmt.Println(ok)
	c := make(chan int, 1)
	c <- 3
	x, ok := <-c
	fmt.Println(x, ok)
	close(c)
	x, ok = <-c
	fmt.Println(x, ok)
	if v, ok := m["a"]; ok && v == 1 {
		fmt.Println("yes")
	}
	type T struct{ ok bool }
	var t T
	_, t.ok = m["a"]
	fmt.Println(t)
}

// Output:
// 1 true
// 0 false
// s true
// false
// false
// 3 true
// 0 false
// yes
// {true}
