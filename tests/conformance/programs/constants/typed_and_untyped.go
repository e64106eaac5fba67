package main

import "fmt"

type Weekday int
type Celsius float64

const (
	Pi      float64 = 3.14159
	zero            = 0.0
	size    int64   = 1024
	eof             = -1
	a, b, c         = 3, 4, "foo"
	u, v    float32 = 0, 3
	Tuesday         = Weekday(2)
	boiling Celsius = 100
)

func main() {
	fmt.Printf("%T %T %T %T %T %T %T %T %T\n", Pi, zero, size, eof, a, c, u, Tuesday, boiling)
	fmt.Println(Pi*2, zero, size*size, eof, a+b, c, u+v, Tuesday+1, boiling/3)
	const d = 'x' + 1.0
	const e = 1 + 2i - 2i
	fmt.Printf("%T %v %T %v\n", d, d, e, e)
	var i int = e
	var f float32 = d
	var r rune = 65.0
	var by byte = 1e2
	fmt.Println(i, f, r, by)
	const big = 1 << 100
	fmt.Println(big>>98, float64(big), big/(big-1))
	const h = "x" < "y"
	type Bool bool
	var bb Bool = h
	fmt.Printf("%T %v\n", bb, bb && 1 < 2)
}

// Output:
// float64 float64 int64 int int string float32 main.Weekday main.Celsius
// 6.28318 0 1048576 -1 7 foo 3 3 33.333333333333336
// float64 121 complex128 (1+0i)
// 1 121 65 100
// 4 1.2676506002282294e+30 1
// main.Bool true
