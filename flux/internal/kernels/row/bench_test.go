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

func BenchmarkSum(b *testing.B) {
	for _, size := range [][3]int{{1, 1000, 1}, {1, 1 << 20, 1}, {512, 10, 1}, {1, 128, 256}, {1, 4096, 1024}} {
		x, y := unguarded(size[0]*size[1]*size[2]), make([]float32, size[0]*size[2])
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			for b.Loop() {
				Sum(y, x, size[0], size[1], size[2], nil)
			}
			gigabytes(b, 4*len(x))
		})
	}
}

func BenchmarkLayerNorm(b *testing.B) {
	const rows, n = 512, 768
	x, y, w, stats := unguarded(rows*n), make([]float32, rows*n), unguarded(n), make([]float64, 2*rows)
	dw, dx := make([]float32, n), make([]float32, rows*n)
	b.Run("forward", func(b *testing.B) {
		for b.Loop() {
			LayerNorm(y, x, w, w, stats, rows, n, 1e-5, nil)
		}
		gigabytes(b, 8*rows*n)
	})
	b.Run("backward", func(b *testing.B) {
		for b.Loop() {
			LayerNormBack(dx, y, x, w, stats, dw, dw, rows, n, nil)
		}
		gigabytes(b, 12*rows*n)
	})
}

func BenchmarkBatchNorm(b *testing.B) {
	for _, size := range [][3]int{{32, 64, 1024}, {2048, 64, 1}, {32, 64, 16}} {
		batch, channels, n := size[0], size[1], size[2]
		x, y, w, stats := unguarded(batch*channels*n), make([]float32, batch*channels*n), unguarded(channels), make([]float64, 2*channels)
		dw, dx := make([]float32, channels), make([]float32, len(x))
		b.Run(fmt.Sprint(size, "forward"), func(b *testing.B) {
			for b.Loop() {
				BatchNorm(y, x, w, w, stats, batch, channels, n, 1e-5, nil)
			}
			gigabytes(b, 8*len(x))
		})
		b.Run(fmt.Sprint(size, "backward"), func(b *testing.B) {
			for b.Loop() {
				BatchNormBack(dx, y, x, w, stats, dw, dw, batch, channels, n, nil)
			}
			gigabytes(b, 12*len(x))
		})
	}
}
