package row

import (
	"fmt"
	"testing"
)

// gigabytes reports how many bytes a loop went over.
func gigabytes(b *testing.B, perCall int) {
	b.ReportMetric(float64(perCall)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GB/s")
}

func BenchmarkSoftmax(b *testing.B) {
	for _, size := range [][2]int{{4, 2}, {512, 10}, {4096, 64}, {128, 1000}, {1, 100000}} {
		rows, n := size[0], size[1]
		x, y := unguarded(rows*n), make([]float32, rows*n)
		b.Run(fmt.Sprintf("%dx%d", rows, n), func(b *testing.B) {
			for b.Loop() {
				Softmax(y, x, rows, n, nil)
			}
			gigabytes(b, 8*rows*n)
		})
	}
}

func BenchmarkLogSoftmax(b *testing.B) {
	for _, size := range [][2]int{{4, 2}, {512, 10}, {128, 1000}} {
		rows, n := size[0], size[1]
		x, y := unguarded(rows*n), make([]float32, rows*n)
		b.Run(fmt.Sprintf("%dx%d", rows, n), func(b *testing.B) {
			for b.Loop() {
				LogSoftmax(y, x, rows, n, nil)
			}
			gigabytes(b, 8*rows*n)
		})
	}
}

// unguarded returns numbers without a guard: masked loads that touch forbidden
// memory are slow.
func unguarded(n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(i%17) - 8
	}
	return x
}
