package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

var opLogNormalCDF = mappedWith("LogNormalCDF", kernels.LogNormalCDF, nil)

func init() {
	slopes{
		&opLogNormalCDF: func(x, y *Tensor, _, _ float64) *Tensor { // φ(x)/Φ(x), as logarithms
			return x.Square().MulScalar(-0.5).AddScalar(-0.5 * math.Log(2*math.Pi)).Sub(y).Exp()
		},
	}.set()
	opLogNormalCDF.reads = readsBoth
}

// NormalCDF returns Φ(t), the probability that a standard normal number is below
// t: ½·erfc(−t/√2), with all its digits where that is small.
func (t *Tensor) NormalCDF() *Tensor {
	if t.isHalf() {
		return t.To(Float32).NormalCDF().To(t.dtype)
	}
	mustFloat("NormalCDF", t)
	return t.MulScalar(-1 / math.Sqrt2).Erfc().MulScalar(0.5)
}

// LogNormalCDF returns log Φ(t), which is finite where [Tensor.NormalCDF]
// underflows.
func (t *Tensor) LogNormalCDF() *Tensor { return opLogNormalCDF.apply(t, 0, 0) }

// Normalize returns t divided by its p-norm over the given axes, or over all of
// them, and by eps where the norm is below that: vectors of norm 1 along those
// axes. 1e-12 is the usual eps. It panics with a [*DomainError] if p is NaN or
// unless eps ≥ 0; see [Tensor.Norm].
func (t *Tensor) Normalize(p, eps float64, axes ...int) *Tensor {
	if t.isHalf() {
		return t.To(Float32).Normalize(p, eps, axes...).To(t.dtype)
	}
	mustFloat("Normalize", t)
	if !(eps >= 0) {
		panic(&DomainError{Op: "Normalize", Arg: "eps", Want: "eps ≥ 0", Got: format(eps)})
	}
	return t.Div(opClamp.apply(t.norm("Normalize", p, axes, true), eps, math.Inf(1)))
}
