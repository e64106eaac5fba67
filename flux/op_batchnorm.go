package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
	"fluxrepl/flux/internal/kernels/row"
	"fluxrepl/flux/internal/pool"
)

var opBatchNorm = operation{Name: "BatchNorm"}

func init() {
	opBatchNorm.Pullback = func(c *call) {
		pullNormalized(c, func(at normalized, dx, g, x, scale, dscale, dshift *Tensor) {
			if x.dtype == Float32 {
				batchNormBack[float32](c, at, dx, g, x, scale, dscale, dshift)
			} else {
				batchNormBack[float64](c, at, dx, g, x, scale, dscale, dshift)
			}
		})
	}
}

func batchNormBack[T kernels.Float](c *call, at normalized, dx, g, x, scale, dscale, dshift *Tensor) {
	batch, channels, n := at.form[0], at.form[1], at.form[3]
	d, v, in, a := elements[T](dx), elements[T](g), elements[T](x), elements[T](scale)
	da, db := elements[T](dscale), elements[T](dshift)
	switch {
	case at.then != thenReLU:
		row.BatchNormBack(d, v, in, a, at.stats.f64, da, db, batch, channels, n, poll)
	case len(c.Node.Inputs) == 3:
		row.BatchNormReLUBack(d, v, in, a, elements[T](c.In(2).dense()), at.stats.f64, da, db, batch, channels, n, poll)
	default:
		var masked []T
		if c.Needs(3) {
			residual := blankLike(x)
			masked = elements[T](residual)
			c.Give(3, residual)
		}
		row.BatchNormJoinedBack(d, masked, v, in, elements[T](c.Out().dense()), a, at.stats.f64, da, db, batch, channels, n, poll)
	}
}

// A BatchNormOption says what follows a batch normalisation: an [Activation], or
// a [Residual] that is added before that.
type BatchNormOption interface {
	batchNorm(batchNormEnd) batchNormEnd
}

// batchNormEnd is what follows a batch normalisation.
type batchNormEnd struct {
	residual *Tensor
	f        Activation
}

func (f Activation) batchNorm(e batchNormEnd) batchNormEnd {
	e.f = f
	return e
}

// ResidualOption is what [Residual] returns.
type ResidualOption struct{ x *Tensor }

func (o ResidualOption) batchNorm(e batchNormEnd) batchNormEnd {
	e.residual = o.x
	return e
}

// Residual makes a batch normalisation add x, of its operand's shape, before the
// activation; nil is nothing.
func Residual(x *Tensor) ResidualOption { return ResidualOption{x} }

// batchNormEndOf checks the options for an operand t.
func batchNormEndOf(op string, t *Tensor, options []BatchNormOption) (e batchNormEnd) {
	mustTensor(op, t)
	for _, o := range options {
		if o == nil {
			panic(&TypeError{Op: op, Arg: "options", Want: "an Activation or a Residual", Got: "nil"})
		}
		e = o.batchNorm(e)
	}
	mustActivate(op, e.f)
	if e.residual != nil {
		t.mustSame(op, "residual", e.residual)
		if !e.residual.shape.Equal(t.shape) {
			panic(&ShapeError{Op: op, Arg: "residual", Want: t.Shape(), Got: e.residual.Shape()})
		}
	}
	return e
}

// relu reports whether the kernels do what follows: ReLU, perhaps of the sum with a
// residual.
func (e batchNormEnd) relu() bool { return e.f == ActReLU }

// on does what follows, in operations.
func (e batchNormEnd) on(y *Tensor) *Tensor {
	if e.residual != nil {
		y = y.Add(e.residual)
	}
	return e.f.on(y)
}

