package flux

import (
	"fmt"
	"testing"
)

func BenchmarkSoftmax128x1000(b *testing.B) {
	x := Randn(128, 1000)
	b.ReportAllocs()
	for b.Loop() {
		x.Softmax(1)
	}
}

func BenchmarkCrossEntropy(b *testing.B) {
	for _, s := range [][2]int{{4, 2}, {128, 10}, {128, 1000}} {
		x := Randn(s[0], s[1])
		flat := make([]int, s[0])
		for i := range flat {
			flat[i] = i * 7 % s[1]
		}
		labels := Ints(flat)
		b.Run(fmt.Sprintf("%dx%d", s[0], s[1]), func(b *testing.B) {
			b.ReportAllocs()
			f := func() *Tensor { return x.CrossEntropy(labels) }
			for b.Loop() {
				WithGradient(f, x)
			}
		})
	}
}
