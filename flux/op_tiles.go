package flux

import "fluxrepl/flux/internal/kernels"

// A tile is how many elements of an elementwise operation one processor takes at
// a time. Each is some 10 µs of work: below two of them the other processors
// would be asked for more than they give. An interrupt is looked for between
// tiles.
const (
	lightTile = 1 << 15 // of arithmetic
	heavyTile = 1 << 14 // of an exponential or the like, in assembly
	slowTile  = 1 << 10 // of a function of package math
)

// mapTiles runs the loop of an operation of one operand.
func mapTiles[T kernels.Float](f kernels.Map[T], dst, x []T, a, b T, tile int, poll func()) {
	if len(dst) < 2*tile {
		f(dst, x, a, b)
		return
	}
	tilingsOf[mapTask[T]](maps32, maps64).run(mapTask[T]{f, dst, x, a, b}, len(dst), tile, poll)
}

// A mapTask is what mapTiles shares among the processors.
type mapTask[T kernels.Float] struct {
	f      kernels.Map[T]
	dst, x []T
	a, b   T
}

var (
	maps32 = newTilings((*mapTask[float32]).tile)
	maps64 = newTilings((*mapTask[float64]).tile)
)

func (m *mapTask[T]) tile(lo, hi int) { m.f(m.dst[lo:hi], m.x[lo:hi], m.a, m.b) }

// backTiles runs the loop of a pullback, which may not read x or y: they are
// empty then.
func backTiles[T kernels.Float](f kernels.Back[T], dst, g, x, y []T, a, b T, tile int) {
	if len(dst) < 2*tile {
		f(dst, g, x, y, a, b)
		return
	}
	tilingsOf[backTask[T]](backs32, backs64).run(backTask[T]{f, dst, g, x, y, a, b}, len(dst), tile, poll)
}

// A backTask is what backTiles shares among the processors.
type backTask[T kernels.Float] struct {
	f            kernels.Back[T]
	dst, g, x, y []T
	a, b         T
}

var (
	backs32 = newTilings((*backTask[float32]).tile)
	backs64 = newTilings((*backTask[float64]).tile)
)

func (t *backTask[T]) tile(lo, hi int) {
	part := func(s []T) []T {
		if len(s) < hi {
			return nil
		}
		return s[lo:hi]
	}
	t.f(t.dst[lo:hi], t.g[lo:hi], part(t.x), part(t.y), t.a, t.b)
}

// zipTiles runs the loops of an operation of two operands over rows.
func zipTiles[D, T any](op *kernels.Zip[D, T], dst []D, a, b []T, r kernels.Rows, tile int, poll func()) {
	if len(dst) < 2*tile {
		op.Each(dst, a, b, r)
		return
	}
	tilings := tilingsOf[zipTask[D, T]](zips32, zips64)
	if tilings == nil {
		tilings = newTilings((*zipTask[D, T]).tiles)
	}
	if r.N < tile {
		tilings.run(zipTask[D, T]{op, dst, a, b, r, true}, len(dst)/r.N, tile/r.N, poll)
		return
	}
	for i := 0; i*r.N < len(dst); i++ {
		tilings.run(zipTask[D, T]{op, dst[i*r.N:][:r.N], a[i*r.RowA:], b[i*r.RowB:], r, false}, r.N, tile, poll)
	}
}

// A zipTask is what zipTiles shares among the processors: whole rows, or one of them.
type zipTask[D, T any] struct {
	op   *kernels.Zip[D, T]
	dst  []D
	a, b []T
	r    kernels.Rows
	rows bool
}

var (
	zips32 = newTilings((*zipTask[float32, float32]).tiles)
	zips64 = newTilings((*zipTask[float64, float64]).tiles)
)

func (z *zipTask[D, T]) tiles(lo, hi int) {
	if z.rows {
		z.op.Each(z.dst[lo*z.r.N:hi*z.r.N], z.a[lo*z.r.RowA:], z.b[lo*z.r.RowB:], z.r)
		return
	}
	part := z.r
	part.N = hi - lo
	z.op.Each(z.dst[lo:hi], z.a[lo*z.r.StepA:], z.b[lo*z.r.StepB:], part)
}
