// len and cap of arrays are constants unless something must be evaluated.
package main

import (
	"fmt"
	"unsafe"
)

type T struct{ a [3]int }

var calls int

func arr() [4]int  { calls++; return [4]int{} }
func ptr() *[5]int { calls++; return nil }

func main() {
	var t T
	const n = len(t.a)
	var p *T
	const m = len(p.a)
	var pp *[7]byte
	const k = len(pp) + cap(pp)
	fmt.Println(n, m, k)
	var x [len(t.a) * 2]string
	fmt.Println(len(x))
	fmt.Println(len(arr()), len(ptr()))
	fmt.Println(calls)
	const c1 = len([10]float64{2})
	const c4 = len([10]float64{imag(2i)})
	fmt.Println(c1, c4, unsafe.Sizeof(x) == uintptr(len(x))*unsafe.Sizeof(""))
	for i := range pp {
		calls += i
	}
	fmt.Println(calls)
	var mm [2][3]int
	fmt.Println(len(mm), len(mm[0]), cap(mm[1][:2]))
}

// Output:
// 3 3 14
// 6
// 4 5
// 2
// 10 10 true
// 23
// 2 3 3
