package flux

import "testing"

// BenchmarkRandom draws a million numbers, and drops of a million elements half.
func BenchmarkRandom(b *testing.B) {
	const n = 1_000_000
	s := NewSource(1)
	x := s.Normal(0, 1, n)
	for _, c := range []struct {
		name string
		f    func()
	}{
		{"uniform", func() { s.Uniform(0, 1, n) }},
		{"normal", func() { s.Normal(0, 1, n) }},
		{"bernoulli", func() { s.Bernoulli(0.5, n) }},
		{"dropout", func() { x.Dropout(0.5, s) }},
		{"dropout with its gradient", func() {
			_, back := Pullback(func() *Tensor { return x.Dropout(0.5, s) }, x)
			back(x)
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				c.f()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/n, "ns/number")
		})
	}
}
