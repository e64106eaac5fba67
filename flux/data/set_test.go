package data_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
)

// counting returns a set of n samples: sample i is [i 10i], its target i mod 3.
func counting(n int) *data.Set {
	x := make([]float32, 0, 2*n)
	y := make([]int, n)
	for i := range n {
		x = append(x, float32(i), float32(10*i))
		y[i] = i % 3
	}
	return data.New("counting", flux.New(x, n, 2), flux.Ints(y, n))
}

// samples returns which samples of counting a tensor of rows holds.
func samples(x *flux.Tensor) []int {
	rows := make([]int, x.Dim(0))
	for i := range rows {
		rows[i] = int(x.At(i, 0))
	}
	return rows
}

// together reports whether every sample of a part of counting has its target.
func together(t *testing.T, x, y *flux.Tensor) {
	t.Helper()
	for i, sample := range samples(x) {
		if got := y.Ints()[i]; got != sample%3 {
			t.Errorf("sample %d has target %d, want %d", sample, got, sample%3)
		}
	}
}

// caught returns the *data.Error with which f panics.
func caught(f func()) (err *data.Error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*data.Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	f()
	return nil
}

func TestMisusePanicsWithAnError(t *testing.T) {
	set, one := counting(6), counting(1)
	empty := &data.Set{Name: "empty", X: flux.Zeros(0, 2), Y: flux.Ints([]int{}, 0)}
	regression := data.New("prices", flux.Zeros(4, 2), flux.Zeros(4))
	years := data.New("years", flux.Zeros(2, 1), flux.Ints([]int{-1, 1}))
	var none *data.Set
	tests := []struct {
		name, want string
		f          func()
	}{
		{"lengths differ", "data.New: s: want a target for each of the 3 samples of X, got 2 targets in Y", func() { data.New("s", flux.Zeros(3, 2), flux.Zeros(2)) }},
		{"no samples tensor", "data.New: s.X: want samples [n …], got nil", func() { data.New("s", nil, flux.Zeros(2)) }},
		{"scalar samples", "data.New: s.X: want samples [n …], got []", func() { data.New("s", flux.Scalar(1), flux.Zeros(2)) }},
		{"no targets tensor", "data.New: set.Y: want targets [n …], got nil", func() { data.New("", flux.Zeros(2), nil) }},
		{"fraction 0", "data.Split: fraction: want more than 0 and less than 1, got 0", func() { set.Split(0) }},
		{"fraction 1", "less than 1, got 1", func() { set.Split(1) }},
		{"fraction below 0", "got -0.5", func() { set.Split(-0.5) }},
		{"fraction as a count", "got 4", func() { set.Split(4) }},
		{"fraction NaN", "got NaN", func() { set.Split(math.NaN()) }},
		{"split of one", "data.Split: counting: want at least 2 samples, got 1", func() { one.Split(0.5) }},
		{"split of none", "data.Split: empty: want samples, got an empty set", func() { empty.Split(0.5) }},
		{"split of nil", "data.Split: set: want a set, got nil", func() { none.Split(0.5) }},
		{"split by an unknown flag", "want Ordered or Stratified, got sorted", func() { set.Split(0.5, data.SplitFlag("sorted")) }},
		{"stratified numbers", "data.Split: Stratified: want class numbers from 0 in Y, integers [n], got float32 [4]", func() { regression.Split(0.5, data.Stratified) }},
		{"stratified negative", "want class numbers from 0", func() { years.Split(0.5, data.Stratified) }},
		{"batch of 0", "data.Loader: batch size: want at least 1, got 0", func() { data.Loader(set, 0) }},
		{"batch of -1", "got -1", func() { data.Loader(set, -1) }},
		{"loader of none", "data.Loader: empty: want samples, got an empty set", func() { data.Loader(empty, 2) }},
		{"loader of nil", "data.Loader: set: want a set, got nil", func() { data.Loader(nil, 2) }},
		{"loader of an unset set", "data.Loader: set.X: want samples [n …], got nil", func() { data.Loader(&data.Set{}, 2) }},
		{"drop all", "data.Loader: batch size with DropLast: want at most the 6 samples, got 7", func() { data.Loader(set, 7, data.DropLast) }},
		{"loader with an unknown flag", "want Shuffle or DropLast, got shuffled", func() { data.Loader(set, 2, data.LoaderFlag("shuffled")) }},
		{"take none", "data.Take: rows: want at least one, got none", func() { set.Take(nil) }},
		{"slice backwards", "data.Slice: range: want 0 ≤ lo < hi ≤ 6, got lo 3, hi 2", func() { set.Slice(3, 2) }},
		{"slice beyond", "got lo 3, hi 7", func() { set.Slice(3, 7) }},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			if err := caught(c.f); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("panic %v, want a *data.Error with %q", err, c.want)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	y := flux.Ints([]int{0, 1, 2})
	tests := []struct {
		name, want string
		set        *data.Set
	}{
		{"good", "", &data.Set{X: flux.Zeros(3, 2), Y: y, Classes: []string{"a", "b", "c"}, Features: []string{"x", "y"}}},
		{"numbers as targets", "", &data.Set{X: flux.Zeros(3, 2), Y: flux.Zeros(3, 1)}},
		{"nil", "want a set, got nil", nil},
		{"unset", "set.X: want samples", &data.Set{}},
		{"empty", "want samples, got an empty set", &data.Set{X: flux.Zeros(0, 2), Y: flux.Zeros(0)}},
		{"lengths", "each of the 4 samples", &data.Set{X: flux.Zeros(4, 2), Y: y}},
		{"a class without a name", "set.Y[2]: want a class from 0 to 1, got 2", &data.Set{X: flux.Zeros(3, 2), Y: y, Classes: []string{"a", "b"}}},
		{"a negative class", "set.Y[0]: want a class from 0 to 1, got -1", &data.Set{X: flux.Zeros(1, 2), Y: flux.Ints([]int{-1}), Classes: []string{"a", "b"}}},
		{"names of columns", "set.Features: want one for each column of X [3 2], got 1", &data.Set{X: flux.Zeros(3, 2), Y: y, Features: []string{"x"}}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			err := c.set.Check()
			var e *data.Error
			if c.want == "" {
				if err != nil {
					t.Errorf("Check() = %v, want nil", err)
				}
			} else if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("Check() = %v, want a *data.Error with %q", err, c.want)
			}
		})
	}
}

