package flux

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// A plainConv is a convolution as its definition says it, with all its options
// for three axes, and computed by nested loops that share nothing with the
// package.
type plainConv struct {
	stride, dilation, lo, hi [3]int
	groups                   int
	flip                     bool
}

// places counts how often a kernel of k taps fits, by trying.
func (p plainConv) places(axis, size, k int) (count int) {
	for at := -p.lo[axis]; at+(k-1)*p.dilation[axis] < size+p.hi[axis]; at += p.stride[axis] {
		count++
	}
	return count
}

// each calls f for every product of the convolution of x [n, c, size] with a
// kernel [out, c/groups, k]: the positions of its factors and of the sum.
func (p plainConv) each(n, c, out int, size, k [3]int, f func(x, w, y int)) (result [3]int) {
	for a := range 3 {
		result[a] = p.places(a, size[a], k[a])
	}
	vol := func(s [3]int) int { return s[0] * s[1] * s[2] }
	at := func(i, j, l int, s [3]int) int { return (i*s[1]+j)*s[2] + l }
	for b := range n {
		for o := range out {
			for ci := range c / p.groups {
				ch := o/(out/p.groups)*(c/p.groups) + ci
				for y := range vol(result) {
					for t := range vol(k) {
						yi := [3]int{y / (result[1] * result[2]), y / result[2] % result[1], y % result[2]}
						ti := [3]int{t / (k[1] * k[2]), t / k[2] % k[1], t % k[2]}
						var xi [3]int
						inside := true
						for a := range 3 {
							xi[a] = yi[a]*p.stride[a] + ti[a]*p.dilation[a] - p.lo[a]
							inside = inside && xi[a] >= 0 && xi[a] < size[a]
							if p.flip {
								ti[a] = k[a] - 1 - ti[a]
							}
						}
						if inside {
							f((b*c+ch)*vol(size)+at(xi[0], xi[1], xi[2], size),
								(o*(c/p.groups)+ci)*vol(k)+at(ti[0], ti[1], ti[2], k),
								(b*out+o)*vol(result)+y)
						}
					}
				}
			}
		}
	}
	return result
}

// A drawnConv is a convolution with options drawn at random.
type drawnConv struct {
	plainConv
	axes, n, c, out int
	size, k         [3]int
	o               ConvOptions
	padding         []int
}

// drawConv makes a convolution whose kernel fits.
func drawConv(r *rand.Rand) drawnConv {
	d := drawnConv{axes: 1 + r.IntN(3), n: r.IntN(4), size: [3]int{1, 1, 1}, k: [3]int{1, 1, 1}}
	d.stride, d.dilation = d.k, d.k
	d.groups = 1 + r.IntN(3)
	d.c, d.out = d.groups*(1+r.IntN(3)), d.groups*(1+r.IntN(3))
	d.flip = r.IntN(2) == 0
	for a := 3 - d.axes; a < 3; a++ {
		d.stride[a], d.dilation[a] = 1+r.IntN(3), 1+r.IntN(3)
		d.lo[a], d.hi[a] = r.IntN(4), r.IntN(4)
		d.size[a], d.k[a] = 1+r.IntN(7), 1+r.IntN(3)
		for d.places(a, d.size[a], d.k[a]) == 0 {
			d.size[a]++
		}
		d.padding = append(d.padding, d.lo[a], d.hi[a])
	}
	d.o = ConvOptions{Stride: d.stride[3-d.axes:], Dilation: d.dilation[3-d.axes:], Padding: d.padding, Groups: d.groups, Flipped: d.flip}
	return d
}

func (d drawnConv) String() string {
	return fmt.Sprintf("n %d, c %d, out %d, size %v, kernel %v, %+v", d.n, d.c, d.out, d.size, d.k, d.o)
}

func (d drawnConv) shape(first, second int, sizes [3]int) Shape {
	return append(Shape{first, second}, sizes[3-d.axes:]...)
}

// convND are the methods by the number of axes.
var (
	convND          = []func(t, w *Tensor, o ConvOptions) *Tensor{nil, (*Tensor).Conv1D, (*Tensor).Conv2D, (*Tensor).Conv3D}
	convTransposeND = []func(t, w *Tensor, o ConvTransposeOptions) *Tensor{nil, (*Tensor).ConvTranspose1D, (*Tensor).ConvTranspose2D, (*Tensor).ConvTranspose3D}
)

