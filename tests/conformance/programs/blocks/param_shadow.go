package main

import (
	"errors"
	"fmt"
)

func f(a int, b ...string) (c int, err error) {
	{
		a := len(b)
		c := a * 2
		_ = c
	}
	c = a
	if a > 2 {
		err := errors.New("inner")
		return len(b), err
	}
	defer func(a int) { c += a }(a)
	return
}

func main() {
	fmt.Println(f(1, "x"))
	fmt.Println(f(3, "x", "y"))
}

// Output:
// 2 <nil>
// 2 inner
