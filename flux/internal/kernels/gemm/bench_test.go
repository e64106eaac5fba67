package gemm

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// benchSizes are m, n and k of the benchmarks.
var benchSizes = [][3]int{
	{4, 4, 4}, {8, 8, 8}, {16, 16, 16}, {32, 32, 32}, {64, 64, 64}, {128, 128, 128}, {256, 256, 256}, {512, 512, 512},
	{1024, 1024, 1024}, {2048, 2048, 2048}, {128, 256, 784}, {784, 256, 128}, {128, 10, 256}, {2048, 512, 128}, {2048, 128, 512},
	{1, 256, 784}, {16, 256, 784}, {256, 784, 1}, {256, 784, 16}, {256, 784, 128},
}

// BenchmarkMul32 reports the GFLOP/s of float32 products, with rows (N) or columns (T) of
// each operand in a row, and how much of the limit that is. The best of many
// short runs counts: other work on the machine makes the rest slower.
func BenchmarkMul32(b *testing.B) { benchmark(b, engine32) }

// BenchmarkMul64 is BenchmarkMul32 for float64.
func BenchmarkMul64(b *testing.B) { benchmark(b, engine64) }

func benchmark[T float](b *testing.B, g *engine[T]) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, s := range benchSizes {
		for _, kind := range []string{"NN", "NT", "TN"} {
			b.Run(fmt.Sprintf("%dx%dx%d/%s", s[0], s[1], s[2], kind), func(b *testing.B) {
				m, n, k := s[0], s[1], s[2]
				p := problem[T]{m: m, n: n, k: k, ldc: n, a: fill(r, make([]T, m*k)), b: fill(r, make([]T, k*n)), c: make([]T, m*n)}
				p.ars, p.acs, p.brs, p.bcs = k, 1, n, 1
				if kind == "TN" {
					p.ars, p.acs = 1, m
				}
				if kind == "NT" {
					p.brs, p.bcs = 1, k
				}
				flops := 2 * float64(m) * float64(n) * float64(k)
				inner := max(1, int(2e6/flops)) // so that the clock can be read
				best, limit := time.Hour, peak[T]()
				for b.Loop() {
					start := time.Now()
					for range inner {
						g.mul(&p, nil, func() {})
					}
					best = min(best, time.Since(start))
				}
				rate := flops * float64(inner) / float64(best.Nanoseconds())
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(best.Nanoseconds())/float64(inner)/1e3, "µs")
				b.ReportMetric(rate, "GF/s")
				if limit = max(limit, peak[T]()); limit > 0 {
					b.ReportMetric(100*rate/limit, "%peak")
				}
			})
		}
	}
}
