package flux

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestString(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	cases := []struct {
		name string
		x    *Tensor
		want string
	}{
		{"a number", Scalar(2.5), "2.5"},
		{"a whole number", Scalar(-3), "-3."},
		{"a label", Ints([]int{7}).Row(0), "7"},
		{"not a number", Scalar(math.NaN()), "nan"},
		{"nil", nil, "<nil>"},
		{"a vector", New([]float32{1, 2.5, -3}), "[3] float32\n[ 1.   2.5 -3. ]"},
		{"float64", New64([]float64{1}), "[1] float64\n[1.]"},
		{"labels", Ints([]int{1, -20, 3}), "[3] int32\n[  1 -20   3]"},
		{"nothing", Zeros(0), "[0] float32\n[]"},
		{"no columns", Zeros(2, 0), "[2 0] float32\n[[]\n []]"},
		{"no rows", Zeros(0, 2), "[0 2] float32\n[]"},
		{"four digits", New([]float32{0.123456, 12.5}), "[2] float32\n[ 0.1235 12.5   ]"},
		{"tiny", New([]float32{1e-6, 1}), "[2] float32\n[1.0000e-06 1.0000e+00]"},
		{"huge", New([]float32{-1e10, 1}), "[2] float32\n[-1.0000e+10  1.0000e+00]"},
		{"infinite", New([]float32{nan, inf, -inf, 1.25}), "[4] float32\n[ nan  inf -inf 1.25]"},
		{"infinite alone", New([]float32{inf, -inf}), "[2] float32\n[ inf -inf]"},
		{"a matrix", New([]float32{1, 2, 3, 4, 5, 60}, 2, 3), "[2 3] float32\n[[ 1.  2.  3.]\n [ 4.  5. 60.]]"},
		{"a stack", Ones(2, 2, 1), "[2 2 1] float32\n[[[1.]\n  [1.]]\n\n [[1.]\n  [1.]]]"},
		{"a long vector", Arange(0, 1001, 1), "[1001] float32\n[   0.    1.    2. ...  998.  999. 1000.]"},
		{"a long line", Full(0.125, 20), "[20] float32\n[" + strings.TrimSuffix(strings.Repeat("0.125 ", 14), " ") + "\n " + strings.TrimSuffix(strings.Repeat("0.125 ", 6), " ") + "]"},
		{"a large matrix", Eye(40), `[40 40] float32
[[1. 0. 0. ... 0. 0. 0.]
 [0. 1. 0. ... 0. 0. 0.]
 [0. 0. 1. ... 0. 0. 0.]
 ...
 [0. 0. 0. ... 1. 0. 0.]
 [0. 0. 0. ... 0. 1. 0.]
 [0. 0. 0. ... 0. 0. 1.]]`},
		{"only the shown numbers count for the width", func() *Tensor { x := Zeros(2000); x.Data32()[1000] = 12345; return x }(), "[2000] float32\n[0. 0. 0. ... 0. 0. 0.]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := c.x.String(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestGoString(t *testing.T) {
	cases := []struct {
		x    *Tensor
		want string
	}{
		{New([]float32{1, 0.1}), "flux.New([]float32{1, 0.1}, 2)"},
		{New64([]float64{0.1}, 1, 1), "flux.New64([]float64{0.1}, 1, 1)"},
		{Ints([]int{3}), "flux.Ints([]int{3}, 1)"},
		{Scalar(2), "flux.New([]float32{2}).Reshape()"},
		{Zeros(100), "flux.New([]float32{…}, 100)"},
		{nil, "(*flux.Tensor)(nil)"},
	}
	for _, c := range cases {
		if got := fmt.Sprintf("%#v", c.x); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestStringsOfSmallTypes(t *testing.T) {
	for want, v := range map[string]fmt.Stringer{
		"float32": Float32, "float64": Float64, "int32": Int32, "DType(9)": DType(9),
		"[]": Shape{}, "[? 3]": Shape{-1, 3}, "auto": Auto, "train": Train, "Setting(7)": Setting(7),
	} {
		if got := v.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
