package main

import (
	"fmt"
	"math"
)

type Meters float64

func main() {
	fmt.Println(min(3, 1, 2), max(1.5, 2), min("b", "a"), max(Meters(2), 3))
	var f32 float32 = 1.5
	fmt.Println(min(f32, 1), math.IsNaN(max(math.NaN(), 1)))
	m := map[int]string{1: "a"}
	clear(m)
	s := []int{1, 2}
	clear(s)
	fmt.Println(len(m), s)
	var u uint8 = 250
	fmt.Println(max(u, 3))
}

// Output:
// 1 2 a 3
// 1 true
// 0 [0 0]
// 250
