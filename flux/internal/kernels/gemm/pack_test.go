package gemm

import (
	"math/rand/v2"
	"testing"

	"fluxrepl/flux/internal/guard"
)

func TestPack(t *testing.T) {
	engines(t, testPack[float32])
	engines(t, testPack[float64])
}

// testPack packs pieces of every small size, at the edge of memory, and looks at
// what lies beside the packed ones.
func testPack[T float](t *testing.T, g *engine[T]) {
	r := rand.New(rand.NewPCG(7, 8))
	source, room := guard.After[T](t, 1<<14), guard.After[T](t, 1<<12)
	widths := []int{g.rows, g.lanes, g.vecs * g.lanes, max(1, g.flatVecs) * g.lanes}
	for _, width := range widths {
		for n := 1; n <= width; n++ {
			for count := range 40 {
				for _, steps := range [][2]int{{n + 3, 1}, {1, count + 2}, {2*n + 1, 2}} {
					if width > 2*g.lanes && steps[1] == 1 {
						continue // these are read where they lie
					}
					s := piece[T]{along: steps[0], across: steps[1], count: count, n: n}
					s.x = fill(r, source[len(source)-length(count, n, s.along, s.across):])
					dst := room[len(room)-count*width:]
					for i := range dst {
						dst[i] = 777
					}
					g.pack(dst, width, s)
					for l := range count {
						for i := range n {
							if got, want := dst[l*width+i], s.x[l*s.along+i*s.across]; got != want {
								t.Fatalf("%d of %d numbers, %d vectors, steps %v: number %d of vector %d is %v, want %v", n, width, count, steps, i, l, got, want)
							}
						}
					}
				}
			}
		}
	}
}

// TestNothingIsAllocated when the pools are warm.
func TestNothingIsAllocated(t *testing.T) {
	x, c := make([]float32, 300*300), make([]float32, 300*300)
	for _, n := range []int{4, 100, 300} {
		e := &Epilogue32{ColBias: x[:n]}
		for _, strides := range [][2]int{{n, 1}, {1, n}} {
			mul := func() { Mul32(n, n, n, x, n, 1, x, strides[0], strides[1], c, n, e, nil) }
			mul()
			if a := testing.AllocsPerRun(20, mul); a >= 1 {
				t.Errorf("a product of size %d, strides %v: %v allocations", n, strides, a)
			}
		}
	}
}
