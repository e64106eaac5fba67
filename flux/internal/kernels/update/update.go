package update

import (
	"fluxrepl/flux/internal/cpu"
)

// Float is what parameters are made of.
type Float interface{ float32 | float64 }

// An Adam holds the numbers of a step of Adam,
//
//	m ← Beta1·m + Rest1·g
//	v ← Beta2·v + (Rest2·g)·g
//	p ← Keep·p − (Eta·m)/(√v + Epsilon)
//
// The assembly knows the order of the fields.
type Adam[T Float] struct{ Eta, Beta1, Rest1, Beta2, Rest2, Epsilon, Keep T }

// A Momentum holds the numbers of a step with momentum, in the order that the
// assembly knows.
type Momentum[T Float] struct{ Eta, Rho T }

// piece is how many elements a call of a kernel works at: assembly cannot be
// interrupted by the scheduler. From more than few elements on several processors
// share the pieces.
const (
	piece = 32 << 10
	few   = 128 << 10
)

// Adam32 makes a step of Adam at p for the gradient g. All slices are of one
// length, here and below, and do not overlap.
func Adam32(p, g, mean, square []float32, k *Adam[float32]) {
	if len(p) <= piece {
		adam32(cpu.Active(), p, g, mean, square, k)
		return
	}
	c := calls32.Get().(*call[float32])
	c.adam = *k
	c.cut(p, g, mean, square, func(c *call[float32], p, g, mean, square []float32) {
		adam32(cpu.Active(), p, g, mean, square, &c.adam)
	})
	calls32.Put(c)
}

// Adam64 is Adam32 for float64.
func Adam64(p, g, mean, square []float64, k *Adam[float64]) {
	if len(p) <= piece {
		adam64(cpu.Active(), p, g, mean, square, k)
		return
	}
	c := calls64.Get().(*call[float64])
	c.adam = *k
	c.cut(p, g, mean, square, func(c *call[float64], p, g, mean, square []float64) {
		adam64(cpu.Active(), p, g, mean, square, &c.adam)
	})
	calls64.Put(c)
}

// Descend32 computes p ← p − eta·g.
func Descend32(p, g []float32, eta float32) {
	if len(p) <= piece {
		descend32(cpu.Active(), p, g, eta)
		return
	}
	c := calls32.Get().(*call[float32])
	c.momentum.Eta = eta
	c.cut(p, g, nil, nil, func(c *call[float32], p, g, _, _ []float32) {
		descend32(cpu.Active(), p, g, c.momentum.Eta)
	})
	calls32.Put(c)
}

// Descend64 is Descend32 for float64.
func Descend64(p, g []float64, eta float64) {
	if len(p) <= piece {
		descend64(cpu.Active(), p, g, eta)
		return
	}
	c := calls64.Get().(*call[float64])
	c.momentum.Eta = eta
	c.cut(p, g, nil, nil, func(c *call[float64], p, g, _, _ []float64) {
		descend64(cpu.Active(), p, g, c.momentum.Eta)
	})
	calls64.Put(c)
}

// Momentum32 computes v ← Rho·v + Eta·g, p ← p − v.
func Momentum32(p, g, v []float32, k *Momentum[float32]) {
	if len(p) <= piece {
		momentum32(cpu.Active(), p, g, v, k)
		return
	}
	c := calls32.Get().(*call[float32])
	c.momentum = *k
	c.cut(p, g, v, nil, func(c *call[float32], p, g, v, _ []float32) {
		momentum32(cpu.Active(), p, g, v, &c.momentum)
	})
	calls32.Put(c)
}

// Momentum64 is Momentum32 for float64.
func Momentum64(p, g, v []float64, k *Momentum[float64]) {
	if len(p) <= piece {
		momentum64(cpu.Active(), p, g, v, k)
		return
	}
	c := calls64.Get().(*call[float64])
	c.momentum = *k
	c.cut(p, g, v, nil, func(c *call[float64], p, g, v, _ []float64) {
		momentum64(cpu.Active(), p, g, v, &c.momentum)
	})
	calls64.Put(c)
}

// Nesterov32 computes v ← Rho·v − Eta·g, p ← p + (Rho·v − Eta·g), the latter
// with the new v.
func Nesterov32(p, g, v []float32, k *Momentum[float32]) {
	if len(p) <= piece {
		nesterov32(cpu.Active(), p, g, v, k)
		return
	}
	c := calls32.Get().(*call[float32])
	c.momentum = *k
	c.cut(p, g, v, nil, func(c *call[float32], p, g, v, _ []float32) {
		nesterov32(cpu.Active(), p, g, v, &c.momentum)
	})
	calls32.Put(c)
}

// Nesterov64 is Nesterov32 for float64.
func Nesterov64(p, g, v []float64, k *Momentum[float64]) {
	if len(p) <= piece {
		nesterov64(cpu.Active(), p, g, v, k)
		return
	}
	c := calls64.Get().(*call[float64])
	c.momentum = *k
	c.cut(p, g, v, nil, func(c *call[float64], p, g, v, _ []float64) {
		nesterov64(cpu.Active(), p, g, v, &c.momentum)
	})
	calls64.Put(c)
}