func convNear(t *testing.T, what any, got *Tensor, shape Shape, want []float64, tolerance float64) {
	t.Helper()
	if !got.shape.Equal(shape) {
		t.Fatalf("%v: the shape is %v, want %v", what, got.shape, shape)
	}
	for i, w := range want {
		if g := got.flat(i); !(math.Abs(g-w) <= tolerance*(1+math.Abs(w))) {
			t.Fatalf("%v: element %d is %v, want %v", what, i, g, w)
		}
	}
}

// TestConvAgainstLoops compares forward passes and gradients of random
// convolutions of both kinds with nested loops.
func TestConvAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		d := drawConv(r)
		x, w := alloc(Float64, d.shape(d.n, d.c, d.size)), alloc(Float64, d.shape(d.out, d.c/d.groups, d.k))
		for _, s := range [][]float64{x.f64, w.f64} {
			for i := range s {
				s[i] = r.Float64() - 0.5
			}
		}
		result := d.each(0, d.c, d.out, d.size, d.k, nil)
		y := make([]float64, d.shape(d.n, d.out, result).Size())
		d.each(d.n, d.c, d.out, d.size, d.k, func(xi, wi, yi int) { y[yi] += x.f64[xi] * w.f64[wi] })
		convNear(t, d, convND[d.axes](x, w, d.o), d.shape(d.n, d.out, result), y, 1e-12)
		convNear(t, d, convND[d.axes](x.To(Float32), w.To(Float32), d.o), d.shape(d.n, d.out, result), y, 1e-5)

		// Both gradients of Σ y∘u, and the transposed convolution of u.
		u := alloc(Float64, d.shape(d.n, d.out, result))
		for i := range u.f64 {
			u.f64[i] = r.Float64() - 0.5
		}
		dx, dw := make([]float64, len(x.f64)), make([]float64, len(w.f64))
		d.each(d.n, d.c, d.out, d.size, d.k, func(xi, wi, yi int) {
			dx[xi] += u.f64[yi] * w.f64[wi]
			dw[wi] += u.f64[yi] * x.f64[xi]
		})
		g := Gradient(func() *Tensor { return convND[d.axes](x, w, d.o).Mul(u).Sum() }, x, w)
		convNear(t, d, g.Of(x), x.shape, dx, 1e-12)
		convNear(t, d, g.Of(w), w.shape, dw, 1e-12)
		d.transposed(t, u, w, x.shape, dx)
	}
}

// transposed checks the transposed convolution that gives the size of x, where
// output padding can.
func (d drawnConv) transposed(t *testing.T, u, w *Tensor, shape Shape, want []float64) {
	t.Helper()
	o := ConvTransposeOptions{Stride: d.o.Stride, Dilation: d.o.Dilation, Padding: d.o.Padding, Groups: d.groups, Flipped: d.flip}
	for a := 3 - d.axes; a < 3; a++ {
		rest := d.size[a] + d.lo[a] + d.hi[a] - (d.k[a]-1)*d.dilation[a] - 1
		o.OutputPadding = append(o.OutputPadding, rest%d.stride[a])
	}
	convNear(t, d, convTransposeND[d.axes](u, w, o), shape, want, 1e-12)
	convNear(t, d, convTransposeND[d.axes](u.To(Float32), w.To(Float32), o), shape, want, 1e-5)
}

