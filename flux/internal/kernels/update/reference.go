package update

import "math"

// The loops in plain Go: what the assembly computes, to the bit. The conversions
// keep products and sums from being fused on machines that would.

func adam[T Float](p, g, mean, square []T, k *Adam[T]) {
	g, mean, square = g[:len(p)], mean[:len(p)], square[:len(p)]
	s := *k
	for i, x := range g {
		m := T(s.Beta1*mean[i]) + T(s.Rest1*x)
		v := T(s.Beta2*square[i]) + T(T(s.Rest2*x)*x)
		mean[i], square[i] = m, v
		// The root of a float32 in float64, rounded, is the exact one rounded:
		// float64 has more than twice the digits.
		p[i] = T(s.Keep*p[i]) - T(s.Eta*m)/(T(math.Sqrt(float64(v)))+s.Epsilon)
	}
}

func descend[T Float](p, g []T, eta T) {
	g = g[:len(p)]
	for i := range p {
		p[i] -= T(eta * g[i])
	}
}

func momentum[T Float](p, g, v []T, k *Momentum[T]) {
	g, v = g[:len(p)], v[:len(p)]
	for i := range p {
		v[i] = T(k.Rho*v[i]) + T(k.Eta*g[i])
		p[i] -= v[i]
	}
}

func nesterov[T Float](p, g, v []T, k *Momentum[T]) {
	g, v = g[:len(p)], v[:len(p)]
	for i := range p {
		step := T(k.Eta * g[i])
		v[i] = T(k.Rho*v[i]) - step
		p[i] += T(k.Rho*v[i]) - step
	}
}

func decay[T Float](to, p, g []T, lambda T) {
	p, g = p[:len(to)], g[:len(to)]
	for i := range to {
		to[i] = g[i] + T(lambda*p[i])
	}
}

func scale[T Float](to, g []T, k T) {
	g = g[:len(to)]
	for i := range to {
		to[i] = k * g[i]
	}
}

// squares adds the squares to 16 sums in turn.
func squares[T Float](x []T, sums *[16]float64) {
	for i, v := range x {
		sums[i&15] += float64(float64(v) * float64(v))
	}
}
