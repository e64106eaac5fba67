package flux

import (
	"fmt"
	"testing"
)

// BenchmarkAddLarge adds vectors whose sum is new memory each time.
func BenchmarkAddLarge(b *testing.B) {
	for _, n := range []int{1e5, 1e6, 1e7} {
		x, y := Ones(n), Ones(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(12 * n))
			for b.Loop() {
				x.Add(y)
			}
		})
	}
}
