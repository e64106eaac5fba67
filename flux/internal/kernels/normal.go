package kernels

import "math"

// LogNormalCDF is log Φ(x), Φ the distribution function of the standard normal.
// Far below 0, where Φ underflows, it is log φ(x) − log of a continued fraction
// (Abramowitz and Stegun, 26.2.14): Φ(−z) = φ(z)/(z + 1/(z + 2/(z + 3/(z + …)))).
func LogNormalCDF(x, _, _ float64) float64 {
	switch {
	case x > 0: // 1 − Φ is what is small
		return math.Log1p(-0.5 * math.Erfc(x/math.Sqrt2))
	case x > -6:
		return math.Log(0.5 * math.Erfc(-x/math.Sqrt2))
	}
	z := -x
	fraction := z
	for k := 40.0; k > 0; k-- {
		fraction = z + k/fraction
	}
	return -z*z/2 - 0.5*math.Log(2*math.Pi) - math.Log(fraction)
}
