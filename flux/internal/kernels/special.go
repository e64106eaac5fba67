package kernels

import "math"

// Functions of one or two numbers that package math lacks, or gives with a sign
// or a last digit that it should not.

// Log10 is the decimal logarithm, exact at powers of ten.
func Log10(x float64) float64 {
	y := math.Log10(x)
	if n := math.Round(y); n != y && math.Abs(y-n) < 1e-12 && math.Pow10(int(n)) == x {
		return n
	}
	return y
}

// LGamma is log|Γ(x)|: +Inf at 0 and the negative integers, and at both
// infinities.
func LGamma(x float64) float64 {
	if math.IsInf(x, -1) {
		return math.Inf(1)
	}
	y, _ := math.Lgamma(x)
	return y
}

// Logit is log(x/(1−x)), NaN outside of 0 to 1.
func Logit(x float64) float64 { return math.Log(x) - math.Log1p(-x) }

// bernoulli are the numbers B₂, B₄, … B₂₄.
var bernoulli = [...]float64{
	1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6,
	-3617.0 / 510, 43867.0 / 798, -174611.0 / 330, 854513.0 / 138, -236364091.0 / 2730,
}

// Digamma is the derivative of log Γ(x): the asymptotic series (Abramowitz and
// Stegun, 6.3.18) from 10 on, the recurrence ψ(x+1) = ψ(x) + 1/x below, and the
// reflection ψ(1−x) − ψ(x) = π/tan(πx) for negative x. It is ∓Inf at ±0 and NaN
// at the negative integers.
func Digamma(x float64) float64 {
	switch {
	case x == 0:
		return math.Copysign(math.Inf(1), -x)
	case x < 0:
		_, f := math.Modf(x) // the tangent has period 1
		if f == 0 {
			return math.NaN()
		}
		return Digamma(1-x) - math.Pi/math.Tan(math.Pi*f)
	case math.IsInf(x, 1):
		return x
	}
	sum := 0.0
	for ; x < 10; x++ {
		sum -= 1 / x
	}
	tail, x2 := 0.0, x*x
	for j := 7; j >= 0; j-- {
		tail = (tail + bernoulli[j]/float64(2*j+2)) / x2
	}
	return sum + math.Log(x) - 0.5/x - tail
}

// Polygamma is the derivative of order n ≥ 0 of [Digamma]. For n > 0 it is
// (−1)ⁿ⁺¹·n!·ζ(n+1, x) with the zeta function of Hurwitz, here divided by x^−s,
// s = n+1, so that neither it nor n! leaves the range before the product does.
// For negative x the sum over all (x+k)^−s, k from −∞ on, depends on x only
// through its fraction f, which gives
// ζ(s, x) = ζ(s, f) + (−1)ˢ(ζ(s, 1−f) − ζ(s, 1−x)).
func Polygamma(x, n float64) float64 {
	if n == 0 {
		return Digamma(x)
	}
	s := n + 1
	even := math.Mod(s, 2) == 0
	sign := -1.0 // of (−1)ˢ
	if even {
		sign = 1
	}
	switch {
	case math.IsNaN(x) || math.IsInf(x, -1):
		return math.NaN()
	case x > 0:
		return sign * zetaTimesFactorial(s, x)
	case x == math.Floor(x): // a pole; where s is odd, with two signs
		if even {
			return math.Inf(1)
		}
		if x == 0 {
			return math.Copysign(math.Inf(1), -x)
		}
		return math.NaN()
	}
	f := x - math.Floor(x)
	return sign*zetaTimesFactorial(s, f) + zetaTimesFactorial(s, 1-f) - zetaTimesFactorial(s, 1-x)
}

// zetaTimesFactorial is (s−1)!·ζ(s, x) for an integer s > 1 and x > 0.
func zetaTimesFactorial(s, x float64) float64 {
	if math.IsInf(x, 1) {
		return 0
	}
	z := scaledZeta(s, x)
	if s <= 20 {
		if p := math.Pow(x, -s); p > 1e-290 && p < 1e290 {
			return math.Gamma(s) * p * z
		}
	}
	g, _ := math.Lgamma(s)
	return math.Exp(g - s*math.Log(x) + math.Log(z))
}

