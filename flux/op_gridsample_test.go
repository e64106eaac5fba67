package flux

import (
	"fmt"
	"math"
	"testing"
)

// naiveGrid is the value of channel c of picture n of x at one point, by a sum
// over taps that looks at one axis after the other.
func naiveGrid(x *Tensor, n, c int, point []float64, o GridOptions) float64 {
	d := x.NDim() - 2
	index := make([]int, d)
	var along func(axis int) float64
	along = func(axis int) float64 {
		if axis == d {
			return x.At(append([]int{n, c}, index...)...)
		}
		size := x.Shape()[2+axis]
		u := ((point[d-1-axis]+1)*float64(size) - 1) / 2
		if o.AlignCorners {
			u = (point[d-1-axis] + 1) / 2 * float64(size-1)
		}
		place := func(v float64) float64 { // into the picture, one mirror at a time
			low, high := -0.5, float64(size)-0.5
			if o.AlignCorners {
				low, high = 0, float64(size-1)
			}
			for o.Padding == GridReflection && high > low && (v < low || v > high) {
				if v < low {
					v = 2*low - v
				} else {
					v = 2*high - v
				}
			}
			if o.Padding != GridZeros {
				v = min(max(v, 0), float64(size-1))
			}
			return v
		}
		if o.Mode != Cubic {
			u = place(u)
		}
		sum := 0.0
		for k := math.Floor(u) - 3; k < u+4; k++ {
			w := 0.0
			switch r := math.Abs(k - u); {
			case o.Mode == Nearest:
				if math.RoundToEven(u) == k {
					w = 1
				}
			case o.Mode == Linear:
				w = max(0, 1-r)
			case r <= 1:
				w = 1.25*r*r*r - 2.25*r*r + 1
			case r < 2:
				w = -0.75*r*r*r + 3.75*r*r - 6*r + 3
			}
			at := k
			if o.Mode == Cubic {
				at = place(k)
			}
			if w != 0 && at >= 0 && at < float64(size) {
				index[axis] = int(at)
				sum += w * along(axis+1)
			}
		}
		return sum
	}
	return along(0)
}

func TestGridSampleAgreesWithTheNaiveSum(t *testing.T) {
	source := NewSource(4)
	for trial := range 180 {
		o := GridOptions{Mode: []Interpolation{Linear, Nearest, Cubic}[trial%3], Padding: GridPadding(trial / 3 % 3), AlignCorners: trial%2 == 0}
		d := 1 + source.Intn(3)
		shape, grid := Shape{2, 2}, Shape{2}
		for range d {
			shape, grid = append(shape, 1+source.Intn(4)), append(grid, source.Intn(3))
		}
		x := source.Normal(0, 1, shape...).To(Float64)
		g := source.Uniform(-2.5, 2.5, append(grid, d)...).To(Float64)
		y := x.GridSample(g, o)
		single := x.To(Float32).GridSample(g.To(Float32), o)
		for i := range y.Size() {
			at := y.shape.position(i)
			point := make([]float64, d)
			for k := range point {
				point[k] = g.At(append(append([]int{at[0]}, at[2:]...), k)...)
			}
			want := naiveGrid(x, at[0], at[1], point, o)
			if got := y.flat(i); math.Abs(got-want) > 1e-12 {
				t.Fatalf("%v, %v, %+v: %v at %v is %v, want %v", shape, grid, o, at, point, got, want)
			}
			if got := single.flat(i); math.Abs(got-want) > 1e-4 {
				t.Fatalf("float32: %v, %v, %+v: %v at %v is %v, want %v", shape, grid, o, at, point, got, want)
			}
		}
	}
}

func TestGridSampleFarAwayAndNaN(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	x := New64([]float64{1, 2, 3, 4}, 1, 1, 4)
	for _, c := range []struct {
		o    GridOptions
		want string
	}{
		{GridOptions{}, "[0 0 0 0 NaN 2.5]"},
		{GridOptions{Padding: GridBorder}, "[1 4 1 4 NaN 2.5]"},
		{GridOptions{Padding: GridBorder, Mode: Nearest}, "[1 4 1 4 NaN 3]"},
		{GridOptions{Padding: GridBorder, Mode: Cubic}, "[1 4 1 4 NaN 2.5]"},
		{GridOptions{Mode: Cubic}, "[0 0 0 0 NaN 2.5]"},
		{GridOptions{Padding: GridReflection}, "[NaN NaN 1 1 NaN 2.5]"},
	} {
		grid := New64([]float64{-inf, inf, -1e30, 1e30, nan, 0}, 1, 6, 1)
		if got := fmt.Sprint(x.GridSample(grid, c.o).Float64s()); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.o, got, c.want)
		}
		grads := Gradient(func() *Tensor { return x.GridSample(grid.Narrow(1, 0, 4), c.o).Sum() }, x, grid)
		if c.o.Mode == Nearest {
			if grads.Of(grid) != nil {
				t.Errorf("%+v: the grid has a gradient", c.o)
			}
		} else if got := fmt.Sprint(grads.Of(grid).Narrow(1, 0, 4).Float64s()); got != "[0 0 0 0]" && c.o.Padding != GridReflection {
			t.Errorf("%+v: the gradients of points far away are %s", c.o, got)
		}
	}
	// What is no tap does not matter, not even if it is NaN.
	if v := New64([]float64{nan, 1, 2}, 1, 1, 3).GridSample(New64([]float64{0.5}, 1, 1, 1), GridOptions{AlignCorners: true}).Item(); v != 1.5 {
		t.Errorf("between 1 and 2 is %v", v)
	}
}

