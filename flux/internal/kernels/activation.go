package kernels

import "math"

func sigmoid(x float64) float64 {
	if x >= 0 {
		return 1 / (1 + math.Exp(-x))
	}
	e := math.Exp(x) // the other form would overflow for large −x
	return e / (1 + e)
}

// swish returns x·sigmoid(x). Where eˣ would be subnormal, and have few digits, its
// smaller part is multiplied last.
func swish(x float64) float64 {
	if x < -700 {
		return x * math.Exp(x+64) * math.Exp(-64)
	}
	return x * sigmoid(x)
}

func softplus(x float64) float64 { return max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) }

// ReLU computes max(x, 0); NaN stays NaN.
func ReLU[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = max(v, 0)
	}
}

// ReLUBack is the pullback of ReLU, 0 at 0.
func ReLUBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		reluBack32(d, any(g).([]float32), any(x).([]float32))
		return
	}
	for i, v := range x {
		if v <= 0 {
			dst[i] = 0
		} else { // NaN too, as in reluBack32
			dst[i] = g[i]
		}
	}
}

// reluBack32 has no branch, which would be taken at random and so be guessed
// wrong half of the time: the bits of g are masked by whether those of x, as an
// integer, are above 0, or beyond those of −∞, where NaN with a sign is.
func reluBack32(dst, g, x []float32) {
	const minusInf = 0xff800000
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		u := math.Float32bits(v)
		s := int32(u)
		keep := ^((s | (s - 1)) >> 31) | (int32(minusInf-u) >> 31 & (s >> 31))
		dst[i] = math.Float32frombits(math.Float32bits(g[i]) & uint32(keep))
	}
}

// LeakyReLU computes x for x > 0 and a·x elsewhere.
func LeakyReLU[T Float](dst, x []T, a, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		if v <= 0 {
			v *= a
		}
		dst[i] = v
	}
}

// LeakyReLUBack is the pullback of LeakyReLU, a at 0.
func LeakyReLUBack[T Float](dst, g, x, _ []T, a, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		if v > 0 {
			dst[i] = g[i]
		} else {
			dst[i] = a * g[i]
		}
	}
}

// ELU computes x for x > 0 and a(eˣ − 1) elsewhere.
func ELU[T Float](dst, x []T, a, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		if v <= 0 {
			v = a * T(math.Expm1(float64(v)))
		}
		dst[i] = v
	}
}

// ELUBack is the pullback of ELU.
func ELUBack[T Float](dst, g, x, y []T, a, _ T) {
	g, x, y = g[:len(dst)], x[:len(dst)], y[:len(dst)]
	for i, v := range x {
		if v > 0 {
			dst[i] = g[i]
		} else {
			dst[i] = g[i] * (y[i] + a)
		}
	}
}

// Tanh computes the hyperbolic tangent.
func Tanh[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		for i, v := range any(x).([]float32) {
			d[i] = tanh32(v)
		}
		return
	}
	through(dst, x, math.Tanh)
}

// TanhBack is the pullback of Tanh.
func TanhBack[T Float](dst, g, _, y []T, _, _ T) {
	g, y = g[:len(dst)], y[:len(dst)]
	for i, v := range y {
		dst[i] = g[i] * (1 - v*v)
	}
}

// Sigmoid computes 1/(1+e⁻ˣ).
func Sigmoid[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		for i, v := range any(x).([]float32) {
			d[i] = sigmoid32(v)
		}
		return
	}
	for i, v := range x {
		dst[i] = T(sigmoid(float64(v)))
	}
}

// SigmoidBack is the pullback of Sigmoid.
func SigmoidBack[T Float](dst, g, _, y []T, _, _ T) {
	g, y = g[:len(dst)], y[:len(dst)]
	for i, v := range y {
		dst[i] = g[i] * v * (1 - v)
	}
}

// Softplus computes log(1+eˣ).
func Softplus[T Float](dst, x []T, _, _ T) { through(dst, x, softplus) }

