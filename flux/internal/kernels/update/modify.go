package update

import (
	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/workers"
)

// Decay32 computes to ← g + lambda·p. to may be g, here and below.
func Decay32(to, p, g []float32, lambda float32) {
	if len(to) <= piece {
		decay32(cpu.Active(), to, p, g, lambda)
		return
	}
	c := calls32.Get().(*call[float32])
	c.momentum.Eta = lambda
	c.cut(to, g, p, nil, func(c *call[float32], to, g, p, _ []float32) {
		decay32(cpu.Active(), to, p, g, c.momentum.Eta)
	})
	calls32.Put(c)
}

// Decay64 is Decay32 for float64.
func Decay64(to, p, g []float64, lambda float64) {
	if len(to) <= piece {
		decay64(cpu.Active(), to, p, g, lambda)
		return
	}
	c := calls64.Get().(*call[float64])
	c.momentum.Eta = lambda
	c.cut(to, g, p, nil, func(c *call[float64], to, g, p, _ []float64) {
		decay64(cpu.Active(), to, p, g, c.momentum.Eta)
	})
	calls64.Put(c)
}

// Scale32 computes to ← k·g.
func Scale32(to, g []float32, k float32) {
	if len(to) <= piece {
		scale32(cpu.Active(), to, g, k)
		return
	}
	c := calls32.Get().(*call[float32])
	c.momentum.Eta = k
	c.cut(to, g, nil, nil, func(c *call[float32], to, g, _, _ []float32) {
		scale32(cpu.Active(), to, g, c.momentum.Eta)
	})
	calls32.Put(c)
}

// Scale64 is Scale32 for float64.
func Scale64(to, g []float64, k float64) {
	if len(to) <= piece {
		scale64(cpu.Active(), to, g, k)
		return
	}
	c := calls64.Get().(*call[float64])
	c.momentum.Eta = k
	c.cut(to, g, nil, nil, func(c *call[float64], to, g, _, _ []float64) {
		scale64(cpu.Active(), to, g, c.momentum.Eta)
	})
	calls64.Put(c)
}

// Squares32 returns the sum of the squares of x: in float64, for squares of large
// float32 values overflow float32. The order of the sum is the same at every level
// and on any number of processors: every sixteenth element of a piece, then those
// sixteen sums, then the pieces.
func Squares32(x []float32) float64 { return squaresAt32(cpu.Active(), x) }

// Squares64 is Squares32 for float64.
func Squares64(x []float64) float64 { return squaresAt64(cpu.Active(), x) }

func squaresAt32(l cpu.Level, x []float32) float64 {
	if len(x) <= piece {
		var sums [16]float64
		squares32(l, x, &sums)
		return total(&sums)
	}
	return overPieces(len(x), func(lo, hi int) float64 { return squaresAt32(l, x[lo:hi]) })
}

func squaresAt64(l cpu.Level, x []float64) float64 {
	if len(x) <= piece {
		var sums [16]float64
		squares64(l, x, &sums)
		return total(&sums)
	}
	return overPieces(len(x), func(lo, hi int) float64 { return squaresAt64(l, x[lo:hi]) })
}

// overPieces adds up what f gives for the pieces of n elements.
func overPieces(n int, f func(lo, hi int) float64) float64 {
	parts := make([]float64, (n+piece-1)/piece)
	work := func(i int) { parts[i] = f(i*piece, min((i+1)*piece, n)) }
	if n <= few {
		for i := range parts {
			work(i)
		}
	} else {
		workers.Run(len(parts), nil, work)
	}
	sum := 0.0
	for _, v := range parts {
		sum += v
	}
	return sum
}

func total(sums *[16]float64) float64 {
	sum := 0.0
	for _, v := range sums {
		sum += v
	}
	return sum
}