func TestAffineGrid(t *testing.T) {
	identity := New64([]float64{1, 0, 0, 0, 1, 0}, 1, 2, 3)
	x := NewSource(1).Normal(0, 1, 1, 2, 3, 5).To(Float64)
	for _, aligned := range []bool{false, true} {
		grid := AffineGrid(identity, []int{3, 5}, aligned)
		y := x.GridSample(grid, GridOptions{AlignCorners: aligned})
		if d := y.Sub(x).Abs().Max().Item(); d > 1e-14 {
			t.Errorf("aligned %v: the identity moves by %v", aligned, d)
		}
	}
}

func TestRotate(t *testing.T) {
	x := New64([]float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 1, 3, 3)
	for _, aligned := range []bool{false, true} {
		o := GridOptions{AlignCorners: aligned}
		quarter := x.Rotate(math.Pi/2, o)
		for i, want := range []float64{3, 6, 9, 2, 5, 8, 1, 4, 7} {
			if got := quarter.flat(i); math.Abs(got-want) > 1e-12 {
				t.Errorf("a quarter turn: element %d is %v, want %v", i, got, want)
			}
		}
	}
	long := NewSource(1).Normal(0, 1, 2, 3, 4, 7).To(Float64)
	half := long.Rotate(math.Pi, GridOptions{})
	for i := range long.Size() {
		at := long.shape.position(i)
		if got, want := half.At(at[0], at[1], 3-at[2], 6-at[3]), long.flat(i); math.Abs(got-want) > 1e-12 {
			t.Fatalf("half a turn: %v is %v, want %v", at, got, want)
		}
	}
	// A small turn of a picture that is not square keeps distances: a point at the
	// right of the centre moves up by its distance times the sine.
	ramp := Arange(0, 9, 1).To(Float64).Reshape(1, 1, 9, 1).BroadcastTo(1, 1, 9, 21) // the row
	y := ramp.Rotate(0.1, GridOptions{})
	if got, want := y.At(0, 0, 4, 15), 4+5*math.Sin(0.1); math.Abs(got-want) > 1e-12 {
		t.Errorf("five to the right of the centre is row %v, want %v", got, want)
	}
}

func TestGridSampleErrors(t *testing.T) {
	x, grid := Zeros(2, 3, 4, 5), Zeros(2, 1, 1, 2)
	tests := []struct {
		f    func()
		want string
	}{
		{func() { x.GridSample(Zeros(2, 1, 1, 3), GridOptions{}) }, "GridSample: grid: want [2 ? ? 2], got [2 1 1 3]"},
		{func() { x.GridSample(Zeros(1, 1, 1, 2), GridOptions{}) }, "GridSample: grid: want [2 ? ? 2], got [1 1 1 2]"},
		{func() { x.GridSample(grid.To(Float64), GridOptions{}) }, "GridSample: want float32, got float64: both operands must have one type; convert with To"},
		{func() { x.GridSample(nil, GridOptions{}) }, "GridSample: grid: want a tensor, got nil"},
		{func() { Zeros(2, 3).GridSample(grid, GridOptions{}) }, "GridSample: want [? ? ? ?], got [2 3]: the axes are batch, channels, and one to three spatial axes"},
		{func() { Zeros(2, 3, 0, 4).GridSample(grid, GridOptions{}) }, "GridSample: got [2 3 0 4]: a spatial axis is empty"},
		{func() { x.GridSample(grid, GridOptions{Mode: Area}) }, "GridSample: Mode: want Linear, Nearest or Cubic, got Area"},
		{func() { x.GridSample(grid, GridOptions{Padding: 7}) }, "GridSample: Padding: want GridZeros, GridBorder or GridReflection, got GridPadding(7)"},
		{func() { AffineGrid(Zeros(1, 2, 3), nil, false) }, "AffineGrid: size: got []: there must be one to three sizes, one for each spatial axis"},
		{func() { AffineGrid(Zeros(1, 2, 2), []int{3, 3}, false) }, "AffineGrid: want [? 2 3], got [1 2 2]"},
		{func() { AffineGrid(Zeros(1, 2, 3), []int{3, 0}, false) }, "AffineGrid: size: want 1 to 2³¹, got 0"},
		{func() { AffineGrid(Zeros(0, 2, 3), []int{1 << 20, 1 << 20}, false) }, "AffineGrid: got [0 1048576 1048576 2]: more than 2^33 elements"},
		{func() { AffineGrid(nil, []int{3, 0}, false) }, "AffineGrid: want a tensor, got nil"},
		{func() { x.Rotate(math.Inf(1), GridOptions{}) }, "Rotate: angle: want a finite number, got +Inf"},
		{func() { Zeros(3, 3).Rotate(1, GridOptions{}) }, "Rotate: want [? ? ? ?], got [3 3]"},
	}
	for _, c := range tests {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}
