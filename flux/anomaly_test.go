package flux

import (
	"errors"
	"math"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// here returns the line of its caller, as errors give it.
func here() string {
	_, file, line, _ := runtime.Caller(1)
	return filepath.Base(file) + ":" + strconv.Itoa(line)
}

func TestDetectAnomaly(t *testing.T) {
	x := New([]float32{1, 0, -1, 2}, 2, 2)
	inf := float32(math.Inf(1))
	var line string
	cases := []struct {
		name string
		f    func()
		opts []AnomalyOption
		want AnomalyError
	}{
		{"forward", func() { line = here(); x.Log().Sum() }, nil,
			AnomalyError{Op: "Log", Got: "NaN", At: []int{1, 0}, Shape: Shape{2, 2}, Inputs: []Shape{{2, 2}}}},
		{"forward, of two", func() { line = here(); x.Sub(x).Div(x.Sub(x)) }, nil,
			AnomalyError{Op: "Div", Got: "NaN", At: []int{0, 0}, Shape: Shape{2, 2}, Inputs: []Shape{{2, 2}, {2, 2}}}},
		{"from an infinity", func() { y := New([]float32{inf}); line = here(); y.Sub(y) }, nil,
			AnomalyError{Op: "Sub", Got: "NaN", At: []int{0}, Shape: Shape{1}, Inputs: []Shape{{1}, {1}}}},
		{"backward", func() {
			Gradient(func() *Tensor {
				y := x.Slice(0, 1).Square()
				line, y = here(), y.Sqrt()
				return y.MulScalar(0).Sum()
			}, x)
		}, nil, AnomalyError{Op: "Sqrt", Backward: true, Got: "NaN", At: []int{0, 1}, Shape: Shape{1, 2}, Inputs: []Shape{{1, 2}}}},
		{"backward, an infinity", func() {
			Gradient(func() *Tensor {
				y := x.Slice(0, 1).Square()
				line, y = here(), y.Sqrt()
				return y.Sum()
			}, x)
		}, []AnomalyOption{Infinities()}, AnomalyError{Op: "Sqrt", Backward: true, Got: "+Inf", At: []int{0, 1}, Shape: Shape{1, 2}, Inputs: []Shape{{1, 2}}}},
		{"forward, an infinity", func() { line = here(); x.Square().Log() }, []AnomalyOption{Infinities()},
			AnomalyError{Op: "Log", Got: "-Inf", At: []int{0, 1}, Shape: Shape{2, 2}, Inputs: []Shape{{2, 2}}}},
		{"where gradients meet", func() {
			y := func() *Tensor {
				y := x.MulScalar(1)
				up := y.Hook(func(g *Tensor) *Tensor { return g.MulScalar(math.Inf(1)) })
				down := y.Hook(func(g *Tensor) *Tensor { return g.MulScalar(math.Inf(-1)) })
				return up.Add(down).Sum()
			}
			for line = here(); ; Gradient(y, x) {
			}
		}, nil, AnomalyError{Op: "Add", Backward: true, Got: "NaN", At: []int{0, 0}, Shape: Shape{2, 2}, Inputs: []Shape{{2, 2}, {2, 2}}}},
		{"in place", func() { y := Zeros(2); line = here(); y.DivInPlace(Zeros(2)) }, nil,
			AnomalyError{Op: "Div", Got: "NaN", At: []int{0}, Shape: Shape{2}, Inputs: []Shape{{2}, {2}}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var e *AnomalyError
			if !errors.As(fails(t, func() { DetectAnomaly(c.f, c.opts...) }), &e) {
				t.Fatal("the error is of another type")
			}
			if e.Op != c.want.Op || e.Backward != c.want.Backward || e.Got != c.want.Got || !slices.Equal(e.At, c.want.At) || !e.Shape.Equal(c.want.Shape) ||
				!slices.EqualFunc(e.Inputs, c.want.Inputs, Shape.Equal) || e.Where != line {
				t.Errorf("got  %+v\nwant %+v at %s", *e, c.want, line)
			}
		})
	}
	if searching.Load() != 0 || x.watch.Load() != nil {
		t.Error("the search goes on, or the argument is watched")
	}
}

func TestNoFalseAlarm(t *testing.T) {
	x, nan := New([]float32{1, 0}), New([]float32{float32(math.NaN()), 1})
	log := x.Log() // made elsewhere
	DetectAnomaly(func() {
		nan.Add(x).Exp().Sum()
		x.Log().Exp()
		log.Mul(x.AddScalar(1)).Neg()
		Gradient(func() *Tensor { return x.Pow(0).Add(x.Tanh()).Sum() }, x)
		Gradient(func() *Tensor { return Where(x.Greater(Zeros(2)), x, Zeros(2)).Sum() }, x)
		JVP(func() *Tensor { return x.Sqrt() }, x, Zeros(2).AddScalar(1))
	})
	DetectAnomaly(func() { log.Mul(x.AddScalar(1)).Neg() }, Infinities())
}

func TestOnlyTheOwnGoroutineIsSearched(t *testing.T) {
	x := Full(-1, 2)
	started, done := make(chan bool), make(chan bool)
	var group sync.WaitGroup
	group.Go(func() {
		DetectAnomaly(func() { close(started); <-done })
	})
	<-started
	if y := x.Log(); !math.IsNaN(y.At(0)) {
		t.Error("the logarithm is wrong")
	}
	Gradient(func() *Tensor { return x.Sqrt().Sum() }, x)
	close(done)
	group.Wait()
}

func TestAnomalyInNestedCalls(t *testing.T) {
	x := Zeros(2)
	// the second derivative of the root is taken where the first is infinite
	err := fails(t, func() {
		DetectAnomaly(func() {
			Gradient(func() *Tensor { return Gradient(func() *Tensor { return x.Sqrt().MulScalar(0).Sum() }, x).Of(x).Sum() }, x)
		})
	})
	var e *AnomalyError
	if !errors.As(err, &e) || e.Op != "Sqrt" || !e.Backward {
		t.Fatalf("got %v", err)
	}
	if got, want := e.In("2: Dense").Error(), "2: Dense: Sqrt: NaN at [0] of a gradient [2] in the backward pass, and none in what it is made of; the inputs are [2]; called at "+e.Where; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := (&AnomalyError{Op: "Log", Got: "NaN", At: []int{3}, Shape: Shape{5}, Inputs: []Shape{{5}}}).Error(), "Log: NaN at [3] of the result [5], and none in the inputs [5]"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// a search does not reach into pullbacks that divide by zero and take another branch
	DetectAnomaly(func() { JVP(func() *Tensor { return x.AddScalar(1).Sqrt() }, x, x) })
}
