package conv

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/guard"
	"fluxrepl/flux/internal/kernels"
)

// each calls f for every product of a convolution over two axes, with the
// positions of its factors and of the sum.
func each(c *kernels.Conv, f func(x, w, y int)) {
	taps, in, out := plane(c.Kernel), plane(c.In), plane(c.Out)
	for n := range c.Batch {
		for o := range c.Groups * c.Outputs {
			for i := range c.Inputs {
				for p := range out {
					for t := range taps {
						row := p/c.Out[2]*c.Stride[1] + t/c.Kernel[2]*c.Dilation[1] - c.Pad[1]
						col := p%c.Out[2]*c.Stride[2] + t%c.Kernel[2]*c.Dilation[2] - c.Pad[2]
						if row < 0 || row >= c.In[1] || col < 0 || col >= c.In[2] {
							continue
						}
						tap := t
						if c.Flip {
							tap = taps - 1 - t
						}
						ch := n*c.Groups*c.Inputs + o/c.Outputs*c.Inputs + i
						f(ch*in+row*c.In[2]+col, (o*c.Inputs+i)*taps+tap, (n*c.Groups*c.Outputs+o)*out+p)
					}
				}
			}
		}
	}
}

// geometry makes a convolution whose kernel fits.
func geometry(batch, groups, inputs, outputs int, size, kernel, stride, dilation, pad, extra [2]int) *kernels.Conv {
	c := &kernels.Conv{Batch: batch, Groups: groups, Inputs: inputs, Outputs: outputs,
		In: [3]int{1, 1, 1}, Kernel: [3]int{1, 1, 1}, Out: [3]int{1, 1, 1}, Stride: [3]int{1, 1, 1}, Dilation: [3]int{1, 1, 1}}
	for a := range 2 {
		reach := (kernel[a]-1)*dilation[a] + 1
		n := max(size[a], reach-pad[a]-extra[a], 1)
		c.In[a+1], c.Kernel[a+1], c.Stride[a+1], c.Dilation[a+1], c.Pad[a+1] = n, kernel[a], stride[a], dilation[a], pad[a]
		c.Out[a+1] = (n+pad[a]+extra[a]-reach)/stride[a] + 1
	}
	return c
}

func square(batch, groups, inputs, outputs, size, kernel, stride, pad int) *kernels.Conv {
	return geometry(batch, groups, inputs, outputs, [2]int{size, size}, [2]int{kernel, kernel}, [2]int{stride, stride}, [2]int{1, 1}, [2]int{pad, pad}, [2]int{pad, pad})
}

// draw makes a convolution at random.
func draw(r *rand.Rand) *kernels.Conv {
	two := func(least, most int) [2]int { return [2]int{least + r.IntN(most), least + r.IntN(most)} }
	c := geometry(1+r.IntN(3), 1+r.IntN(2), 1+r.IntN(9), 1+r.IntN(40), two(1, 40), two(1, 5), two(1, 3), two(1, 2), two(0, 4), two(0, 4))
	if r.IntN(2) == 0 {
		c.Inputs, c.Outputs = c.Outputs, c.Inputs
	}
	if r.IntN(3) == 0 {
		c.Stride = [3]int{1, 1, 1}
		c = geometry(c.Batch, c.Groups, c.Inputs, c.Outputs, [2]int{c.In[1], c.In[2]}, [2]int{c.Kernel[1], c.Kernel[2]}, [2]int{1, 1}, [2]int{1, 1}, [2]int{c.Pad[1], c.Pad[2]}, two(0, 3))
	}
	c.Flip = r.IntN(4) == 0
	return c
}

// sizes returns the number of elements of the images, weights and results.
func sizes(c *kernels.Conv) (x, w, y int) {
	return c.Batch * c.Groups * c.Inputs * plane(c.In), c.Groups * c.Outputs * c.Inputs * plane(c.Kernel), c.Batch * c.Groups * c.Outputs * plane(c.Out)
}

func random(r *rand.Rand, s []float32) []float32 {
	for i := range s {
		s[i] = r.Float32()*2 - 1
	}
	return s
}

