//go:build !noasm

package gemm

import (
	"unsafe"

	"fluxrepl/flux/internal/cpu"
)

func newEngine32(level cpu.Level) *engine[float32] {
	if level == cpu.NEON {
		return &engine[float32]{level: level, lanes: 4, vecs: 3, rows: 8, speed: 16000}
	}
	return goEngine[float32]()
}

func newEngine64(level cpu.Level) *engine[float64] {
	if level == cpu.NEON {
		return &engine[float64]{level: level, lanes: 2, vecs: 3, rows: 8, speed: 8000}
	}
	return goEngine[float64]()
}

// run computes the tiles that t describes.
func (g *engine[T]) run(t *tile, rows, _, cols int) {
	if g.level == cpu.Go {
		goTile[T](t, rows, cols)
		return
	}
	var sums [24 * 16]byte // of the largest tile
	size := int(unsafe.Sizeof(*new(T)))
	wide := g.vecs * g.lanes
	plain := cols == wide && t.flags&(addFlag|reluFlag) == 0 && t.rowBias == nil && t.colBias == nil
	one := *t
	if !plain {
		one.c, one.cRow = unsafe.Pointer(&sums), wide*size
	}
	for i := range t.count {
		one.a, one.b = unsafe.Add(t.a, i*t.aNext), unsafe.Add(t.b, i*t.bNext)
		if plain {
			one.c = unsafe.Add(t.c, i*t.cNext)
		}
		if size == 4 {
			f32neonTile((*byte)(unsafe.Pointer(&one)), rows)
		} else {
			f64neonTile((*byte)(unsafe.Pointer(&one)), rows)
		}
		if plain {
			continue
		}
		for r := range rows {
			finish(t, i, r, unsafe.Slice((*T)(unsafe.Add(unsafe.Pointer(&sums), r*wide*size)), cols))
		}
	}
}

// finish does the epilogue of row r of tile i, whose sums are s, and stores it.
func finish[T float32 | float64](t *tile, i, r int, s []T) {
	size := int(unsafe.Sizeof(*new(T)))
	c := unsafe.Slice((*T)(unsafe.Add(t.c, i*t.cNext+r*t.cRow)), len(s))
	if t.flags&addFlag != 0 {
		for j, v := range c {
			s[j] += v
		}
	}
	if t.rowBias != nil {
		bias := *(*T)(unsafe.Add(t.rowBias, i*t.rowBiasNext+r*size))
		for j := range s {
			s[j] += bias
		}
	}
	if t.colBias != nil {
		for j, v := range unsafe.Slice((*T)(unsafe.Add(t.colBias, i*t.colBiasNext)), len(s)) {
			s[j] += v
		}
	}
	if t.flags&reluFlag != 0 {
		for j, v := range s {
			s[j] = max(v, 0)
		}
	}
	copy(c, s)
}