// SoftplusBack is the pullback of Softplus.
func SoftplusBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		g := any(g).([]float32)
		for i, v := range any(x).([]float32) {
			d[i] = g[i] * sigmoid32(v)
		}
		return
	}
	for i, v := range x {
		dst[i] = g[i] * T(sigmoid(float64(v)))
	}
}

// Swish computes x·sigmoid(x).
func Swish[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		for i, v := range any(x).([]float32) {
			d[i] = swish32(v)
		}
		return
	}
	for i, v := range x {
		dst[i] = T(swish(float64(v)))
	}
}

// SwishBack is the pullback of Swish.
func SwishBack[T Float](dst, g, x, y []T, _, _ T) {
	g, x, y = g[:len(dst)], x[:len(dst)], y[:len(dst)]
	if d, ok := any(dst).([]float32); ok {
		g, y := any(g).([]float32), any(y).([]float32)
		for i, v := range any(x).([]float32) {
			s := sigmoid32(v)
			d[i] = g[i] * (s + y[i]*(1-s))
		}
		return
	}
	for i, v := range x {
		s := T(sigmoid(float64(v)))
		dst[i] = g[i] * (s + y[i]*(1-s))
	}
}

// Mish computes x·tanh(softplus(x)).
func Mish[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		dst[i] = v * T(math.Tanh(softplus(float64(v))))
	}
}

// MishBack is the pullback of Mish.
func MishBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		t := math.Tanh(softplus(float64(v)))
		dst[i] = g[i] * T(t+float64(v)*(1-t*t)*sigmoid(float64(v)))
	}
}

// GELU computes x·Φ(x) with the error function.
func GELU[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		f := float64(v)
		dst[i] = T(f * 0.5 * math.Erfc(-f/math.Sqrt2))
	}
}

// GELUBack is the pullback of GELU: Φ(x) + x·φ(x).
func GELUBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	norm := 1 / math.Sqrt(2*math.Pi)
	for i, v := range x {
		f := float64(v)
		dst[i] = g[i] * T(0.5*math.Erfc(-f/math.Sqrt2)+f*norm*math.Exp(-f*f/2))
	}
}

// GELUBackBoth is GELUBack where y = x·Φ(x) is at hand as well: y/x + x·φ(x).
func GELUBackBoth[T Float](dst, g, x, y []T, _, _ T) {
	g, x, y = g[:len(dst)], x[:len(dst)], y[:len(dst)]
	norm := 1 / math.Sqrt(2*math.Pi)
	for i, v := range x {
		f, p := float64(v), 0.5
		if !(math.Abs(f) < 0x1p-60) {
			p = float64(y[i]) / f
		}
		dst[i] = g[i] * T(p+f*norm*math.Exp(-f*f/2))
	}
}

// The numbers of the tanh form of GELU: √(2/π) and the cubic's factor.
const (
	GELUScale = 0.7978845608028653558798921
	GELUCubic = 0.044715
)

// GELUTanh computes x/2·(1 + tanh(√(2/π)(x + 0.044715x³))).
func GELUTanh[T Float](dst, x []T, _, _ T) {
	x = x[:len(dst)]
	for i, v := range x {
		f := float64(v)
		dst[i] = T(f / 2 * (1 + math.Tanh(GELUScale*(f+GELUCubic*f*f*f))))
	}
}

// GELUTanhBack is the pullback of GELUTanh.
func GELUTanhBack[T Float](dst, g, x, _ []T, _, _ T) {
	g, x = g[:len(dst)], x[:len(dst)]
	for i, v := range x {
		f := float64(v)
		t := math.Tanh(GELUScale * (f + GELUCubic*f*f*f))
		d := (1+t)/2 + f/2*(1-t*t)*GELUScale*(1+3*GELUCubic*f*f)
		dst[i] = g[i] * T(d)
	}
}
