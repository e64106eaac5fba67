package flux

import (
	"math"

	"fluxrepl/flux/internal/kernels"
)

// inPairs is the operation of a function of two numbers that is computed in
// float64 for elements of either type.
func inPairs(name string, f func(a, b float64) float64) binary {
	return binary{operation: operation{Name: name}, tile: slowTile, f32: kernels.Pairs[float32](f, poll), f64: kernels.Pairs[float64](f, poll)}
}

var (
	opPowTensor = inPairs("PowTensor", math.Pow)
	opAtan2     = inPairs("Atan2", math.Atan2)
	opHypot     = inPairs("Hypot", math.Hypot)
	opFmod      = inPairs("Fmod", math.Mod)
	opRemainder = inPairs("Remainder", kernels.Remainder)
	opLogAddExp = inPairs("LogAddExp", kernels.LogAddExp)
	opShare     = inPairs("LogAddExp", kernels.Share) // its derivative
	opXLogY     = inPairs("XLogY", kernels.XLogY)
	opCopySign  = inPairs("CopySign", math.Copysign)
)

func init() {
	opPowTensor.Pullback = pullPower
	opAtan2.Pullback = func(c *call) { // (b, −a)/r², with r as a root that cannot overflow
		a, b := c.In(0), c.In(1)
		r := a.Hypot(b)
		g := c.Grad.Div(r)
		giveEach(c, func() *Tensor { return g.Mul(b.Div(r)) }, func() *Tensor { return g.Mul(a.Div(r)).Neg() })
	}
	opHypot.Pullback = func(c *call) { // (a, b)/r, and 0 at the origin
		g, r := notZero(c.Grad, c.Out())
		giveEach(c, func() *Tensor { return g.Mul(c.In(0).Div(r)) }, func() *Tensor { return g.Mul(c.In(1).Div(r)) })
	}
	opFmod.Pullback = pullRemainder
	opRemainder.Pullback = pullRemainder
	opLogAddExp.Pullback = func(c *call) {
		s := opShare.apply(c.In(0), c.In(1))
		giveEach(c, func() *Tensor { return c.Grad.Mul(s) }, func() *Tensor { return c.Grad.Mul(s.Neg().AddScalar(1)) })
	}
	opShare.Pullback = func(c *call) {
		d := c.Grad.Mul(c.Out()).Mul(c.Out().Neg().AddScalar(1))
		giveEach(c, func() *Tensor { return d }, func() *Tensor { return d.Neg() })
	}
	opXLogY.Pullback = func(c *call) {
		a, b := c.In(0), c.In(1)
		b = Where(isZero(a).And(b.LessEqual(scalarLike(b, 0))), scalarLike(b, 1), b)
		giveEach(c, func() *Tensor { return c.Grad.Mul(b.Log()) }, func() *Tensor { return c.Grad.Mul(a.Div(b)) })
	}
	opCopySign.Pullback = func(c *call) {
		if c.Needs(0) {
			c.Give(0, sumTo(c.Grad.Mul(c.In(0).Sign()).Mul(c.Out().Sign()), c.Like(0).shape))
		}
	}
}

// giveEach gives the two operands of a broadcast operation their gradients, and
// computes only those that are asked for.
func giveEach(c *call, first, second func() *Tensor) {
	if c.Needs(0) {
		c.Give(0, sumTo(first(), c.Like(0).shape))
	}
	if c.Needs(1) {
		c.Give(1, sumTo(second(), c.Like(1).shape))
	}
}

// isZero is true where x is 0.
func isZero(x *Tensor) *Tensor { return x.Equal(scalarLike(x, 0)) }

// notZero prepares a division by r of what is to count as 0 where r is 0: g with
// zeros there, and r with ones.
func notZero(g, r *Tensor) (*Tensor, *Tensor) {
	at := isZero(r)
	return Where(at, scalarLike(g, 0), g), Where(at, scalarLike(r, 1), r)
}

