package main

import (
	"errors"
	"fmt"
)

func flaky(n *int) int {
	*n++
	if *n < 3 {
		panic(fmt.Sprintf("attempt %d", *n))
	}
	return *n * 100
}

func retry(times int, f func() int) (v int, err error) {
	for i := 0; i < times; i++ {
		func() {
			defer func() {
				if r := recover(); r != nil {
					err = errors.Join(err, fmt.Errorf("%v", r))
				}
			}()
			v = f()
		}()
		if v != 0 {
			return v, err
		}
	}
	return 0, err
}

func main() {
	n := 0
	fmt.Println(retry(5, func() int { return flaky(&n) }))
	n = -10
	v, err := retry(2, func() int { return flaky(&n) })
	fmt.Println(v, err)
}

// Output:
// 300 attempt 1
// attempt 2
// 0 attempt -9
// attempt -8