// BatchNorm returns y = (t − mean)/√(variance + eps)·scale + shift for t of shape
// [n, channels, …], with the mean and the variance (divided by the count) of each
// channel over all other axes, and those two, [channels] each; scale and shift
// are [channels]. With options it is y = f(… + residual) for an [Activation] f and
// a [Residual], in the same pass if f is ActReLU. Gradients pass through y, and
// none through mean and variance. 1e-5 is the usual eps. It panics with a
// [*ShapeError] if the shapes do not fit, and with a [*DomainError] unless eps ≥ 0.
//
// It is what batch normalisation does in training; [Tensor.BatchNormWith] is what
// it does in use. Ioffe and Szegedy, Batch Normalization (2015).
func (t *Tensor) BatchNorm(scale, shift *Tensor, eps float64, options ...BatchNormOption) (y, mean, variance *Tensor) {
	const op = "BatchNorm"
	end := batchNormEndOf(op, t, options)
	if t.isHalf() {
		y, mean, variance = t.To(Float32).BatchNorm(t.likeHalf(scale), t.likeHalf(shift), eps, Residual(t.likeHalf(end.residual)), end.f)
		return y.To(t.dtype), mean.To(t.dtype), variance.To(t.dtype)
	}
	mustNormalize(op, t, scale, shift, eps)
	mustChannels(op, "scale", t, scale)
	batch, channels, n := t.shape[0], t.shape[1], t.shape[2:].Size()
	at := normalized{form: [4]int{batch, channels, 1, n}, axes: [2]int{0, 3}, along: [4]int{1, channels, 1, 1}, eps: eps, stats: blank1(Float64, 2*channels)}
	if end.relu() {
		at.then = thenReLU
	}
	y = blankLike(t)
	if batch*n == 0 {
		fill(at.stats, math.NaN())
	}
	if t.dtype == Float32 {
		batchNorm[float32](y, t, scale, shift, &at, end)
	} else {
		batchNorm[float64](y, t, scale, shift, &at, end)
	}
	mean, variance = at.moments(t.dtype, channels)
	switch {
	case !end.relu():
		return end.on(record(&opBatchNorm, at, y, t, scale, shift)), mean, variance
	case end.residual != nil:
		return record(&opBatchNorm, at, y, t, scale, shift, end.residual), mean, variance
	}
	return record(&opBatchNorm, at, y, t, scale, shift), mean, variance
}

func batchNorm[T kernels.Float](y, x, scale, shift *Tensor, at *normalized, end batchNormEnd) {
	out, v, a, b := elements[T](y), elements[T](x.dense()), elements[T](scale.dense()), elements[T](shift.dense())
	batch, channels, n := at.form[0], at.form[1], at.form[3]
	if end.relu() {
		row.BatchNormReLU(out, v, residualOf[T](end), a, b, at.stats.f64, batch, channels, n, at.eps, poll)
	} else {
		row.BatchNorm(out, v, a, b, at.stats.f64, batch, channels, n, at.eps, poll)
	}
}

// residualOf returns the elements of the residual, nil if there is none.
func residualOf[T kernels.Float](e batchNormEnd) []T {
	if e.residual == nil {
		return nil
	}
	return elements[T](e.residual.dense())
}

// moments returns the means and the variances.
func (a *normalized) moments(d DType, lanes int) (mean, variance *Tensor) {
	mean, variance = blank1(d, lanes), blank1(d, lanes)
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
// shift are: batch normalisation in use. Options are those of [Tensor.BatchNorm].
// Gradients pass through all operands. It panics as [Tensor.BatchNorm] does.
func (t *Tensor) BatchNormWith(mean, variance, scale, shift *Tensor, eps float64, options ...BatchNormOption) *Tensor {
	const op = "BatchNormWith"
	end := batchNormEndOf(op, t, options)
	if t.isHalf() {
		return t.To(Float32).BatchNormWith(t.likeHalf(mean), t.likeHalf(variance), t.likeHalf(scale), t.likeHalf(shift), eps,
			Residual(t.likeHalf(end.residual)), end.f).To(t.dtype)
	}
	mustNormalize(op, t, scale, shift, eps)
	mustChannels(op, "scale", t, scale)
	t.mustSame(op, "mean", mean)
	mustChannels(op, "mean", t, mean)
	t.mustSame(op, "variance", variance)
	mustChannels(op, "variance", t, variance)
	for _, x := range [...]*Tensor{t, mean, variance, scale, shift, end.residual} {
		if x != nil && x.scopes() != nil {
			return end.on(t.composedBatchNorm(mean, variance, scale, shift, eps))
		}
	}
	y := blankLike(t)
	if t.dtype == Float32 {
		batchNormWith[float32](y, t, mean, variance, scale, shift, eps, end)
	} else {
		batchNormWith[float64](y, t, mean, variance, scale, shift, eps, end)
	}
	if end.relu() {
		return y
	}
	return end.on(y)
}

func batchNormWith[T kernels.Float](y, x, mean, variance, scale, shift *Tensor, eps float64, end batchNormEnd) {
	batch, channels, n := x.shape[0], x.shape[1], x.shape[2:].Size()
	stats := pool.Get[float64](2 * channels)
	defer pool.Put(stats)
	m, v := elements[T](mean.dense()), elements[T](variance.dense())
	for i := range channels {
		stats[2*i], stats[2*i+1] = float64(m[i]), 1/math.Sqrt(float64(v[i])+eps)
	}
	out, in, a, b := elements[T](y), elements[T](x.dense()), elements[T](scale.dense()), elements[T](shift.dense())
	if end.relu() {
		row.AffineReLU(out, in, residualOf[T](end), a, b, stats, batch, channels, n, poll)
	} else {
		row.Affine(out, in, a, b, stats, batch, channels, n, poll)
	}
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