// TestConvPieces runs convolutions whose unfolded images are larger than the
// memory for them, by each of the paths.
func TestConvPieces(t *testing.T) {
	for _, c := range []struct {
		name        string
		x, w        Shape
		groups, pad int
	}{
		{"many rows", Shape{2, 40, 12, 13}, Shape{5, 40, 5, 5}, 1, 2},
		{"one long line", Shape{1, 4, 1, 10001}, Shape{3, 4, 1, 7}, 1, 3},
		{"one tap", Shape{2, 20, 90, 91}, Shape{8, 20, 1, 1}, 1, 0},
		{"one tap and padding", Shape{2, 20, 90, 91}, Shape{3, 20, 1, 1}, 1, 1},
		{"one channel a group", Shape{2, 3, 150, 151}, Shape{6, 1, 3, 3}, 3, 1},
		{"one column", Shape{2, 3, 30000, 1}, Shape{2, 3, 3, 1}, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := NewSource(4)
			x, w := source.Uniform(-1, 1, c.x...).To(Float64), source.Uniform(-1, 1, c.w...).To(Float64)
			ones := [3]int{1, 1, 1}
			p := plainConv{stride: ones, dilation: ones, lo: [3]int{0, c.pad, c.pad}, hi: [3]int{0, c.pad, c.pad}, groups: c.groups}
			o := ConvOptions{Padding: []int{c.pad}, Groups: c.groups}
			size, k := [3]int{1, c.x[2], c.x[3]}, [3]int{1, c.w[2], c.w[3]}
			var y *Tensor
			g := Gradient(func() *Tensor { y = x.Conv2D(w, o); return y.Mul(y).Sum().MulScalar(0.5) }, x, w)
			want, dx, dw := make([]float64, y.Size()), make([]float64, x.Size()), make([]float64, w.Size())
			p.each(c.x[0], c.x[1], c.w[0], size, k, func(xi, wi, yi int) { want[yi] += x.f64[xi] * w.f64[wi] })
			p.each(c.x[0], c.x[1], c.w[0], size, k, func(xi, wi, yi int) {
				dx[xi] += want[yi] * w.f64[wi]
				dw[wi] += want[yi] * x.f64[xi]
			})
			convNear(t, "result", y, y.shape, want, 1e-10)
			convNear(t, "gradient of the images", g.Of(x), c.x, dx, 1e-10)
			convNear(t, "gradient of the weights", g.Of(w), c.w, dw, 1e-9)
		})
	}
}

func TestConvSameAsOthersDo(t *testing.T) {
	for _, c := range []struct{ size, k, stride, dilation, places, lo, hi int }{
		{5, 3, 1, 1, 5, 1, 1}, {5, 4, 1, 1, 5, 1, 2}, {5, 2, 1, 3, 5, 1, 2}, {6, 3, 2, 1, 3, 0, 1},
		{5, 3, 2, 1, 3, 1, 1}, {7, 1, 3, 1, 3, 0, 0}, {4, 9, 1, 1, 4, 4, 4}, {6, 2, 4, 1, 2, 0, 0},
	} {
		x, w := Rand(1, 2, c.size), Rand(3, 2, c.k)
		o := ConvOptions{Stride: []int{c.stride}, Dilation: []int{c.dilation}}
		explicit := o
		explicit.Padding, o.Same = []int{c.lo, c.hi}, true
		same := x.Conv1D(w, o)
		convNear(t, c, same, Shape{1, 3, c.places}, x.Conv1D(w, explicit).Float64s(), 1e-6)
		// The transposed one goes back to places·stride elements.
		back := same.ConvTranspose1D(w, ConvTransposeOptions{Stride: o.Stride, Dilation: o.Dilation, Same: true})
		convNear(t, c, back, Shape{1, 2, c.places * c.stride}, nil, 0)
		if c.places*c.stride == c.size {
			convNear(t, c, back, x.shape, Gradient(func() *Tensor { return x.Conv1D(w, o).Mul(same.Detach()).Sum() }, x).Of(x).Float64s(), 1e-5)
		}
	}
}

func TestConvWithoutABatchAndWithNothing(t *testing.T) {
	x, w := Rand(3, 6, 5), Rand(4, 3, 2, 2)
	b := Rand(4)
	one := x.Conv2D(w, ConvOptions{Bias: b})
	convNear(t, "one image", one, Shape{4, 5, 4}, x.Unsqueeze(0).Conv2D(w, ConvOptions{}).Add(b.Reshape(4, 1, 1)).Float64s(), 1e-6)
	convNear(t, "one image back", one.ConvTranspose2D(w, ConvTransposeOptions{Bias: Ones(3)}), x.shape, one.Unsqueeze(0).ConvTranspose2D(w, ConvTransposeOptions{}).AddScalar(1).Float64s(), 1e-6)
	convNear(t, "no images", Zeros(0, 3, 6, 5).Conv2D(w, ConvOptions{Bias: b}), Shape{0, 4, 5, 4}, nil, 0)
	convNear(t, "no images back", Zeros(0, 4, 5, 4).ConvTranspose2D(w, ConvTransposeOptions{}), Shape{0, 3, 6, 5}, nil, 0)
	convNear(t, "no channels", Zeros(1, 0, 3).Conv1D(Zeros(2, 0, 2), ConvOptions{Bias: Ones(2)}), Shape{1, 2, 2}, []float64{1, 1, 1, 1}, 0)
	convNear(t, "no results", Zeros(1, 2, 3).Conv1D(Zeros(0, 2, 2), ConvOptions{}), Shape{1, 0, 2}, nil, 0)
	convNear(t, "only padding", Zeros(1, 1, 0).Conv1D(Ones(1, 1, 2), ConvOptions{Padding: []int{2}}), Shape{1, 1, 3}, []float64{0, 0, 0}, 0)
	convNear(t, "nothing unfolded", Zeros(0, 2, 3).Unfold([]int{2}, UnfoldOptions{}), Shape{0, 4, 2}, nil, 0)
	g := Gradient(func() *Tensor { return Zeros(0, 3, 6, 5).Conv2D(w, ConvOptions{Bias: b}).Sum() }, w, b)
	convNear(t, "gradient of no images", g.Of(w), w.shape, make([]float64, w.Size()), 0)
	convNear(t, "gradient of no images", g.Of(b), b.shape, make([]float64, 4), 0)
}

