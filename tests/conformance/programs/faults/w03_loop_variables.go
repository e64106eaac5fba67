package main

import (
	"fmt"
)

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var ps []*int
	for i := range 3 {
		ps = append(ps, &i)
	}
	for i, s := 0, "a"; i < 3; i, s = i+1, s+"b" {
		fs = append(fs, func() int { return i*100 + len(s) })
		if i == 1 {
			continue
		}
		ps = append(ps, &i)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	for _, f := range fs[3:] {
		fmt.Print(f(), " ")
	}
	for i := 0; i < 6; i++ {
		func() { i++ }()
		fmt.Print("i", i, " ")
	}
	for k, v := range map[string]int{"x": 1} {
		defer func() { fmt.Println(k, v) }()
	}
	fmt.Println()
}

// Output:
// 10 20 11 21 12 22
// 0 1 2 0 2 1 102 203 i1 i3 i5
// x 1
