package flux

import "fluxrepl/flux/internal/kernels"

// The derivatives of the form Σ g[n,c,p]·w[n,p,k]·x[n,c,at[n,p,k]] in each of its
// arguments. It is linear in all of them, so the derivatives of the three
// operations are the three operations again.
var (
	opSample    = operation{Name: "Sample"}
	opSpread    = operation{Name: "Spread"}
	opCorrelate = operation{Name: "Correlate"}
)

// sampleAttrs are the positions that places take their values from.
type sampleAttrs struct {
	at   []int // [n, places, taps]: positions of a channel; negative is nowhere
	taps int
	of   int // elements of a channel
}

func init() {
	opSample.Pullback = func(c *call) {
		a := c.Node.Attrs.(sampleAttrs)
		if c.Needs(0) {
			c.Give(0, c.Grad.spread(c.In(1), a))
		}
		if c.Needs(1) {
			c.Give(1, c.Grad.correlate(c.In(0), a))
		}
	}
	opSpread.Pullback = func(c *call) {
		a := c.Node.Attrs.(sampleAttrs)
		if c.Needs(0) {
			c.Give(0, c.Grad.sample(c.In(1), a))
		}
		if c.Needs(1) {
			c.Give(1, c.In(0).correlate(c.Grad, a))
		}
	}
	opCorrelate.Pullback = func(c *call) {
		a := c.Node.Attrs.(sampleAttrs)
		if c.Needs(0) {
			c.Give(0, c.In(1).sample(c.Grad, a))
		}
		if c.Needs(1) {
			c.Give(1, c.In(0).spread(c.Grad, a))
		}
	}
}

// sample returns Σ_k w[n,p,k]·t[n,c,at[n,p,k]]: t is [n, c, of], w is
// [n, places, taps], the result [n, c, places].
func (t *Tensor) sample(w *Tensor, a sampleAttrs) *Tensor {
	out := alloc(t.dtype, Shape{t.shape[0], t.shape[1], w.shape[1]})
	if t.dtype == Float32 {
		eachImage(kernels.Sample[float32], out.f32, t.dense().f32, w.dense().f32, a, t.shape[0])
	} else {
		eachImage(kernels.Sample[float64], out.f64, t.dense().f64, w.dense().f64, a, t.shape[0])
	}
	return record2(&opSample, a, out, t, w)
}

// spread adds w[n,p,k]·t[n,c,p] to element [n,c,at[n,p,k]] of zeros: t is
// [n, c, places], w is [n, places, taps], the result [n, c, of].
func (t *Tensor) spread(w *Tensor, a sampleAttrs) *Tensor {
	out := alloc(t.dtype, Shape{t.shape[0], t.shape[1], a.of})
	if t.dtype == Float32 {
		eachImage(kernels.Spread[float32], out.f32, t.dense().f32, w.dense().f32, a, t.shape[0])
	} else {
		eachImage(kernels.Spread[float64], out.f64, t.dense().f64, w.dense().f64, a, t.shape[0])
	}
	return record2(&opSpread, a, out, t, w)
}

// correlate returns Σ_c t[n,c,p]·x[n,c,at[n,p,k]]: t is [n, c, places], x is
// [n, c, of], the result [n, places, taps].
func (t *Tensor) correlate(x *Tensor, a sampleAttrs) *Tensor {
	out := alloc(t.dtype, Shape{t.shape[0], t.shape[2], a.taps})
	if t.dtype == Float32 {
		eachImage(kernels.Correlate[float32], out.f32, t.dense().f32, x.dense().f32, a, t.shape[0])
	} else {
		eachImage(kernels.Correlate[float64], out.f64, t.dense().f64, x.dense().f64, a, t.shape[0])
	}
	return record2(&opCorrelate, a, out, t, x)
}

// eachImage runs one of the loops for each of n images.
func eachImage[T kernels.Float](f func(dst, a, b []T, at []int, n, taps int, poll func()), dst, a, b []T, s sampleAttrs, n int) {
	piece := func(x []T, i int) []T { return x[i*(len(x)/n) : (i+1)*(len(x)/n)] }
	for i := range n {
		at := s.at[i*(len(s.at)/n) : (i+1)*(len(s.at)/n)]
		if len(at) > 0 {
			f(piece(dst, i), piece(a, i), piece(b, i), at, s.of, s.taps, poll)
		}
	}
}