func TestTakeAndSlice(t *testing.T) {
	set := counting(6)
	set.Classes, set.ImageShape = []string{"a", "b", "c"}, []int{1, 2}
	taken := set.Take([]int{4, 0, 4})
	if got := samples(taken.X); !slices.Equal(got, []int{4, 0, 4}) {
		t.Errorf("Take([4 0 4]) has samples %v", got)
	}
	together(t, taken.X, taken.Y)
	part := set.Slice(2, 5)
	if got := samples(part.X); !slices.Equal(got, []int{2, 3, 4}) {
		t.Errorf("Slice(2, 5) has samples %v", got)
	}
	together(t, part.X, part.Y)
	if part.Name != "counting" || len(part.Classes) != 3 || len(part.ImageShape) != 2 {
		t.Errorf("Slice lost what the set says of itself: %+v", part)
	}
	part.X.Data32()[0] = 99
	if set.X.At(2, 0) != 99 {
		t.Error("Slice copied its samples, it should be a view")
	}
}

func TestCatalogue(t *testing.T) {
	tests := []struct {
		set              *data.Set
		x, y             string
		classes, columns int
	}{
		{data.Digits(), "float32 [1797 64]", "int32 [1797]", 10, 0},
		{data.Iris(), "float32 [150 4]", "int32 [150]", 3, 4},
	}
	for _, c := range tests {
		t.Run(c.set.Name, func(t *testing.T) {
			if err := c.set.Check(); err != nil {
				t.Error(err)
			}
			x, y := fmt.Sprint(c.set.X.DType(), " ", c.set.X.Shape()), fmt.Sprint(c.set.Y.DType(), " ", c.set.Y.Shape())
			if x != c.x || y != c.y || len(c.set.Classes) != c.classes || len(c.set.Features) != c.columns {
				t.Errorf("X %s, Y %s, %d classes, %d features; want X %s, Y %s, %d, %d",
					x, y, len(c.set.Classes), len(c.set.Features), c.x, c.y, c.classes, c.columns)
			}
			if area := 1; c.set.ImageShape != nil {
				for _, d := range c.set.ImageShape {
					area *= d
				}
				if area != c.set.X.Dim(1) {
					t.Errorf("ImageShape %v does not hold %d pixels", c.set.ImageShape, c.set.X.Dim(1))
				}
			}
		})
	}
}

func TestPrint(t *testing.T) {
	many := make([]int, 30)
	for i := range many {
		many[i] = i
	}
	var none *data.Set
	tests := []struct {
		name      string
		set       *data.Set
		text, web []string
	}{
		{"images", data.Digits(), []string{"digits: 1,797 samples", "float32 [1797 64], images [8 8]", "0 (178), 1 (182)"}, []string{"<b>digits</b>: 1,797 samples", "<td style=\"text-align:right\">178</td>"}},
		{"names", data.Iris(), []string{"setosa (50), versicolor (50)", "petal width (cm)"}, []string{"setosa", "petal width (cm)"}},
		{"numbers", data.New("", flux.Zeros(2, 1), flux.Zeros(2, 1)), []string{"set: 2 samples", "float32 [2 1]"}, []string{"<b>set</b>"}},
		{"many classes", data.New("many", flux.Zeros(30, 1), flux.Ints(many)), []string{"19 (1), … (30 classes)"}, []string{"… 30 classes in all"}},
		{"a name with a tag", data.New("<b>&", flux.Zeros(1, 1), flux.Zeros(1)), []string{"<b>&"}, []string{"&lt;b&gt;&amp;"}},
		{"unset", &data.Set{}, []string{"set: 0 samples", "none"}, []string{"none"}},
		{"nil", none, []string{"nil"}, []string{"nil"}},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			for _, part := range c.text {
				if got := c.set.String(); !strings.Contains(got, part) {
					t.Errorf("String() = %q, want %q in it", got, part)
				}
			}
			for _, part := range c.web {
				if got := c.set.HTML(); !strings.Contains(got, part) {
					t.Errorf("HTML() = %q, want %q in it", got, part)
				}
			}
		})
	}
}
