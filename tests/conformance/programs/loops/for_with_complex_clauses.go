package main

import "fmt"

type cursor struct{ pos, end int }

func (c *cursor) more() bool { return c.pos < c.end }
func (c *cursor) step()      { c.pos += 2 }

func main() {
	for c := (&cursor{0, 5}); c.more(); c.step() {
		fmt.Print(c.pos, " ")
	}
	fmt.Println()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ",", j, " ")
	}
	fmt.Println()
	var i int
	for i = 5; i > 0; i-- {
		if i == 2 {
			break
		}
	}
	fmt.Println(i)
	for i := 0; i < 3; i++ {
		i := i * 10
		i++
		fmt.Print(i, " ")
	}
	fmt.Println()
	x := []int{3, 1, 2}
	for swapped := true; swapped; {
		swapped = false
		for k := 1; k < len(x); k++ {
			if x[k-1] > x[k] {
				x[k-1], x[k] = x[k], x[k-1]
				swapped = true
			}
		}
	}
	fmt.Println(x)
	n := 0
	for ; n < 100; n = n*2 + 1 {
	}
	fmt.Println(n)
	for f := func(k int) bool { return k < 3 }; f(n - 127); n++ {
		fmt.Print(n, " ")
	}
	fmt.Println()
}

// Output:
// 0 2 4
// 0,10 1,8 2,6 3,4
// 2
// 1 11 21
// [1 2 3]
// 127
// 127 128 129
