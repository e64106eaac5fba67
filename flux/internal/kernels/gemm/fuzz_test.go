package gemm

import (
	"math/rand/v2"
	"testing"
)

// FuzzMul32 multiplies what lies in memory in any way, and compares with the sum.
func FuzzMul32(f *testing.F) {
	f.Add(uint16(3), uint16(4), uint16(5), uint8(5), uint8(1), uint8(4), uint8(1), uint8(0), uint8(0))
	f.Add(uint16(1), uint16(300), uint16(70), uint8(1), uint8(1), uint8(1), uint8(70), uint8(15), uint8(1))
	f.Add(uint16(200), uint16(1), uint16(90), uint8(90), uint8(1), uint8(1), uint8(1), uint8(5), uint8(0))
	f.Add(uint16(40), uint16(130), uint16(7), uint8(1), uint8(40), uint8(130), uint8(1), uint8(10), uint8(3))
	f.Add(uint16(16), uint16(40), uint16(200), uint8(200), uint8(1), uint8(1), uint8(200), uint8(3), uint8(2))
	f.Add(uint16(90), uint16(90), uint16(300), uint8(2), uint8(0), uint8(0), uint8(3), uint8(7), uint8(2))
	f.Fuzz(func(t *testing.T, m, n, k uint16, ars, acs, brs, bcs, epilogue, pad uint8) {
		p := trial[float32]{gap: 777}
		p.m, p.n, p.k = int(m%400), int(n%400), int(k%700)
		if p.m*p.n*p.k > 1<<21 {
			t.Skip("takes too long")
		}
		p.ars, p.acs, p.brs, p.bcs, p.ldc = int(ars), int(acs), int(brs), int(bcs), p.n+int(pad)
		r := rand.New(rand.NewPCG(uint64(m), uint64(n)))
		p.a = fill(r, make([]float32, length(p.m, p.k, p.ars, p.acs)))
		p.b = fill(r, make([]float32, length(p.k, p.n, p.brs, p.bcs)))
		before := make([]float32, length(p.m, p.n, p.ldc, 1))
		for i := range before {
			if before[i] = p.gap; i%p.ldc < p.n {
				before[i] = r.Float32()
			}
		}
		p.e.Accumulate, p.e.ReLU = epilogue&1 != 0, epilogue&2 != 0
		if epilogue&4 != 0 {
			p.e.RowBias = fill(r, make([]float32, p.m))
		}
		if epilogue&8 != 0 {
			p.e.ColBias = fill(r, make([]float32, p.n))
		}
		p.c = before
		p.reference()
		engines(t, func(t *testing.T, g *engine[float32]) {
			p.c = append([]float32{}, before...)
			q := p.problem
			g.mul(&q, &p.e, nil)
			p.compare(t)
		})
	})
}