// TestConvNaN puts a NaN and an infinity into one element and looks where they
// come out, by each path.
func TestConvNaN(t *testing.T) {
	for _, groups := range []int{1, 2} { // 2 groups of one channel are depthwise
		for _, k := range []int{1, 3} {
			for _, bad := range []float64{math.NaN(), math.Inf(1)} {
				x, w := Ones(2, 2, 5, 5), Ones(2, 2/groups, k, k)
				x.f32[((0*2+1)*5+1)*5+2] = float32(bad) // image 0, channel 1, row 1, column 2
				y := x.Conv2D(w, ConvOptions{Same: true, Groups: groups})
				for i := range y.Size() {
					n, c, h, v := i/50, i/25%2, i/5%5, i%5
					meets := n == 0 && (groups == 1 || c == 1) && absInt(h-1) <= k/2 && absInt(v-2) <= k/2
					if finite := y.flat(i)-y.flat(i) == 0; finite == meets {
						t.Errorf("groups %d, kernel %d: the result at %v is %v", groups, k, Shape{n, c, h, v}, y.flat(i))
					}
				}
			}
		}
	}
}

func absInt(n int) int { return max(n, -n) }

func TestUnfoldAgainstLoops(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		d := drawConv(r)
		d.groups, d.flip = 1, false
		x := NewSource(1).Uniform(-1, 1, d.shape(d.n, d.c, d.size)...)
		o := UnfoldOptions{Stride: d.o.Stride, Dilation: d.o.Dilation, Padding: d.padding}
		result := d.each(0, d.c, 1, d.size, d.k, nil)
		taps, places := d.k[0]*d.k[1]*d.k[2], result[0]*result[1]*result[2]
		cols, back := make([]float64, d.n*d.c*taps*places), make([]float64, x.Size())
		d.each(d.n, d.c, 1, d.size, d.k, func(xi, wi, yi int) {
			at := (yi/places*d.c*taps+wi)*places + yi%places
			cols[at] = x.flat(xi)
			back[xi] += x.flat(xi)
		})
		k := d.k[3-d.axes:]
		u := x.Unfold(k, o)
		convNear(t, d, u, Shape{d.n, d.c * taps, places}, cols, 0)
		convNear(t, d, u.Fold(d.size[3-d.axes:], k, o), x.shape, back, 1e-5)
	}
}

