package main

import (
	"errors"
	"fmt"
)

func bare() (n int, err error) {
	defer func() { n *= 2 }()
	n = 4
	return
}

func shadowed() (n int, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("wrapped: %w", err)
		}
	}()
	if n, err := 5, errors.New("inner"); err != nil {
		return n, err
	}
	return 1, nil
}

func recovered() (n int, s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint("got ", r)
		}
	}()
	n = 7
	s = "set"
	panic("boom")
}

func swapped() (a, b int) {
	defer func() { a, b = b, a }()
	return 1, 2
}

func pointers() (p *int) {
	v := 1
	defer func() { *p = 9 }()
	return &v
}

func unnamed() int {
	n := 1
	defer func() { n = 100 }()
	return n
}

func main() {
	fmt.Println(bare())
	fmt.Println(shadowed())
	fmt.Println(recovered())
	fmt.Println(swapped())
	fmt.Println(*pointers(), unnamed())
}

// Output:
// 8 <nil>
// 5 wrapped: inner
// 7 got boom
// 2 1
// 9 1
