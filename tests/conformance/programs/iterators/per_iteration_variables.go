package main

import (
	"fmt"
	"strings"
)

func seq(yield func(int, string) bool) {
	for i := range 3 {
		if !yield(i, strings.Repeat("x", i)) {
			return
		}
	}
}

func main() {
	var fs []func() string
	for i, s := range seq {
		fs = append(fs, func() string { i++; s += "y"; return fmt.Sprint(i, s) })
		i += 10
	}
	for _, f := range fs {
		fmt.Println(f(), f())
	}
	total := 0
	for i := range seq {
		total += i
		for j, s := range seq {
			total += j * len(s)
		}
	}
	fmt.Println(total)
}

// Output:
// 11y 12yy
// 12xy 13xyy
// 13xxy 14xxyy
// 18
