package main

import "fmt"

func main() {
	m := map[string]int{"one": 1, "two": 2}
	v, ok := m["three"]
	fmt.Println(m["one"], m["none"], v, ok, len(m))
	m["three"]++
	m["four"] += 4
	m["one"] <<= 3
	delete(m, "two")
	delete(m, "absent")
	fmt.Println(m, len(m))
	if v, ok := m["one"]; ok && v > 1 {
		fmt.Println("found", v)
	}
	var n map[string]int
	fmt.Println(n == nil, len(n), n["x"], n)
	_, ok = n["x"]
	delete(n, "x")
	clear(n)
	for range n {
		fmt.Println("never")
	}
	try(func() { n["x"] = 1 })
	try(func() { n["y"]++ })
	n = make(map[string]int, 10)
	n["x"] = 1
	p := n
	p["y"] = 2
	fmt.Println(n, ok, len(p))
	clear(m)
	fmt.Println(m, len(m), m == nil)
	a, b := n["x"], n["q"]
	_, has := n["x"]
	fmt.Println(a, b, has)
	var ok2 bool
	m["v"], ok2 = n["y"]
	fmt.Println(m, ok2)
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
// 1 0 0 false 2
// map[four:4 one:8 three:1] 3
// found 8
// true 0 0 map[]
// panic: assignment to entry in nil map
// panic: assignment to entry in nil map
// map[x:1 y:2] false 2
// map[] 0 false
// 1 0 true
// map[v:2] true
