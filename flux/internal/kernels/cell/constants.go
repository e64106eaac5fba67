package cell

import (
	"math"
	"unsafe"
)

// The assembly reads its constants from rows of 64 bytes, each of one number, in
// the order that folder gen gives them names; log 2 is cut into two so that a
// multiple of the first, which has few digits, is exact. The last row is masks.
var (
	constants32 = constants[float32](6, []float64{
		-87, math.Log2E, 3 << 22, 0.693359375, math.Ln2 - 0.693359375, 1, 2, math.Copysign(0, -1),
	})
	constants64 = constants[float64](12, []float64{
		-708, math.Log2E, 3 << 51, 0x1.62e42feep-1, math.Ln2 - 0x1.62e42feep-1, 1, 2, math.Copysign(0, -1),
	})
)

// constants returns the table, with so many terms 1/2!, 1/3!, …, on a border of
// 64 bytes.
func constants[T Float](terms int, numbers []float64) []T {
	factorial := 1.0
	for i := range terms {
		factorial *= float64(i + 2)
		numbers = append(numbers, 1/factorial)
	}
	var zero T
	lanes := 64 / int(unsafe.Sizeof(zero))
	table := make([]T, (len(numbers)+2)*lanes)
	for uintptr(unsafe.Pointer(&table[0]))%64 != 0 {
		table = table[1:]
	}
	for i, v := range numbers {
		for j := range lanes {
			table[i*lanes+j] = T(v)
		}
	}
	masks := table[len(numbers)*lanes:]
	for j := range lanes / 2 {
		masks[j] = T(math.Copysign(0, -1)) // a mask is its sign
	}
	return table
}
