package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels/row"
)

var opBatchNorm = operation{Name: "BatchNorm"}

func init() {
	opBatchNorm.Pullback = func(c *call) {
		pullNormalized(c, func(at *normalized, dx, g, x, scale, dscale, dshift *Tensor) {
			batch, channels, n := at.form[0], at.form[1], at.form[3]
			if x.dtype == Float32 {
				row.BatchNormBack(dx.f32, g.f32, x.f32, scale.f32, at.stats.f64, dscale.f32, dshift.f32, batch, channels, n, poll)
			} else {
				row.BatchNormBack(dx.f64, g.f64, x.f64, scale.f64, at.stats.f64, dscale.f64, dshift.f64, batch, channels, n, poll)
			}
		})
	}
}

// BatchNorm returns y = (t − mean)/√(variance + eps)·scale + shift for t of shape
// [n, channels, …], with the mean and the variance (divided by the count) of each
// channel over all other axes, and those two, [channels] each; scale and shift
// are [channels]. Gradients pass through y, and none through mean and variance.
// 1e-5 is the usual eps. It panics with a [*ShapeError] if the shapes do not fit,
// and with a [*DomainError] unless eps ≥ 0.
//
// It is what batch normalisation does in training; [Tensor.BatchNormWith] is what
// it does in use. Ioffe and Szegedy, Batch Normalization (2015).
func (t *Tensor) BatchNorm(scale, shift *Tensor, eps float64) (y, mean, variance *Tensor) {
	const op = "BatchNorm"
	if t.isHalf() {
		y, mean, variance = t.To(Float32).BatchNorm(t.likeHalf(scale), t.likeHalf(shift), eps)
		return y.To(t.dtype), mean.To(t.dtype), variance.To(t.dtype)
	}
	mustNormalize(op, t, scale, shift, eps)
	mustChannels(op, "scale", t, scale)
	batch, channels, n := t.shape[0], t.shape[1], t.shape[2:].Size()
	at := &normalized{form: Shape{batch, channels, 1, n}, axes: []int{0, 3}, along: Shape{1, channels, 1, 1}, eps: eps, stats: blank(Float64, Shape{2 * channels})}
	out, x, a, b := blank(t.dtype, t.shape), t.dense(), scale.dense(), shift.dense()
	if batch*n == 0 {
		fill(at.stats, math.NaN())
	}
	if t.dtype == Float32 {
		row.BatchNorm(out.f32, x.f32, a.f32, b.f32, at.stats.f64, batch, channels, n, eps, poll)
	} else {
		row.BatchNorm(out.f64, x.f64, a.f64, b.f64, at.stats.f64, batch, channels, n, eps, poll)
	}
	mean, variance = at.moments(t.dtype, channels)
	return record(&opBatchNorm, at, out, t, scale, shift), mean, variance
}

// moments returns the means and the variances.
func (a *normalized) moments(d DType, lanes int) (mean, variance *Tensor) {
	mean, variance = blank(d, Shape{lanes}), blank(d, Shape{lanes})
	for i := range lanes {
		m, f := a.stats.f64[2*i], a.stats.f64[2*i+1]
		v := max(0, 1/(f*f)-a.eps)
		if d == Float32 {
			mean.f32[i], variance.f32[i] = float32(m), float32(v)
		} else {
			mean.f64[i], variance.f64[i] = m, v
		}
	}
	return mean, variance
}

// BatchNormWith returns (t − mean)/√(variance + eps)·scale + shift for t of shape
// [n, channels, …], with the given means and variances, [channels] as scale and
// shift are: batch normalisation in use. Gradients pass through all operands. It
// panics as [Tensor.BatchNorm] does.
func (t *Tensor) BatchNormWith(mean, variance, scale, shift *Tensor, eps float64) *Tensor {
	const op = "BatchNormWith"
	if t.isHalf() {
		return t.To(Float32).BatchNormWith(t.likeHalf(mean), t.likeHalf(variance), t.likeHalf(scale), t.likeHalf(shift), eps).To(t.dtype)
	}
	mustNormalize(op, t, scale, shift, eps)
	mustChannels(op, "scale", t, scale)
	all := []*Tensor{t, mean, variance, scale, shift}
	for i, arg := range []string{"mean", "variance"} {
		t.mustSame(op, arg, all[i+1])
		mustChannels(op, arg, t, all[i+1])
	}
	for _, x := range all {
		if x.scopes() != nil {
			return t.composedBatchNorm(mean, variance, scale, shift, eps)
		}
	}
	channels := t.shape[1]
	stats := blank(Float64, Shape{2 * channels})
	m, v := mean.dense(), variance.dense()
	for i := range channels {
		if t.dtype == Float32 {
			stats.f64[2*i], stats.f64[2*i+1] = float64(m.f32[i]), 1/math.Sqrt(float64(v.f32[i])+eps)
		} else {
			stats.f64[2*i], stats.f64[2*i+1] = m.f64[i], 1/math.Sqrt(v.f64[i]+eps)
		}
	}
	out, x, a, b := blank(t.dtype, t.shape), t.dense(), scale.dense(), shift.dense()
	if t.dtype == Float32 {
		row.Affine(out.f32, x.f32, a.f32, b.f32, stats.f64, t.shape[0], channels, t.shape[2:].Size(), poll)
	} else {
		row.Affine(out.f64, x.f64, a.f64, b.f64, stats.f64, t.shape[0], channels, t.shape[2:].Size(), poll)
	}
	return out
}

// composedBatchNorm is BatchNormWith in operations that have gradients.
func (t *Tensor) composedBatchNorm(mean, variance, scale, shift *Tensor, eps float64) *Tensor {
	along := Shape{t.shape[1]}
	for range t.shape[2:] {
		along = append(along, 1)
	}
	factor := variance.AddScalar(eps).Rsqrt().Mul(scale)
	return t.Sub(mean.reshape(along)).Mul(factor.reshape(along)).Add(shift.reshape(along))
}