// pullPower gives b·aᵇ⁻¹ and aᵇ·log a. The first is 0 for b = 0, even where a is 0
// or NaN; the second is 0 for a = 0 and b ≥ 0. There the factors would be 0 and
// infinite, so a is replaced by 1.
func pullPower(c *call) {
	a, b, g := c.In(0), c.In(1), c.Grad
	zero, one := scalarLike(a, 0), scalarLike(a, 1)
	giveEach(c, func() *Tensor {
		base := Where(isZero(b).And(a.Abs().Greater(zero).Not()), one, a)
		return g.Mul(b.Mul(base.PowTensor(b.AddScalar(-1))))
	}, func() *Tensor {
		base := Where(isZero(a).And(b.GreaterEqual(zero)), one, a)
		return g.Mul(c.Out()).Mul(base.Log())
	})
}

// pullRemainder gives 1 and −q for the remainder a − q·b: q is an integer, and
// constant but for jumps.
func pullRemainder(c *call) {
	a, b, r := c.In(0), c.In(1), c.Out()
	giveEach(c, func() *Tensor { return c.Grad }, func() *Tensor {
		return c.Grad.Mul(a.Sub(r).Div(b).Round()).Neg()
	})
}

// PowTensor returns tᵘ, broadcast: NaN for negative t unless u is an integer, and
// 1 for u = 0 whatever t is. The gradients are u·tᵘ⁻¹ and tᵘ·log t; at t = 0 they
// are 0 for u = 0 and for u ≥ 0. [Tensor.Pow] raises to one number.
func (t *Tensor) PowTensor(u *Tensor) *Tensor { return opPowTensor.apply(t, u) }

// Atan2 returns the angle in [−π, π] of the point with the ordinate t and the
// abscissa u, broadcast; the signs choose the quadrant. At the origin the
// gradient is NaN.
func (t *Tensor) Atan2(u *Tensor) *Tensor { return opAtan2.apply(t, u) }

// Hypot returns √(t² + u²), broadcast, without overflow on the way. At the origin
// the gradient is 0.
func (t *Tensor) Hypot(u *Tensor) *Tensor { return opHypot.apply(t, u) }

// Fmod returns the remainder of t/u with the sign of t, t − u·trunc(t/u),
// broadcast, as C and Go have it; NaN for u = 0. The gradients are 1 and
// −trunc(t/u).
func (t *Tensor) Fmod(u *Tensor) *Tensor { return opFmod.apply(t, u) }

// Remainder returns the remainder of t/u with the sign of u, t − u·floor(t/u),
// broadcast, as Python has it; NaN for u = 0. The gradients are 1 and −floor(t/u).
func (t *Tensor) Remainder(u *Tensor) *Tensor { return opRemainder.apply(t, u) }

// LogAddExp returns log(eᵗ + eᵘ), broadcast, without overflow. The gradients are
// the shares of both terms, a half each where they are equal, even at infinity.
func (t *Tensor) LogAddExp(u *Tensor) *Tensor { return opLogAddExp.apply(t, u) }

// XLogY returns t·log(u), broadcast, and 0 for t = 0 whatever u is, unless that
// is NaN: so −XLogY(p, p) is the entropy of p. The gradients are log(u) and t/u;
// for t = 0 and u ≤ 0 both are 0.
func (t *Tensor) XLogY(u *Tensor) *Tensor { return opXLogY.apply(t, u) }

// CopySign returns |t| with the sign of u, broadcast, that of −0 being minus. The
// gradient for t is ±1, and 0 at t = 0; none passes to u.
func (t *Tensor) CopySign(u *Tensor) *Tensor { return opCopySign.apply(t, u) }

// Lerp returns t + weight·(u − t), broadcast: exactly t for weight 0 and exactly
// u for weight 1.
func (t *Tensor) Lerp(u *Tensor, weight float64) *Tensor {
	if t.isHalf() {
		s := inSingle("Lerp", t, u)
		return s[0].Lerp(s[1], weight).To(t.dtype)
	}
	mustMatch("Lerp", t, u)
	d := opSub.apply(u, t)
	if math.Abs(weight) < 0.5 {
		return t.Add(d.MulScalar(weight))
	}
	return u.Sub(d.MulScalar(1 - weight))
}
