package kernels

// Activations that are made of straight pieces. At a kink the pullback takes
// the flat side, but where another convention is named.

// ClampInsideBack is the pullback of Clamp that is 0 on the limits too.
func ClampInsideBack[T Float](dst, g, x, _ []T, a, b T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v <= a || v >= b {
			dst[i] = 0
		} else {
			dst[i] = g[i]
		}
	}
}

// HardSigmoid computes (x+3)/6, limited to [0, 1].
func HardSigmoid[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = min(max(v+3, 0), 6) / 6
	}
}

// HardSigmoidBack is the pullback of HardSigmoid.
func HardSigmoidBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v <= -3 || v >= 3 {
			dst[i] = 0
		} else {
			dst[i] = g[i] / 6
		}
	}
}

// HardSwish computes x·HardSigmoid(x), and 0 at −∞.
func HardSwish[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		switch {
		case v <= -3:
			dst[i] = 0
		case v >= 3:
			dst[i] = v
		default:
			dst[i] = v * (v + 3) / 6
		}
	}
}

// HardSwishBack is the pullback of HardSwish: 0 at −3 and 1 at 3.
func HardSwishBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		switch {
		case v <= -3:
			dst[i] = 0
		case v >= 3:
			dst[i] = g[i]
		default:
			dst[i] = g[i] * (2*v + 3) / 6
		}
	}
}

// SoftShrink computes x − a above a, x + a below −a, and 0 between.
func SoftShrink[T Float](dst, x []T, a, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		switch {
		case v > a:
			v -= a
		case v < -a:
			v += a
		case v >= -a: // NaN stays
			v = 0
		}
		dst[i] = v
	}
}

// HardShrink computes x outside of [−a, a], and 0 inside.
func HardShrink[T Float](dst, x []T, a, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		if v >= -a && v <= a {
			v = 0
		}
		dst[i] = v
	}
}

// ShrinkBack is the pullback of both: 1 outside of [−a, a].
func ShrinkBack[T Float](dst, g, x, _ []T, a, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v >= -a && v <= a {
			dst[i] = 0
		} else {
			dst[i] = g[i]
		}
	}
}

// ThresholdReLU computes x above a, and 0 elsewhere.
func ThresholdReLU[T Float](dst, x []T, a, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		if v <= a {
			v = 0
		}
		dst[i] = v
	}
}

// ThresholdReLUBack is the pullback of ThresholdReLU.
func ThresholdReLUBack[T Float](dst, g, x, _ []T, a, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v <= a {
			dst[i] = 0
		} else {
			dst[i] = g[i]
		}
	}
}

// PReLU returns the loops of x above 0 and a·x elsewhere.
func PReLU[T Float]() Binary[T] {
	return Binary[T]{
		VV: func(dst, x, a []T) {
			x, a = x[:len(dst)], a[:len(dst)]
			for i, v := range x {
				if v > 0 {
					dst[i] = v
				} else { // also for NaN
					dst[i] = v * a[i]
				}
			}
		},
		VS: func(dst, x []T, a T) { LeakyReLU(dst, x, a, 0) },
		SV: func(dst []T, x T, a []T) {
			if x > 0 {
				for i := range dst {
					dst[i] = x
				}
				return
			}
			MulSV(dst, x, a)
		},
	}
}
