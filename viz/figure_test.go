package viz

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestSVGIsWellFormed reads every figure as XML and looks for fonts with
// substitutes.
func TestSVGIsWellFormed(t *testing.T) {
	figures := gallery()
	figures["hostile"] = Curves(run(3), Title("<b>&\x00\x1b[31m\xff\"'\n"+strings.Repeat("long ", 500)))
	for name, f := range figures {
		d := xml.NewDecoder(strings.NewReader(f.SVG()))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
		if strings.Contains(f.SVG(), "font-family:Liberation") {
			t.Errorf("%s names a font without a substitute", name)
		}
	}
}

func TestSave(t *testing.T) {
	f := Curves(run(2))
	dir := t.TempDir()
	for ext, want := range map[string]string{".png": "\x89PNG", ".svg": "<?xml", ".txt": "Curves: 2", ".PNG": "\x89PNG"} {
		path := filepath.Join(dir, "a"+ext)
		if err := f.Save(path); err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), want) {
			t.Errorf("%s: got %.8q, %v, want %q first", ext, b, err, want)
		}
	}
	var bad *ArgumentError
	if err := f.Save("a.gif"); !errors.As(err, &bad) {
		t.Errorf("a.gif: got %v, want an ArgumentError", err)
	}
	if err := f.Save(filepath.Join(dir, "none", "a.png")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing folder: got %v, want os.ErrNotExist", err)
	}
}

func TestConcurrentUse(t *testing.T) {
	f := Curves(run(5))
	want := Curves(run(5)).PNG()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := f.PNG(); string(got) != string(want) {
				t.Error("the pictures differ")
			} else {
				got[0] = 0 // a caller may write into its copy
			}
			_, _ = f.SVG(), f.String()
		})
	}
	wg.Wait()
}

// TestValuesAreCopied changes the data after the figure is made.
func TestValuesAreCopied(t *testing.T) {
	r := run(5)
	f := Curves(r)
	r.values["loss"][0] = 1e9
	if got, want := string(f.PNG()), string(Curves(run(5)).PNG()); got != want {
		t.Error("the picture follows the record")
	}
	var zero Figure
	if zero.String() != "" || len(zero.PNG()) == 0 || zero.SVG() == "" {
		t.Error("a zero Figure is not an empty picture")
	}
}

// huge is an Array of a size that nobody can hold; it gives single elements.
type huge struct{ shape []int }

func (h huge) NDim() int               { return len(h.shape) }
func (h huge) Dim(axis int) int        { return h.shape[axis] }
func (h huge) Float64s() []float64     { panic(errors.New("all values were asked for")) }
func (h huge) At(index ...int) float64 { return float64(index[len(index)-1] % 7) }

// blind is huge without At.
type blind struct{ huge }

func (blind) At() {}

func TestHugeArraysAreSampled(t *testing.T) {
	f := Images(huge{[]int{1e6, 1000, 1000}})
	if w, h := f.Size(); w > 1000 || h > 1000 {
		t.Errorf("size %d × %d", w, h)
	}
	if !strings.Contains(f.String(), "32 of 1000000 images") {
		t.Error(f.String()[:80])
	}
	Images(huge{[]int{1e6, 64}}).PNG()
}

// traced is a Model whose Trace gives fixed outputs.
type traced struct {
	outputs []any
	err     error
}

func (m traced) Trace(_ any, visit func(layer string, output any)) error {
	for _, o := range m.outputs {
		visit("layer", o)
	}
	return m.err
}

