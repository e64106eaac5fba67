package conv

import (
	"fmt"
	"testing"
	"time"
)

func TestMicro(t *testing.T) {
	l := levels()[3]
	x := make([]float32, 20000)
	w := make([]float32, 144*32)
	acc := make([]float32, 16*32*40)
	off := make([]int32, 144)
	for i := range off {
		off[i] = int32(4 * ((i/9)*34*6 + i/3%3*34 + i%3))
	}
	for _, v := range []int{1, 2} {
		for _, q := range []int{1, 3, 5} {
			for _, p := range []int{4, 8, 10, 12, 14, 16} {
				k := l.tile[v][1][q][p]
				if k == nil {
					continue
				}
				best := time.Hour
				for range 2000 {
					s := time.Now()
					k(&x[0], &off[0], 144/q, &w[0], v*64, &acc[0], v*64, 4, 34*4, 16*v*64, 0)
					best = min(best, time.Since(s))
				}
				fmt.Printf("tile v%d q%d p%d %.1f GF\n", v, q, p, float64(4*(144/q*q)*p*v*32)/float64(best.Nanoseconds()))
			}
		}
	}
	for _, v := range []int{1, 2} {
		for _, q := range []int{1, 3, 5} {
			for r := 1; r <= 8; r++ {
				k := l.correlate[v][1][q][r]
				if k == nil {
					continue
				}
				best := time.Hour
				for range 2000 {
					s := time.Now()
					k(&x[0], &off[0], &acc[0], &w[0], 4, 32, 8)
					best = min(best, time.Since(s))
				}
				fmt.Printf("correlate v%d q%d r%d %.1f GF\n", v, q, r, float64(4*32*r*q*v*32)/float64(best.Nanoseconds()))
			}
		}
	}
	for _, f := range []struct {
		name string
		f    func()
		n    int
	}{
		{"toLanes", func() { toLanes(&acc[0], 64, &x[0], 4096, 256, 16) }, 4096},
		{"fromLanes", func() { fromLanes(&x[0], 4096, &acc[0], 64, 256, 16, &w[0], 1) }, 4096},
		{"padRows", func() { padRows(&acc[0], 34, &x[0], 128, 32, 1, 100) }, 3200},
	} {
		best := time.Hour
		for range 2000 {
			s := time.Now()
			f.f()
			best = min(best, time.Since(s))
		}
		fmt.Printf("%s %.2f ns/element\n", f.name, float64(best.Nanoseconds())/float64(f.n))
	}
}