// TestConvErrors gives what cannot be convolved, and checks type and text.
func TestConvErrors(t *testing.T) {
	x, w := Zeros(2, 4, 5, 6), Zeros(6, 4, 3, 3)
	conv := func(o ConvOptions) func() { return func() { x.Conv2D(w, o) } }
	back := func(o ConvTransposeOptions) func() { return func() { x.ConvTranspose2D(Zeros(4, 2, 3, 3), o) } }
	huge := math.MaxInt
	for _, c := range []struct {
		f    func()
		want string
	}{
		{func() { Zeros(4, 5).Conv2D(w, ConvOptions{}) }, "Conv2D: want [? ? ? ?], got [4 5]: images are [n, channels, sizes…], a single one [channels, sizes…]"},
		{func() { x.Conv2D(nil, ConvOptions{}) }, "Conv2D: weight: want a tensor, got nil"},
		{func() { (*Tensor)(nil).Conv1D(w, ConvOptions{}) }, "Conv1D: want a tensor, got nil"},
		{func() { x.Conv2D(w.To(Float64), ConvOptions{}) }, "Conv2D: weight: want float32, got float64: image and weight must have one type; convert with To"},
		{func() { x.Conv2D(Zeros(6, 3, 3, 3), ConvOptions{}) }, "Conv2D: weight: want [? 4 ? ?], got [6 3 3 3]: the images are [2 4 5 6]"},
		{func() { x.Conv2D(Zeros(6, 4, 3), ConvOptions{}) }, "Conv2D: weight: want [? ? ? ?], got [6 4 3]: the images are [2 4 5 6]"},
		{func() { x.Conv2D(Zeros(6, 4, 7, 3), ConvOptions{}) }, "Conv2D: kernel: got [7 3]: it covers 7 elements of axis 0 of the image [5 6], which has 5 with its padding"},
		{func() { x.Conv2D(Zeros(6, 4, 0, 3), ConvOptions{}) }, "Conv2D: kernel: got [0 3]: a kernel has at least one element"},
		{conv(ConvOptions{Dilation: []int{1, 3}}), "Conv2D: kernel: got [3 3]: it covers 7 elements of axis 1 of the image [5 6], which has 6 with its padding"},
		{conv(ConvOptions{Stride: []int{0}}), "Conv2D: Stride: want 1 to 2³¹, got 0"},
		{conv(ConvOptions{Stride: []int{1, 2, 3}}), "Conv2D: Stride: got [1 2 3]: there must be one number, or one for each of 2 axes"},
		{conv(ConvOptions{Padding: []int{1, 2, 3}}), "Conv2D: Padding: got [1 2 3]: there must be one number, or one for each of 2 axes"},
		{conv(ConvOptions{Padding: []int{-1}}), "Conv2D: Padding: want 0 to 2³¹, got -1"},
		{conv(ConvOptions{Padding: []int{huge}}), "Conv2D: Padding: want 0 to 2³¹, got 9223372036854775807"},
		{conv(ConvOptions{Padding: []int{1 << 30}}), "Conv2D: got [2 6 2147483651 2147483652]: more than 2^33 elements"},
		{conv(ConvOptions{Dilation: []int{1 << 33}}), "Conv2D: Dilation: want 1 to 2³¹, got 8589934592"},
		{conv(ConvOptions{Padding: []int{1}, Same: true}), "Conv2D: Padding: want none, since Same chooses it, got [1]"},
		{conv(ConvOptions{Groups: 4}), "Conv2D: Groups: want a divisor of 4 and 6 channels, got 4"},
		{conv(ConvOptions{Groups: -1}), "Conv2D: Groups: want a positive number, got -1"},
		{conv(ConvOptions{Groups: 2}), "Conv2D: weight: want [? 2 ? ?], got [6 4 3 3]: the images are [2 4 5 6]"},
		{conv(ConvOptions{Bias: Zeros(4)}), "Conv2D: Bias: want [6], got [4]"},
		{conv(ConvOptions{Bias: Zeros(6).To(Float64)}), "Conv2D: Bias: want float32, got float64"},
		{func() { x.To(Int32).Conv2D(w.To(Int32), ConvOptions{}) }, ""},
		{func() { x.ConvTranspose2D(w, ConvTransposeOptions{}) }, "ConvTranspose2D: weight: want [4 ? ? ?], got [6 4 3 3]: the images are [2 4 5 6]"},
		{back(ConvTransposeOptions{Padding: []int{4}}), "ConvTranspose2D: got [5 6]: its padding takes everything away from axis 0 of the result, of size -1"},
		{back(ConvTransposeOptions{OutputPadding: []int{1}}), "ConvTranspose2D: OutputPadding: want numbers less than the stride or the dilation, got [1]"},
		{back(ConvTransposeOptions{OutputPadding: []int{1}, Same: true}), "ConvTranspose2D: OutputPadding: want none, since Same chooses the size, got [1]"},
		{func() { Zeros(2, 4, 50).ConvTranspose1D(Zeros(4, 2, 3), ConvTransposeOptions{Stride: []int{1 << 31}}) }, "ConvTranspose1D: got [50]: with stride 2147483648 the result has more than 2^33 elements"},
		{back(ConvTransposeOptions{Stride: []int{1 << 31}}), ""},
		{back(ConvTransposeOptions{Groups: huge}), ""},
		{func() { Zeros(2, 4, 0).ConvTranspose1D(Zeros(4, 2, 3), ConvTransposeOptions{}) }, "ConvTranspose1D: got [0]: an image has at least one element along each axis"},
		{func() { x.Unfold(nil, UnfoldOptions{}) }, "Unfold: kernel: got []: a kernel has one to three axes"},
		{func() { x.Unfold([]int{3, -1}, UnfoldOptions{}) }, "Unfold: kernel: got [3 ?]: a kernel has at least one element"},
		{func() { x.Unfold([]int{huge, huge}, UnfoldOptions{Same: true}) }, "Unfold: kernel: got [9223372036854775807 9223372036854775807]: dilated, it covers more than 2^33 elements"},
		{func() { x.Unfold([]int{1 << 20, 1 << 20}, UnfoldOptions{Same: true}) }, ""},
		{func() { x.Unfold([]int{3}, UnfoldOptions{}) }, "Unfold: want [? ? ?], got [2 4 5 6]: images are [n, channels, sizes…], a single one [channels, sizes…]"},
		{func() { Zeros(2, 8, 12).Fold([]int{4}, []int{2, 2}, UnfoldOptions{}) }, "Fold: size: want [? ?], got [4]"},
		{func() { Zeros(2, 8, 12).Fold([]int{4, 4}, []int{2, 2}, UnfoldOptions{}) }, "Fold: want [? ? 9], got [2 8 12]: a kernel [2 2] has 4 taps, which divide the first size, and 9 places over [4 4]"},
		{func() { Zeros(2, 8, 12).Fold([]int{huge, 4}, []int{2, 2}, UnfoldOptions{}) }, "Fold: got [9223372036854775807 4]: more than 2^33 elements"},
	} {
		err := caught(c.f)
		if err == nil {
			t.Errorf("want %q, got no error", c.want)
		} else if c.want != "" && err.Error() != c.want {
			t.Errorf("want %q\n got %q", c.want, err)
		}
	}
}

