package flux

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// Randint returns Int32 numbers distributed evenly in lo, …, hi−1. It panics
// with a [*DomainError] unless lo < hi and both fit 32 bits.
func Randint(lo, hi int, shape ...int) *Tensor { return defaultSource.Randint(lo, hi, shape...) }

// Randint is the function [Randint] with numbers from s.
func (s *Source) Randint(lo, hi int, shape ...int) *Tensor {
	if lo >= hi || lo < math.MinInt32 || hi > math.MaxInt32+1 {
		panic(&DomainError{Op: "Randint", Want: "lo < hi, of 32 bits", Got: strconv.Itoa(lo) + " and " + strconv.Itoa(hi)})
	}
	t := allocFor("Randint", Int32, shape)
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range t.i32 {
		t.i32[i] = int32(lo + s.intn(hi-lo))
		pollAt(i)
	}
	return t
}

// RandPerm returns the numbers 0, …, n−1 in random order, as Int32: what
// [Tensor.Take] or a loader shuffles by. It panics with a [*DomainError] if n is
// negative and with a [*ShapeError] if it needs more than 32 bits.
func RandPerm(n int) *Tensor { return defaultSource.RandPerm(n) }

// RandPerm is the function [RandPerm] with numbers from s.
func (s *Source) RandPerm(n int) *Tensor {
	if n > math.MaxInt32 {
		panic(&ShapeError{Op: "RandPerm", Got: Shape{n}, Why: "an index needs no more than 32 bits"})
	}
	return Ints(s.Perm(n))
}

// Choice returns n random rows of t, with replacement (a row may come again) or
// without: [n, …] for t of [rows, …]. Without replacement and with n = rows it
// is t in random order. Gradients reach the rows that were drawn.
//
// It panics with an [*IndexError] if t has no axis and with a [*DomainError] if
// n is negative or there are too few rows.
func Choice(t *Tensor, n int, replace bool) *Tensor { return defaultSource.Choice(t, n, replace) }

// Choice is the function [Choice] with numbers from s.
func (s *Source) Choice(t *Tensor, n int, replace bool) *Tensor {
	mustTensor("Choice", t)
	rows := t.shape[t.shape.axis("Choice", 0)]
	mustDraw("Choice", n, rows, replace)
	if !replace {
		return t.Take(s.Perm(rows)[:n])
	}
	Shape{n}.checked("Choice")
	chosen := make([]int, n)
	s.mu.Lock()
	for i := range chosen {
		chosen[i] = s.intn(rows)
	}
	s.mu.Unlock()
	return t.Take(chosen)
}

// mustDraw panics unless n of so many things can be drawn.
func mustDraw(op string, n, of int, replace bool) {
	switch {
	case n < 0:
		panic(&DomainError{Op: op, Arg: "n", Want: "n ≥ 0", Got: strconv.Itoa(n)})
	case n > 0 && of == 0:
		panic(&DomainError{Op: op, Arg: "n", Want: "something to draw from", Got: "nothing"})
	case !replace && n > of:
		panic(&DomainError{Op: op, Arg: "n", Want: "at most " + strconv.Itoa(of) + " without replacement", Got: strconv.Itoa(n)})
	}
}

// Multinomial draws n classes for each row of weights, [k] or [rows, k]: class j
// with probability weights[j] / Σ weights. The result is Int32, [n] or [rows, n].
// Without replacement a class comes once, and each is drawn with probability in
// proportion to its weight among those that are left. Weights need not add up to
// 1; for logits, give the softmax. No gradient passes through it.
//
// It panics with a [*ShapeError] unless weights has one or two axes, and with a
// [*DomainError] if a weight is negative or not finite, or if fewer weights than
// are to be drawn (with replacement: none) are above 0.
func Multinomial(weights *Tensor, n int, replace bool) *Tensor {
	return defaultSource.Multinomial(weights, n, replace)
}

// Multinomial is the function [Multinomial] with numbers from s.
func (s *Source) Multinomial(weights *Tensor, n int, replace bool) *Tensor {
	mustFloat("Multinomial", weights)
	last := len(weights.shape) - 1
	if last != 0 && last != 1 {
		panic(&ShapeError{Op: "Multinomial", Got: weights.Shape(), Why: "weights are [classes] or [rows classes]"})
	}
	w, k := weights.Float64s(), weights.shape[last]
	if n < 0 {
		mustDraw("Multinomial", n, k, true)
	}
	out := alloc(Int32, sized("Multinomial", append(weights.Shape()[:last], n)))
	rows := weights.shape[:last].Size()
	for r := range rows {
		mustWeights(w[r*k:r*k+k], n, replace)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for r := range rows {
		poll()
		dst := out.i32[r*n : r*n+n]
		if replace {
			s.categorical(dst, w[r*k:r*k+k])
		} else {
			s.distinct(dst, w[r*k:r*k+k])
		}
	}
	return out
}

func mustWeights(w []float64, n int, replace bool) {
	positive := 0
	for i, v := range w {
		if !(v >= 0) || math.IsInf(v, 0) {
			panic(&DomainError{Op: "Multinomial", Arg: "weights", Want: "finite numbers ≥ 0", Got: format(v) + " for class " + strconv.Itoa(i)})
		}
		if v > 0 {
			positive++
		}
	}
	mustDraw("Multinomial", n, positive, replace)
}

// categorical draws with replacement by searching the running sums.
func (s *Source) categorical(dst []int32, w []float64) {
	largest := 0.0
	for _, v := range w {
		largest = max(largest, v)
	}
	sums, total, last := make([]float64, len(w)), 0.0, 0
	for i, v := range w {
		if v > 0 {
			last = i
		}
		total += v / largest // never overflows
		sums[i] = total
	}
	for i := range dst {
		u := float64(s.float64() * total)
		// The first sum above u ends a class of positive weight.
		j, _ := slices.BinarySearchFunc(sums, u, func(sum, u float64) int {
			if sum > u {
				return 1
			}
			return -1
		})
		dst[i] = int32(min(j, last)) // u may have been rounded up to the total
	}
}

// distinct draws without replacement: the classes whose alarms, exponential with
// the weights as rates, ring first (Efraimidis and Spirakis, Weighted Random
// Sampling with a Reservoir, 2006).
func (s *Source) distinct(dst []int32, w []float64) {
	type alarm struct {
		class int32
		time  float64
	}
	var alarms []alarm
	for i, v := range w {
		if v > 0 {
			alarms = append(alarms, alarm{int32(i), s.exponential() / v})
		}
	}
	slices.SortStableFunc(alarms, func(a, b alarm) int { return cmp.Compare(a.time, b.time) })
	for i := range dst {
		dst[i] = alarms[i].class
	}
}