// near compares with sums of products of so many terms.
func near(t *testing.T, what string, c *kernels.Conv, got []float32, want []float64, terms int) {
	t.Helper()
	bound := 3e-6 * (2 + math.Sqrt(float64(terms)))
	for i, w := range want {
		if g := float64(got[i]); !(math.Abs(g-w) <= bound) {
			t.Fatalf("%s of %+v: element %d is %v, want %v", what, *c, i, g, w)
		}
	}
}

// check compares what a level computes with loops, in memory that ends, or
// begins, where forbidden memory does.
func check(t *testing.T, l *level, c *kernels.Conv, seed uint64, lend func(guard.TB, int) []float32) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	nx, nw, ny := sizes(c)
	x, w, bias := random(r, lend(t, nx)), random(r, lend(t, nw)), random(r, lend(t, c.Groups*c.Outputs))
	g := random(r, lend(t, ny))
	y, dx, dw := make([]float64, ny), make([]float64, nx), make([]float64, nw)
	cut := seed%2 == 0
	for i := range y {
		y[i] = float64(bias[i/plane(c.Out)%len(bias)])
	}
	each(c, func(xi, wi, yi int) {
		y[yi] += float64(x[xi]) * float64(w[wi])
		dx[xi] += float64(g[yi]) * float64(w[wi])
		dw[wi] += float64(g[yi]) * float64(x[xi])
	})
	if cut {
		for i := range y {
			y[i] = max(0, y[i])
		}
	}
	poll := func() {}
	gotY, gotX, gotW := random(r, lend(t, ny)), random(r, lend(t, nx)), random(r, lend(t, nw))
	if l.forward(gotY, x, w, bias, cut, c, poll) {
		near(t, "forward", c, gotY, y, nw/c.Groups/c.Outputs)
	}
	if l.data(gotX, g, w, nil, c, poll) {
		near(t, "data", c, gotX, dx, nw/c.Groups/c.Inputs)
	}
	if l.weight(gotW, x, g, c, poll) {
		near(t, "weight", c, gotW, dw, ny/c.Groups/c.Outputs)
	}
}

// perLevel runs a test at each level that this machine has.
func perLevel(t *testing.T, f func(t *testing.T, l *level)) {
	for _, name := range cpu.Available() {
		if l := levels()[name]; l != nil {
			t.Run(name.String(), func(t *testing.T) { f(t, l) })
		}
	}
}

// TestAgainstLoops compares convolutions of models and random ones with loops.
func TestAgainstLoops(t *testing.T) {
	perLevel(t, func(t *testing.T, l *level) {
		for _, c := range []*kernels.Conv{
			square(2, 1, 6, 16, 14, 5, 1, 0), square(2, 1, 16, 16, 32, 3, 1, 1), square(2, 1, 64, 64, 8, 3, 1, 1), square(1, 1, 40, 64, 20, 3, 1, 1),
			square(2, 1, 3, 16, 32, 3, 1, 1), square(2, 1, 16, 32, 32, 3, 2, 1), square(2, 1, 16, 32, 32, 1, 2, 0), square(1, 1, 1, 6, 28, 5, 1, 2),
			square(1, 1, 3, 64, 33, 7, 2, 3), square(1, 1, 100, 48, 7, 3, 1, 1), square(3, 2, 5, 20, 9, 3, 1, 1), square(2, 1, 64, 128, 7, 1, 1, 0),
			geometry(1, 1, 4, 5, [2]int{20, 30}, [2]int{2, 2}, [2]int{1, 1}, [2]int{19, 29}, [2]int{0, 0}, [2]int{0, 0}),
			geometry(1, 1, 4, 20, [2]int{3, 3}, [2]int{2, 2}, [2]int{9000, 2}, [2]int{1, 1}, [2]int{9000, 1}, [2]int{9000, 1}),
			geometry(1, 1, 4, 20, [2]int{2, 2}, [2]int{2, 2}, [2]int{1, 1}, [2]int{70000, 70000}, [2]int{70000, 70000}, [2]int{0, 0}),
			square(3, 8, 1, 1, 20, 3, 1, 1), square(3, 8, 1, 1, 20, 3, 2, 1), square(30, 1, 6, 16, 14, 5, 1, 0),
		} {
			for i, lend := range []func(guard.TB, int) []float32{guard.After[float32], guard.Before[float32]} {
				check(t, l, c, uint64(i), lend)
			}
		}
		r := rand.New(rand.NewPCG(7, 8))
		for i := range 100 {
			check(t, l, draw(r), uint64(i), guard.After[float32])
		}
	})
}

