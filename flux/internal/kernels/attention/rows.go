package attention

import (
	"math"
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

// A Float is an element type.
type Float interface{ float32 | float64 }

// rows are the numbers that one of the kernels below works on: rows of n numbers
// in x and y, xRow and yRow numbers apart, and some numbers for each row. Of row r
// the first limit + r·step numbers count, at least none and at most n.
type rows[T Float] struct {
	x, y        []T
	xRow, yRow  int
	count, n    int
	limit, step int
	u, v, w     []T
	by, scale   T
}

// each calls f with every row and how many of its numbers count.
func (r *rows[T]) each(f func(i int, x, y []T, keys int)) {
	for i := range r.count {
		var y []T
		if r.y != nil {
			y = r.y[i*r.yRow:][:r.n]
		}
		f(i, r.x[i*r.xRow:][:r.n], y, max(0, min(r.n, r.limit+i*r.step)))
	}
}

// soften makes weights, still to be divided by their sum, of the logits by·x. u and
// v hold the largest logit and the sum of the weights of the keys before, −∞ and
// 0 if there are none, and then those of all; w is what the weights before must
// be multiplied by. What does not count becomes 0.
func soften[T Float](r *rows[T]) {
	if !r.assembled(loopSoften) {
		softenGo(r)
	}
}

func softenGo[T Float](r *rows[T]) {
	r.each(func(i int, x, _ []T, keys int) {
		old := r.u[i]
		largest := T(math.Inf(-1))
		for _, v := range x[:keys] {
			largest = max(largest, v)
		}
		top := max(old, r.by*largest)
		r.u[i] = top
		shift := top
		if math.IsInf(float64(shift), -1) {
			shift = 0 // −∞ − −∞ is not 0
		}
		if r.w[i] = 0; !math.IsInf(float64(old), -1) {
			r.w[i] = exp(old - shift)
		}
		var sum T
		for j, v := range x[:keys] {
			x[j] = exp(T(r.by*v) - shift) //nolint:unconvert // rounded, as that of the largest was
			sum += x[j]
		}
		clear(x[keys:])
		r.v[i] = r.w[i]*r.v[i] + sum
	})
}

// pull makes weights exp(by·x−u) of the logits by·x, and scale·weight·(y−v) of their
// gradients y. What does not count becomes 0.
func pull[T Float](r *rows[T]) {
	if !r.assembled(loopPull) {
		pullGo(r)
	}
}

func pullGo[T Float](r *rows[T]) {
	r.each(func(i int, x, y []T, keys int) {
		for j, v := range x[:keys] {
			x[j] = exp(T(r.by*v) - r.u[i]) //nolint:unconvert // rounded, as on the way there
			y[j] = x[j] * (r.scale * (y[j] - r.v[i]))
		}
		clear(x[keys:])
		clear(y[keys:])
	})
}

// scale sets the rows x to the rows y, each multiplied by a number of u; those are
// step numbers apart.
func scale[T Float](r *rows[T]) {
	if !r.assembled(loopScale) {
		scaleGo(r)
	}
}

func scaleGo[T Float](r *rows[T]) {
	for i := range r.count {
		x, y, f := r.x[i*r.xRow:][:r.n], r.y[i*r.yRow:][:r.n], r.u[i*r.step]
		for j, v := range y {
			x[j] = f * v
		}
	}
}

// dot sets u to the sums of the products of the rows x and y.
func dot[T Float](r *rows[T]) {
	if !r.assembled(loopDot) {
		dotGo(r)
	}
}

func dotGo[T Float](r *rows[T]) {
	for i := range r.count {
		x, y := r.x[i*r.xRow:][:r.n], r.y[i*r.yRow:][:r.n]
		var sum T
		for j, v := range y {
			sum += x[j] * v
		}
		r.u[i] = sum
	}
}

func exp[T Float](x T) T { return T(math.Exp(float64(x))) }

// A loop is one of the four, for those who have it in assembly.
type loop uint8

const (
	loopSoften loop = iota
	loopPull
	loopScale
	loopDot
)

// level is that of the loops.
var level = cpu.Active()

// assembled runs a loop in assembly, if there is one, and reports whether it did.
func (r *rows[T]) assembled(l loop) bool {
	if unsafe.Sizeof(r.scale) != 4 || !assembled(level) {
		return false
	}
	const size = 4
	t := task{
		x: unsafe.Pointer(unsafe.SliceData(r.x)), y: unsafe.Pointer(unsafe.SliceData(r.y)),
		xRow: size * r.xRow, yRow: size * r.yRow, rows: r.count, n: r.n, limit: r.limit, step: r.step,
		u: unsafe.Pointer(unsafe.SliceData(r.u)), v: unsafe.Pointer(unsafe.SliceData(r.v)), w: unsafe.Pointer(unsafe.SliceData(r.w)),
		scale: float32(r.scale), by: float32(r.by),
	}
	if l == loopScale {
		t.step *= size
	}
	assembly(level, l, (*byte)(unsafe.Pointer(&t)))
	return true
}

// A task is rows as the assembly reads them. Distances are in bytes. The
// generator knows the offsets of the fields; a test compares them.
type task struct {
	x, y        unsafe.Pointer
	xRow, yRow  int
	rows, n     int
	limit, step int
	u, v, w     unsafe.Pointer
	scale, by   float32
}
