package main

import (
	"fmt"
	"strings"
)

type Color int

const (
	Red Color = iota
	Green
	Blue
)

func (c Color) Next() Color {
	switch c {
	case Red:
		return Green
	case Green:
		return Blue
	}
	return Red
}

func word(s string) int {
	switch s {
	case "", "empty":
		return 0
	case "a" + "b":
		return 2
	case strings.ToUpper("x"):
		return 3
	case `raw`:
		return 4
	}
	return len(s)
}

func main() {
	c := Red
	for range 4 {
		fmt.Print(c, " ")
		c = c.Next()
	}
	fmt.Println()
	for _, s := range []string{"", "ab", "X", "raw", "other"} {
		fmt.Print(word(s), " ")
	}
	switch r := 'é'; {
	case r >= 'a' && r <= 'z':
		fmt.Println("ascii")
	case r > 127:
		fmt.Println("wide")
	}
	u := uint8(200)
	switch u + 100 {
	case 44:
		fmt.Println("wrapped")
	}
}

// Output:
// 0 1 2 0
// 0 2 3 4 5 wide
// wrapped