// TestVast wants a window of mostly padding to be left to the caller.
func TestVast(t *testing.T) {
	perLevel(t, func(t *testing.T, l *level) {
		for _, c := range []*kernels.Conv{
			geometry(1, 1, 64, 16, [2]int{2, 2}, [2]int{2, 2}, [2]int{1 << 30, 2}, [2]int{1, 1}, [2]int{1 << 30, 0}, [2]int{1 << 30, 0}),
			geometry(1, 1, 64, 16, [2]int{2, 2}, [2]int{2, 2}, [2]int{1, 1}, [2]int{1 << 30, 1 << 30}, [2]int{1 << 30, 1 << 30}, [2]int{0, 0}),
		} {
			nx, nw, ny := sizes(c)
			x, w, y := make([]float32, nx), make([]float32, nw), make([]float32, ny)
			poll := func() {}
			if l.forward(y, x, w, nil, false, c, poll) || l.data(x, y, w, nil, c, poll) || l.weight(w, x, y, c, poll) {
				t.Errorf("%+v is computed here", *c)
			}
		}
	})
}

// TestBehind compares with loops, for all sizes near those of vectors.
func TestBehind(t *testing.T) {
	if l := levels()[cpu.AVX512]; l == nil || cpu.Available()[len(cpu.Available())-1] != cpu.AVX512 {
		t.Skip("no AVX-512")
	}
	r := rand.New(rand.NewPCG(3, 3))
	nan := float32(math.NaN())
	for places := 1; places < 150; places++ {
		for _, lend := range []func(guard.TB, int) []float32{guard.After[float32], guard.Before[float32]} {
			const batch, channels = 2, 3
			n := batch * channels * places
			g, y, dst := random(r, lend(t, n)), random(r, lend(t, n)), lend(t, n)
			y[0], y[n-1] = nan, 0
			masked, plain := lend(t, channels), lend(t, channels)
			Behind(dst, masked, g, y, batch, channels, places, func() {})
			Behind(nil, plain, g, nil, batch, channels, places, func() {})
			wantMasked, wantPlain := make([]float64, channels), make([]float64, channels)
			for i, v := range g {
				ch := i / places % channels
				wantPlain[ch] += float64(v)
				if y[i] <= 0 {
					v = 0
				}
				wantMasked[ch] += float64(v)
				if dst[i] != v {
					t.Fatalf("%d places: element %d is %v, want %v", places, i, dst[i], v)
				}
			}
			for ch := range channels {
				if math.Abs(float64(masked[ch])-wantMasked[ch]) > 1e-4 || math.Abs(float64(plain[ch])-wantPlain[ch]) > 1e-4 {
					t.Fatalf("%d places: the sums are %v and %v, want %v and %v", places, masked, plain, wantMasked, wantPlain)
				}
			}
		}
	}
}

// TestThreads wants the same bits whatever the number of processors.
func TestThreads(t *testing.T) {
	perLevel(t, func(t *testing.T, l *level) {
		r := rand.New(rand.NewPCG(9, 9))
		for _, c := range []*kernels.Conv{square(9, 1, 16, 32, 20, 3, 1, 1), square(20, 1, 1, 6, 28, 5, 1, 2), square(3, 2, 24, 40, 17, 3, 2, 1)} {
			nx, nw, ny := sizes(c)
			x, w, g := random(r, make([]float32, nx)), random(r, make([]float32, nw)), random(r, make([]float32, ny))
			var first [3][]float32
			for _, threads := range []int{1, 2, 5} {
				old := runtime.GOMAXPROCS(threads)
				got := [3][]float32{make([]float32, ny), make([]float32, nx), make([]float32, nw)}
				poll := func() {}
				l.forward(got[0], x, w, nil, true, c, poll)
				l.data(got[1], g, w, nil, c, poll)
				l.weight(got[2], x, g, c, poll)
				runtime.GOMAXPROCS(old)
				if threads == 1 {
					first = got
				}
				for i := range got {
					if !slices.Equal(got[i], first[i]) {
						t.Errorf("%+v: result %d of %d threads differs from that of one", *c, i, threads)
					}
				}
			}
		}
	})
}

