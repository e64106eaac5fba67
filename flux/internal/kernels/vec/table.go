package vec

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels"
)

// A Table holds the loops of one element type at one level.
type Table[T kernels.Float] struct {
	Neg, Abs, Square, Sqrt, Reciprocal, Scale, Shift, Divide, Clamp kernels.Map[T]

	Exp, Expm1, Log, Log1p, Erf kernels.Map[T]

	ReLU, LeakyReLU, ELU, Tanh, Sigmoid, Softplus, Swish, GELU kernels.Map[T]

	NegBack, ScaleBack, DivideBack, ExpBack, LogBack, AbsBack, SquareBack, SqrtBack, ClampBack kernels.Back[T]

	ReLUBack, LeakyReLUBack, ELUBack, TanhBack, SigmoidBack, SoftplusBack, SwishBack, GELUBack, GELUBackBoth kernels.Back[T]

	Add, Sub, Mul, Div, Maximum, Minimum kernels.Binary[T]

	Greater, GreaterEqual, Equal kernels.Zip[bool, T]
}

// reference returns the loops in plain Go.
func reference[T kernels.Float]() *Table[T] {
	return &Table[T]{
		Neg: kernels.Neg[T], Abs: kernels.Abs[T], Square: kernels.Square[T], Sqrt: kernels.Sqrt[T],
		Reciprocal: kernels.Reciprocal[T], Scale: kernels.Scale[T], Shift: kernels.Shift[T],
		Divide: kernels.Divide[T], Clamp: kernels.Clamp[T],

		Exp: kernels.Exp[T], Expm1: kernels.Expm1[T], Log: kernels.Log[T], Log1p: kernels.Log1p[T], Erf: kernels.Erf[T],

		ReLU: kernels.ReLU[T], LeakyReLU: kernels.LeakyReLU[T], ELU: kernels.ELU[T], Tanh: kernels.Tanh[T],
		Sigmoid: kernels.Sigmoid[T], Softplus: kernels.Softplus[T], Swish: kernels.Swish[T], GELU: kernels.GELU[T],

		NegBack: kernels.NegBack[T], ScaleBack: kernels.ScaleBack[T], DivideBack: kernels.DivideBack[T],
		ExpBack: kernels.ExpBack[T], LogBack: kernels.LogBack[T],
		AbsBack: kernels.AbsBack[T], SquareBack: kernels.SquareBack[T], SqrtBack: kernels.SqrtBack[T], ClampBack: kernels.ClampBack[T],

		ReLUBack: kernels.ReLUBack[T], LeakyReLUBack: kernels.LeakyReLUBack[T], ELUBack: kernels.ELUBack[T],
		TanhBack: kernels.TanhBack[T], SigmoidBack: kernels.SigmoidBack[T], SoftplusBack: kernels.SoftplusBack[T],
		SwishBack: kernels.SwishBack[T], GELUBack: kernels.GELUBack[T], GELUBackBoth: kernels.GELUBackBoth[T],

		Add: kernels.Add[T](), Sub: kernels.Sub[T](), Mul: kernels.Mul[T](), Div: kernels.Div[T](),
		Maximum: kernels.Maximum[T](), Minimum: kernels.Minimum[T](),

		Greater: kernels.Greater[T](), GreaterEqual: kernels.GreaterEqual[T](), Equal: kernels.Equal[T](),
	}
}

// Float32 and Float64 are the tables of this process.
var (
	Float32 = Table32(cpu.Active())
	Float64 = Table64(cpu.Active())
)

// Table32 returns the float32 loops of a level that the machine has.
func Table32(l cpu.Level) *Table[float32] {
	t := reference[float32]()
	bind32(t, l)
	return t
}

// Table64 returns the float64 loops of a level that the machine has.
func Table64(l cpu.Level) *Table[float64] {
	t := reference[float64]()
	bind64(t, l)
	return t
}

// block is how many elements one call of assembly may have: the runtime cannot
// stop a goroutine within, and a collection of garbage waits for it.
const block = 1 << 14

// large is how many elements a result has that goes to memory past the caches: it
// would not fit into the second, and lines that are written whole need not be read
// before. A tile shows by its capacity that it belongs to such a result.
const large = 1 << 19