// FuzzConvSizes compares the size of a result with a count, the result with
// loops, and demands typed errors of everything else.
func FuzzConvSizes(f *testing.F) {
	f.Add(5, 3, 1, 1, 0, 0, 1, 2, 2, false)
	f.Add(6, 2, 4, 1, 1, 2, 2, 4, 2, true)
	f.Add(0, 1, 1, 1, 1, 1, 1, 1, 1, false)
	f.Add(3, 2, math.MaxInt, math.MaxInt, math.MaxInt, -1, 0, 0, 0, true)
	f.Add(7, 7, 1<<33, 1<<33, 1<<33, 1<<33, 1, 1, 1, false)
	f.Fuzz(func(t *testing.T, size, k, stride, dilation, lo, hi, groups, c, out int, same bool) {
		size, k, c, out = absInt(size%40), absInt(k%9), absInt(c%7), absInt(out%7)
		o := ConvOptions{Stride: []int{stride}, Dilation: []int{dilation}, Padding: []int{lo, hi}, Groups: groups, Same: same}
		if same {
			o.Padding = nil
		}
		if absInt(lo) > 100 || absInt(hi) > 100 { // fine, but long
			c, out = 0, 0
		}
		g := max(1, groups)
		x, w := alloc(Float64, Shape{1, c, size}), alloc(Float64, Shape{out, c / g, k})
		for i := range x.f64 {
			x.f64[i] = float64(i%7) - 3
		}
		for i := range w.f64 {
			w.f64[i] = float64(i%5) - 2
		}
		s, err := planConv(stride, dilation, o.Padding, same, Shape{size}, Shape{k})
		if err != nil {
			if caught(func() { x.Conv1D(w, o) }) == nil {
				t.Fatalf("Conv1D accepts what the plan refuses: %v", err)
			}
			return
		}
		one := [3]int{1, 1, 1}
		p := plainConv{stride: one, dilation: one, groups: g}
		p.stride[2], p.dilation[2], p.lo[2], p.hi[2] = stride, dilation, s.lo[2], s.hi[2]
		if same {
			if want := (size + stride - 1) / stride; p.places(2, size, k) != want || s.hi[2]-s.lo[2] > 1 || s.hi[2] < s.lo[2] {
				t.Fatalf("same padding %d, %d gives %d places, want %d", s.lo[2], s.hi[2], p.places(2, size, k), want)
			}
		}
		if s.lo[2]+s.hi[2] > 1000 {
			return
		}
		var y *Tensor
		if err := caught(func() { y = x.Conv1D(w, o) }); err != nil {
			if c%g == 0 && out%g == 0 && groups >= 0 {
				t.Fatal(err)
			}
			return
		}
		want := make([]float64, y.Size())
		result := p.each(1, c, out, [3]int{1, 1, size}, [3]int{1, 1, k}, func(xi, wi, yi int) { want[yi] += x.f64[xi] * w.f64[wi] })
		convNear(t, o, y, Shape{1, out, result[2]}, want, 1e-12)
	})
}