// scaledZeta is xˢ·ζ(s, x): Σ (x/(x+k))ˢ over k = 0, 1, …, term by term up to
// x+k = a > s+15, and from there on by the formula of Euler and Maclaurin.
func scaledZeta(s, x float64) float64 {
	sum, a := 0.0, x
	for ; a <= s+15; a++ {
		term := math.Pow(x/a, s)
		sum += term
		if term < 1e-17*sum {
			return sum
		}
	}
	// a/(s−1) + 1/2 + Σ B₂ⱼ/(2j)!·s(s+1)…(s+2j−2)/a²ʲ⁻¹, times (x/a)ˢ
	tail, factor := a/(s-1)+0.5, s/(2*a)
	for j, b := range bernoulli {
		tail += b * factor
		k := float64(2*j + 2)
		factor *= (s + k - 1) * (s + k) / ((k + 1) * (k + 2) * a * a)
	}
	return sum + math.Pow(x/a, s)*tail
}

// Sinc is the derivative of order n ≥ 0 of sin(πx)/(πx). That is
// Σ (−1)ᵏ·(πx)²ᵏ/(2k+1)!, differentiated term by term, for small x. For large x
// the product rule on x·sinc(x) = sin(πx)/π gives
// x·sinc⁽ⁿ⁾ + n·sinc⁽ⁿ⁻¹⁾ = πⁿ⁻¹·sin(πx + nπ/2).
func Sinc(x, n float64) float64 {
	if math.IsInf(x, 0) {
		return 0
	}
	if z := math.Abs(math.Pi * x); z < n+2 {
		return sincSeries(z, n) * math.Pow(math.Copysign(math.Pi, x), n)
	}
	half := math.Round(2 * math.Mod(x, 2)) // half a turn at a time, so that sin(πk) is 0
	sin, cos := math.Sincos(math.Pi * (math.Mod(x, 2) - half/2))
	turns := [...]float64{sin, cos, -sin, -cos}
	y, power := 0.0, 1/math.Pi
	for k := 0.0; k <= n; k++ {
		y = (power*turns[(int(k+half)+4)%4] - k*y) / x
		power *= math.Pi
	}
	return y
}

// sincSeries is the derivative of order n of sin(z)/z for z ≥ 0.
func sincSeries(z, n float64) float64 {
	k := math.Ceil(n / 2) // the first term that is left, of z^(2k−n)
	term := 1 / (2*k + 1) // (2k)!/(2k−n)! / (2k+1)!, with z^(2k−n)
	if math.Mod(n, 2) == 1 {
		term *= z
	}
	if math.Mod(k, 2) == 1 {
		term = -term
	}
	sum := 0.0
	for p := 2*k - n; ; p, k = p+2, k+1 {
		sum += term
		next := -term * z * z / ((p + 1) * (p + 2)) * (2*k + 1) / (2*k + 3)
		if math.Abs(next) <= 1e-17*math.Abs(sum) && p > z || next == 0 || sum != sum {
			return sum
		}
		term = next
	}
}

// LogAddExp is log(eᵃ + eᵇ).
func LogAddExp(a, b float64) float64 {
	if a == b { // equal infinities have no difference
		return a + math.Ln2
	}
	return math.Max(a, b) + math.Log1p(math.Exp(-math.Abs(a-b)))
}

// Share is eᵃ/(eᵃ + eᵇ), a half where both are equal.
func Share(a, b float64) float64 {
	if a == b {
		return 0.5
	}
	return sigmoid(a - b)
}

// XLogY is a·log(b), and 0 where a is 0 unless b is NaN.
func XLogY(a, b float64) float64 {
	if a == 0 && !math.IsNaN(b) {
		return 0
	}
	return a * math.Log(b)
}

// Remainder is a − b·⌊a/b⌋, with the sign of b.
func Remainder(a, b float64) float64 {
	r := math.Mod(a, b)
	if r != 0 && (r < 0) != (b < 0) {
		r += b
	}
	return r
}
