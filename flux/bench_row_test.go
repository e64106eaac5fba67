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

func BenchmarkSum1e7(b *testing.B) {
	x := Randn(10_000_000)
	for b.Loop() {
		x.Sum()
	}
	b.ReportMetric(4e7*float64(b.N)/b.Elapsed().Seconds()/1e9, "GB/s")
}

func BenchmarkSumColumns128x256(b *testing.B) {
	x := Randn(128, 256)
	for b.Loop() {
		x.Sum(0)
	}
	b.ReportMetric(4*128*256*float64(b.N)/b.Elapsed().Seconds()/1e9, "GB/s")
}

func BenchmarkLayerNorm512x768(b *testing.B) {
	x, w, s, g := Randn(512, 768), Randn(768), Randn(768), Randn(512, 768)
	b.Run("forward", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			x.LayerNorm(w, s, 1e-5)
		}
	})
	b.Run("both", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, pull := Pullback(func() *Tensor { return x.LayerNorm(w, s, 1e-5) }, x, w, s)
			pull(g)
		}
	})
}

func BenchmarkBatchNorm32x64x32x32(b *testing.B) {
	x, w, s, g := Randn(32, 64, 32, 32), Randn(64), Randn(64), Randn(32, 64, 32, 32)
	b.Run("forward", func(b *testing.B) {
		for b.Loop() {
			x.BatchNorm(w, s, 1e-5)
		}
	})
	b.Run("both", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, pull := Pullback(func() *Tensor { y, _, _ := x.BatchNorm(w, s, 1e-5); return y }, x, w, s)
			pull(g)
		}
	})
}
