package main

import (
	"fmt"
	"sort"
)

func main() {
	m := map[int]string{}
	for i := range 20 {
		m[i] = fmt.Sprint("v", i)
	}
	sum, n := 0, 0
	for k, v := range m {
		if v != fmt.Sprint("v", k) {
			fmt.Println("wrong", k, v)
		}
		sum += k
		n++
	}
	fmt.Println(sum, n)
	for k := range m {
		if k%2 == 0 {
			delete(m, k)
		}
	}
	fmt.Println(len(m), m[3], m[4] == "")
	seen := map[int]bool{}
	for k := range m {
		delete(m, k)
		seen[k] = true
	}
	fmt.Println(len(m), len(seen))
	m = map[int]string{1: "a", 2: "b", 3: "c"}
	for k := range m {
		for j := range m {
			if j != k {
				delete(m, j)
			}
		}
		fmt.Println(len(m))
	}
	grow := map[int]int{1: 1}
	count := 0
	for k := range grow {
		if count < 5 {
			grow[k+1000+count] = 1
		}
		count++
		if count > 1000 {
			break
		}
	}
	fmt.Println(count >= 1, len(grow) >= 2)
	keys := make([]string, 0)
	for k := range map[string]int{"b": 1, "a": 2, "c": 3} {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys, fmt.Sprint(map[string]int{"b": 1, "a": 2}), map[float64]bool{2: true, 1: false})
	var k string
	var v int
	for k, v = range map[string]int{"only": 4} {
	}
	fmt.Println(k, v)
}

// Output:
// 190 20
// 10 v3 true
// 0 10
// 1
// true true
// [a b c] map[a:2 b:1] map[1:false 2:true]
// only 4
