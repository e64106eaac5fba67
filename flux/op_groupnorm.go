package flux

import (
	"fmt"

	"fluxrepl/flux/internal/kernels/row"
)

var opGroupNorm = operation{Name: "GroupNorm"}

func init() {
	opGroupNorm.Pullback = func(c *call) {
		pullNormalized(c, func(at normalized, dx, g, x, scale, dscale, dshift *Tensor) {
			s := at.groups()
			sums := blank1(Float64, 2*s.Batch*s.Groups*s.Size)
			if x.dtype == Float32 {
				row.GroupNormBack(dx.f32, g.f32, x.f32, scale.f32, at.stats.f64, sums.f64, dscale.f32, dshift.f32, s, poll)
			} else {
				row.GroupNormBack(dx.f64, g.f64, x.f64, scale.f64, at.stats.f64, sums.f64, dscale.f64, dshift.f64, s, poll)
			}
		})
	}
}

// groups is the form as the kernels of group normalisation see it.
func (a *normalized) groups() row.Groups {
	return row.Groups{Batch: a.form[0], Groups: a.form[1], Size: a.form[2], N: a.form[3]}
}

// GroupNorm returns (t − mean)/√(variance + eps)·scale + shift for t of shape
// [n, channels, …]: the channels of each sample, in order, are divided into
// groups, and the mean and the variance (divided by the count) are over one
// group; scale and shift are [channels]. With as many groups as channels it is
// instance normalisation. 1e-5 is the usual eps. It panics with a [*ShapeError]
// if the shapes do not fit, and with a [*DomainError] unless the groups divide
// the channels and eps ≥ 0.
//
// Wu and He, Group Normalization (2018).
func (t *Tensor) GroupNorm(groups int, scale, shift *Tensor, eps float64) *Tensor {
	const op = "GroupNorm"
	if t.isHalf() {
		return halfNormalized(t, scale, shift, func(t, scale, shift *Tensor) *Tensor { return t.GroupNorm(groups, scale, shift, eps) })
	}
	mustNormalize(op, t, scale, shift, eps)
	mustChannels(op, "scale", t, scale)
	channels := t.shape[1]
	if groups <= 0 || channels%groups != 0 {
		panic(&DomainError{Op: op, Arg: "groups", Want: fmt.Sprintf("a number that divides %d channels", channels), Got: fmt.Sprint(groups)})
	}
	at := normalized{form: [4]int{t.shape[0], groups, channels / groups, t.shape[2:].Size()}, axes: [2]int{2, 3},
		along: [4]int{1, groups, channels / groups, 1}, eps: eps, stats: blank1(Float64, 2*t.shape[0]*groups)}
	out, x, a, b := blankLike(t), t.dense(), scale.dense(), shift.dense()
	if t.dtype == Float32 {
		row.GroupNorm(out.f32, x.f32, a.f32, b.f32, at.stats.f64, at.groups(), eps, poll)
	} else {
		row.GroupNorm(out.f64, x.f64, a.f64, b.f64, at.stats.f64, at.groups(), eps, poll)
	}
	return record(&opGroupNorm, at, out, t, scale, shift)
}