// TestWhatIsNoNumber puts a NaN or an infinity into one element and looks where
// it comes out: where a loop has it. (One of the gradients does reach the weights
// that meet padding with it, for the padding is zeros.)
func TestWhatIsNoNumber(t *testing.T) {
	perLevel(t, func(t *testing.T, l *level) {
		r := rand.New(rand.NewPCG(4, 9))
		for _, c := range []*kernels.Conv{square(2, 1, 3, 6, 9, 3, 1, 1), square(2, 1, 4, 18, 9, 3, 2, 1), square(2, 2, 2, 35, 7, 5, 1, 2), square(2, 5, 1, 1, 19, 3, 1, 1)} {
			nx, nw, ny := sizes(c)
			for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(-1))} {
				x, w, g := random(r, make([]float32, nx)), random(r, make([]float32, nw)), random(r, make([]float32, ny))
				clean := slices.Clone(g)
				x[r.IntN(nx)], g[r.IntN(ny)] = bad, bad
				y, dx, dw := make([]float64, ny), make([]float64, nx), make([]float64, nw)
				each(c, func(xi, wi, yi int) {
					y[yi] += float64(x[xi]) * float64(w[wi])
					dx[xi] += float64(g[yi]) * float64(w[wi])
					dw[wi] += float64(clean[yi]) * float64(x[xi])
				})
				gotY, gotX, gotW := make([]float32, ny), make([]float32, nx), make([]float32, nw)
				poll := func() {}
				for what, ok := range map[string]bool{
					"forward": !l.forward(gotY, x, w, nil, false, c, poll) || alike(gotY, y),
					"data":    !l.data(gotX, g, w, nil, c, poll) || alike(gotX, dx),
					"weight":  !l.weight(gotW, x, clean, c, poll) || alike(gotW, dw),
				} {
					if !ok {
						t.Errorf("%s of %+v spreads %v differently", what, *c, bad)
					}
				}
			}
		}
	})
}

// alike reports whether the same elements are finite.
func alike(got []float32, want []float64) bool {
	for i, w := range want {
		if finite := got[i]-got[i] == 0; finite != (w-w == 0) {
			return false
		}
	}
	return true
}

// FuzzConvPlan compares convolutions of any geometry with loops.
func FuzzConvPlan(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		c := draw(rand.New(rand.NewPCG(seed, 77)))
		perLevel(t, func(t *testing.T, l *level) { check(t, l, c, seed, guard.Before[float32]) })
	})
}

func BenchmarkConv(b *testing.B) {
	for _, c := range []*kernels.Conv{
		square(8, 1, 64, 64, 56, 3, 1, 1), square(32, 1, 16, 16, 32, 3, 1, 1), square(32, 1, 16, 32, 32, 3, 2, 1), square(32, 1, 32, 32, 16, 3, 1, 1), square(32, 1, 64, 64, 8, 3, 1, 1),
		square(32, 1, 3, 16, 32, 3, 1, 1), square(64, 1, 6, 16, 14, 5, 1, 0), square(64, 1, 1, 6, 28, 5, 1, 2), square(32, 1, 16, 32, 32, 1, 2, 0), square(8, 64, 1, 1, 56, 3, 1, 1),
	} {
		r := rand.New(rand.NewPCG(1, 1))
		nx, nw, ny := sizes(c)
		x, w, y := random(r, make([]float32, nx)), random(r, make([]float32, nw)), random(r, make([]float32, ny))
		name := fmt.Sprintf("%dx%dx%d to %d, %d by %d", c.Batch, c.Groups, c.Inputs, c.Outputs, c.In[2], c.Kernel[2])
		for pass, f := range map[string]func() bool{
			"forward": func() bool { return Forward(y, x, w, nil, false, c, func() {}) },
			"data":    func() bool { return Data(x, y, w, nil, c, func() {}) },
			"weight":  func() bool { return Weight(w, x, y, c, func() {}) },
		} {
			b.Run(name+"/"+pass, func(b *testing.B) {
				for b.Loop() {
					if !f() {
						b.Skip("left to the caller")
					}
				}
				b.ReportMetric(2*float64(ny)*float64(nw/c.Groups/c.Outputs)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GF/s")
			})
		}
	}
}