// TestSmallestSizes draws everything where there is no room for it.
func TestSmallestSizes(t *testing.T) {
	x, _ := digits(12)
	long := run(100000)
	for name, f := range map[string]*Figure{
		"Curves":      Curves(long, Width(120), Height(80), Title("A title")),
		"Images":      Images(x, Width(120), Columns(100), Labels(make([]string, 12))),
		"Line":        Line([][]float64{{1, 2}}, Width(120), Height(80), Names("a long name that does not fit"), Title("t"), YLabel("y"), XLabel("x")),
		"Scatter":     Scatter([]float64{1e299}, []float64{-1e-299}, Width(120), Height(80)),
		"Bars":        Bars(make([]float64, 100), Width(120), Height(80)),
		"Ratios":      Ratios([]float64{1, -1, 2}, Width(120), Height(80), Names("a long name that does not fit", "", "c"), Goals(1e9, 0, 1)),
		"Histogram":   Histogram([]float64{3, math.NaN()}, Width(120), Height(80)),
		"Heatmap":     Heatmap(grid{[]int{1, 5}, make([]float64, 5)}, Width(120), Height(80), XLabel("x"), YLabel("y"), Title("t")),
		"Heatmap big": Heatmap(huge{[]int{1e6, 1e6}}, Width(120), Height(80)),
		"Confusion":   Confusion(grid{[]int{2, 2}, make([]float64, 4)}, nil, Width(120), Height(80)),
	} {
		if len(f.PNG()) == 0 || f.SVG() == "" || f.String() == "" {
			t.Errorf("%s: a form is empty", name)
		}
	}
}