// FuzzConvTransposeSizes demands of a result that the convolution of its size has
// as many places as there were, that the elements are those of loops, and typed
// errors otherwise.
func FuzzConvTransposeSizes(f *testing.F) {
	f.Add(5, 3, 2, 1, 1, 1, 1, 2, false)
	f.Add(4, 2, 3, 2, 0, 1, 2, 1, true)
	f.Add(1, 3, 1, 1, 1, 1, 0, 1, false)
	f.Add(7, 2, math.MaxInt, math.MaxInt, math.MaxInt, -1, math.MinInt, 0, false)
	f.Add(9, 2, 1<<31, 1, 1<<31, 1<<31, 1<<30, 1, true)
	f.Fuzz(func(t *testing.T, size, k, stride, dilation, lo, hi, extra, groups int, same bool) {
		size, k, groups = absInt(size%20), absInt(k%6), groups%4
		g := max(1, groups)
		o := ConvTransposeOptions{Stride: []int{stride}, Dilation: []int{dilation}, Padding: []int{lo, hi}, OutputPadding: []int{extra}, Groups: groups, Same: same}
		if same {
			o.Padding, o.OutputPadding = nil, nil
		}
		c, out := 2*g, 1
		if absInt(stride) > 100 || absInt(dilation) > 100 { // fine, but large
			c, out = 2*g, 0
		}
		x, w := alloc(Float64, Shape{1, c, size}), alloc(Float64, Shape{c, out, k})
		for i := range x.f64 {
			x.f64[i] = float64(i%7) - 3
		}
		for i := range w.f64 {
			w.f64[i] = float64(i%5) - 2
		}
		var y *Tensor
		if caught(func() { y = x.ConvTranspose1D(w, o) }) != nil {
			if size > 0 && k > 0 && stride > 0 && stride < 100 && dilation > 0 && dilation < 100 && lo == 0 && hi == 0 && extra == 0 && groups >= 0 {
				t.Fatalf("nothing is wrong with %+v", o)
			}
			return
		}
		result := y.shape[2]
		one := [3]int{1, 1, 1}
		p := plainConv{stride: one, dilation: one, groups: g}
		p.stride[2], p.dilation[2], p.lo[2], p.hi[2] = stride, dilation, lo, hi
		if same {
			back := newConvSteps("Conv1D", 1, o.Stride, o.Dilation, nil, true)
			back.geometry(Shape{result}, Shape{k})
			p.lo[2], p.hi[2] = back.lo[2], back.hi[2]
			if result != size*stride {
				t.Fatalf("the size is %d, want %d", result, size*stride)
			}
		}
		if !same && extra >= stride || p.lo[2] > 1000 || p.hi[2] > 1000 || result > 10000 {
			return // more places than there were, or too long for the loops
		}
		want := make([]float64, y.Size())
		places := p.each(1, out*g, c, [3]int{1, 1, result}, [3]int{1, 1, k}, func(yi, wi, xi int) { want[yi] += x.f64[xi] * w.f64[wi] })
		if places[2] != size {
			t.Fatalf("%+v: a convolution of the result has %d places, want %d", o, places[2], size)
		}
		convNear(t, o, y, y.shape, want, 1e-12)
	})
}

// planConv is the plan of a convolution over one axis.
func planConv(stride, dilation int, padding []int, same bool, size, kernel Shape) (s convSteps, err error) {
	defer Catch(&err)
	s = newConvSteps("Conv1D", 1, []int{stride}, []int{dilation}, padding, same)
	s.geometry(size, kernel)
	return s, nil
}

// TestConvInterrupted stops a long convolution.
func TestConvInterrupted(t *testing.T) {
	resume := Interrupt()
	defer resume()
	var stop *InterruptError
	if err := caught(func() { Zeros(1, 1, 3).Conv1D(Zeros(1, 1, 2), ConvOptions{}) }); !errors.As(err, &stop) {
		t.Fatalf("got %v", err)
	}
}