// streams returns 1 if the result belongs to a large one that is not written in
// place of x.
func streams[T kernels.Float](dst, x []T) int {
	if cap(dst) < large || unsafe.SliceData(dst) == unsafe.SliceData(x) {
		return 0
	}
	return 1
}

// mapping makes a loop over slices of one over pointers.
func mapping[T kernels.Float](f func(dst, x *T, n, stream int, a, b T)) kernels.Map[T] {
	return func(dst, x []T, a, b T) {
		x = x[:len(dst)]
		stream := streams(dst, x)
		for len(dst) > block {
			f(&dst[0], &x[0], block, stream, a, b)
			dst, x = dst[block:], x[block:]
		}
		f(unsafe.SliceData(dst), unsafe.SliceData(x), len(dst), stream, a, b)
	}
}

// pullback makes a loop over slices of one over pointers that reads g and, as it
// says, x and y.
func pullback[T kernels.Float](readsX, readsY bool, f func(dst, g, x, y *T, n, stream int, a, b T)) kernels.Back[T] {
	return func(dst, g, x, y []T, a, b T) {
		stream := streams(dst, g)
		for len(dst) > 0 {
			n := min(len(dst), block)
			if readsX {
				x = x[:len(dst)]
			}
			if readsY {
				y = y[:len(dst)]
			}
			f(&dst[0], &g[:n][0], unsafe.SliceData(x), unsafe.SliceData(y), n, stream, a, b)
			dst, g = dst[n:], g[n:]
			if readsX {
				x = x[n:]
			}
			if readsY {
				y = y[n:]
			}
		}
	}
}

// rowLoop is the form of the loops of two operands in assembly: rows of n
// elements, those of a and b as and bs apart.
type rowLoop[T kernels.Float] func(dst, a, b *T, n, rows, as, bs, stream int)

// zip makes the family of loops of two operands.
func zip[T kernels.Float](vv, vs, sv rowLoop[T]) kernels.Binary[T] {
	z := kernels.Binary[T]{
		VV: func(dst, a, b []T) {
			a, b = a[:len(dst)], b[:len(dst)]
			stream := min(streams(dst, a), streams(dst, b))
			for lo := 0; lo < len(dst); lo += block {
				vv(&dst[lo], &a[lo], &b[lo], min(block, len(dst)-lo), 1, 0, 0, stream)
			}
		},
		VS: func(dst, a []T, b T) {
			a = a[:len(dst)]
			stream := streams(dst, a)
			for lo := 0; lo < len(dst); lo += block {
				vs(&dst[lo], &a[lo], &b, min(block, len(dst)-lo), 1, 0, 0, stream)
			}
		},
		SV: func(dst []T, a T, b []T) {
			b = b[:len(dst)]
			stream := streams(dst, b)
			for lo := 0; lo < len(dst); lo += block {
				sv(&dst[lo], &a, &b[lo], min(block, len(dst)-lo), 1, 0, 0, stream)
			}
		},
	}
	z.Rows = func(dst, a, b []T, r kernels.Rows) {
		rows := len(dst) / r.N
		f := vv
		switch {
		case rows == 0:
			return
		case r.StepA == 0 && r.StepB == 0:
			z.Scalars(dst, a, b, r)
			return
		case r.StepA == 0:
			f = sv
		case r.StepB == 0:
			f = vs
		}
		_ = a[(rows-1)*r.RowA+(r.N-1)*r.StepA]
		_ = b[(rows-1)*r.RowB+(r.N-1)*r.StepB]
		each := max(1, block/r.N)
		stream := min(streams(dst, a), streams(dst, b))
		for row := 0; row < rows; row += each {
			count := min(each, rows-row)
			for lo := 0; lo < r.N; lo += block {
				n := r.N
				if n > block { // then it is one row
					n = min(block, n-lo)
				}
				f(&dst[row*r.N+lo], &a[row*r.RowA+lo*r.StepA], &b[row*r.RowB+lo*r.StepB], n, count, r.RowA, r.RowB, stream)
			}
		}
	}
	return z
}