func TestArgumentErrors(t *testing.T) {
	x, _ := digits(10)
	one := grid{[]int{2, 2, 2}, make([]float64, 8)}
	nan := math.NaN()
	rec := func(names string, values ...[]float64) record {
		r := record{strings.Fields(names), map[string][]float64{}}
		for i, n := range r.names {
			r.values[n] = values[i]
		}
		return r
	}
	cause := errors.New("no such input")
	var nilModel *layered
	for _, c := range []struct {
		name string
		make func()
		want string
	}{
		{"nil array", func() { Images(nil) }, "viz.Images: x: want an array, got nil"},
		{"nil pointer", func() { Images((*grid)(nil)) }, "got nil"},
		{"empty", func() { Images(grid{[]int{0, 8, 8}, nil}) }, "empty shape [0 8 8]"},
		{"negative", func() { Images(grid{[]int{-1, 8, 8}, nil}) }, "got [-1]"},
		{"overflow", func() { Images(huge{[]int{1 << 40, 1 << 40, 4}}) }, "can be counted"},
		{"too large to copy", func() { Images(blind{huge{[]int{1e6, 1000, 1000}}}) }, "at most 67108864 values"},
		{"not square", func() { Images(grid{[]int{2, 7}, make([]float64, 14)}) }, "got [2 7]"},
		{"two channels", func() { Images(grid{[]int{1, 2, 2, 2}, make([]float64, 8)}) }, "got [1 2 2 2]"},
		{"five axes", func() { Images(grid{[]int{1, 1, 2, 2, 2}, make([]float64, 8)}) }, "got [1 1 2 2 2]"},
		{"scalar", func() { Images(grid{[]int{}, []float64{1}}) }, "got []"},
		{"sliver", func() { Images(grid{[]int{1, 1, 1000}, make([]float64, 1000)}) }, "1 × 1000"},
		{"ragged", func() { Images(grid{[]int{1, 2, 2}, make([]float64, 3)}) }, "want 4 values for shape [1 2 2], got 3"},
		{"all NaN", func() { Images(grid{[]int{1, 1, 1}, []float64{nan}}) }, "want a finite value"},
		{"few labels", func() { Images(one, Labels([]string{"a"})) }, "Labels: want at least 2"},
		{"rows", func() { Images(one, Rows(0)) }, "Rows: want 1 to 100, got 0"},
		{"columns", func() { Images(one, Columns(1e9)) }, "Columns"},
		{"image shape", func() { Images(x, ImageShape(9, 9)) }, "ImageShape"},
		{"range", func() { Images(one, Range(1, 1)) }, "want lo < hi"},
		{"theme", func() { Images(one, Theme("pink")) }, `got "pink"`},
		{"color map", func() { Images(one, ColorMap("jet")) }, `got "jet"`},
		{"nil option", func() { Images(one, nil) }, "option 1"},
		{"width", func() { Images(one, Width(1)) }, "Width: want 120 to 4000"},
		{"nil record", func() { Curves(nil) }, "want a record"},
		{"no series", func() { Curves(record{}) }, "got 0 series"},
		{"NaN series", func() { Curves(rec("loss", []float64{nan, math.Inf(1)})) }, "got 1 series without one"},
		{"ragged series", func() { Curves(rec("loss accuracy", []float64{1, 2}, []float64{1})) }, `series "accuracy": want 2 values, as in "loss", got 1`},
		{"nil model", func() { Activations(nilModel, x) }, "want a model"},
		{"nil input", func() { Activations(layered{}, nil) }, "want an array"},
		{"samples", func() { Activations(layered{}, x, Samples(0)) }, "Samples"},
		{"trace fails", func() { Activations(traced{err: cause}, x) }, "no such input"},
		{"no lines", func() { Line(nil) }, "Line: ys: want 1 to 32 lists, got 0"},
		{"ragged lines", func() { Line([][]float64{{1}, {1, 2}}) }, "ys[1]: want 1 values, got 2"},
		{"empty line", func() { Line([][]float64{{}}) }, "want a finite value, got none in 0"},
		{"line positions", func() { Line([][]float64{{1}}, Against(nil)) }, "Against: want 1 values, got 0"},
		{"line names", func() { Line([][]float64{{1}}, Names("a", "b")) }, "Names: want 1 values, got 2"},
		{"uneven pairs", func() { Scatter([]float64{1}, nil) }, "y: want 1 values, got 0"},
		{"no pairs", func() { Scatter([]float64{nan}, []float64{1}) }, "want a finite value"},
		{"negative group", func() { Scatter([]float64{1}, []float64{1}, Groups([]int{-1})) }, "Groups[0]"},
		{"unnamed group", func() { Scatter([]float64{1}, []float64{1}, Groups([]int{2}), Names("a")) }, "at least 3"},
		{"no bars", func() { Bars(nil) }, "want a finite value"},
		{"many bars", func() { Bars(make([]float64, 101)) }, "want 1 to 100"},
		{"no ratios", func() { Ratios([]float64{0, nan}) }, "values: want a positive value, got none in 2"},
		{"many ratios", func() { Ratios(make([]float64, 401)) }, "want 1 to 400"},
		{"ratio goals", func() { Ratios([]float64{1}, Goals(1, 2)) }, "Goals: want 1 values, got 2"},
		{"bins", func() { Histogram([]float64{1}, Bins(0)) }, "Bins"},
		{"no values", func() { Histogram(nil) }, "want a finite value"},
		{"heat map axes", func() { Heatmap(one) }, "want [rows columns], got [2 2 2]"},
		{"not square counts", func() { Confusion(grid{[]int{1, 2}, make([]float64, 2)}, nil) }, "want [classes classes]"},
		{"negative count", func() { Confusion(grid{[]int{1, 1}, []float64{-1}}, nil) }, "x[0 0]: want a count"},
		{"class names", func() { Confusion(grid{[]int{1, 1}, []float64{1}}, []string{}) }, "labels: want 1 values"},
		{"narrow", func() { Activations(traced{}, x, Width(200)) }, "Width: want at least"},
	} {
		t.Run(c.name, func(t *testing.T) {
			defer func() {
				err, ok := recover().(*ArgumentError)
				if !ok {
					t.Fatalf("got %v, want an *ArgumentError", err)
				}
				if !strings.Contains(err.Error(), c.want) {
					t.Errorf("got %q, want %q in it", err, c.want)
				}
				if c.name == "trace fails" && !errors.Is(err, cause) {
					t.Error("the cause is lost")
				}
			}()
			c.make()
		})
	}
}
