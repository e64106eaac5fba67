package main

import (
	"fmt"
	"sort"
)

func main() {
	m := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	seen := 0
	for k := range m {
		for j := range m {
			if j != k {
				delete(m, j)
			}
		}
		seen++
	}
	fmt.Println(seen, len(m))
	big := map[int]bool{}
	for i := range 100 {
		big[i] = true
	}
	for k := range big {
		delete(big, k)
	}
	fmt.Println(len(big))
	var nilmap map[string]int
	for range nilmap {
		fmt.Println("no")
	}
	sum := 0
	keys := []string{}
	for k, v := range map[string]int{"a": 1, "b": 2, "c": 3} {
		sum += v
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(sum, keys)
}

// Output:
// 1 1
// 0
// 6 [a b c]
