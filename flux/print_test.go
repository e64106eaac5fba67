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
		{"no columns", Zeros(2, 0), "[2 0] float32\n[]"},
		{"no rows", Zeros(0, 2), "[0 2] float32\n[]"},
		{"four digits", New([]float32{0.123456, 12.5}), "[2] float32\n[ 0.1235 12.5   ]"},
		{"tiny", New([]float32{1e-6, 1}), "[2] float32\n[1.e-06 1.e+00]"},
		{"huge", New([]float32{-1e10, 1}), "[2] float32\n[-1.e+10  1.e+00]"},
		{"infinite", New([]float32{nan, inf, -inf, 1.25}), "[4] float32\n[ nan  inf -inf 1.25]"},
		{"infinite alone", New([]float32{inf, -inf}), "[2] float32\n[ inf -inf]"},
		{"a matrix", New([]float32{1, 2, 3, 4, 5, 60}, 2, 3), "[2 3] float32\n[[ 1.  2.  3.]\n [ 4.  5. 60.]]"},
		{"a stack", Ones(2, 2, 1), "[2 2 1] float32\n[[[1.]\n  [1.]]\n\n [[1.]\n  [1.]]]"},
		{"a long vector", Arange(0, 1001, 1), "[1001] float32\n[   0.    1.    2. ...  998.  999. 1000.]"},
		{"a long line", Full(0.125, 20), "[20] float32\n[" + strings.TrimSuffix(strings.Repeat("0.125 ", 12), " ") + "\n " + strings.TrimSuffix(strings.Repeat("0.125 ", 8), " ") + "]"},
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

// What fmt's verbs, flags and numbers do.
func TestFormat(t *testing.T) {
	x, labels := New([]float32{1, -2.345678, 300}), Ints([]int{1, -20})
	none := (*Tensor)(nil)
	cases := []struct{ format, got, want string }{
		{"%v", fmt.Sprintf("%v", x), x.String()},
		{"%s", fmt.Sprintf("%s", x), x.String()},
		{"%.1v", fmt.Sprintf("%.1v", x), "[3] float32\n[  1.   -2.3 300. ]"},
		{"%.0v", fmt.Sprintf("%.0v", x), "[3] float32\n[  1.  -2. 300.]"},
		{"%.2f", fmt.Sprintf("%.2f", x), "[3] float32\n[  1.00  -2.35 300.00]"},
		{"%f", fmt.Sprintf("%f", x), "[3] float32\n[  1.000000  -2.345678 300.000000]"},
		{"%9.1f", fmt.Sprintf("%9.1f", x), "[3] float32\n[      1.0      -2.3     300.0]"},
		{"%.0f", fmt.Sprintf("%.0f", x), "[3] float32\n[  1  -2 300]"},
		{"%.1e", fmt.Sprintf("%.1e", x), "[3] float32\n[ 1.0e+00 -2.3e+00  3.0e+02]"},
		{"%g", fmt.Sprintf("%g", x), "[3] float32\n[  1         -2.345678 300       ]"},
		{"%.3f of nan", fmt.Sprintf("%.3f", New([]float32{float32(nan), 1})), "[2] float32\n[  nan 1.000]"},
		{"%d", fmt.Sprintf("%d", labels), "[2] int32\n[  1 -20]"},
		{"%5d", fmt.Sprintf("%5d", labels), "[2] int32\n[    1   -20]"},
		{"%t", fmt.Sprintf("%t", From([]bool{true, false})), "[2] bool\n[ true false]"},
		{"%d of int64", fmt.Sprintf("%d", From([]int64{1 << 62})), "[1] int64\n[4611686018427387904]"},
		{"%t of labels", fmt.Sprintf("%t", labels), "%!t(*flux.Tensor=[2] int32)"},
		{"%g of float16", fmt.Sprintf("%g", Scalar(1.1).To(Float16)), "1.1"},
		{"%v of a view", fmt.Sprintf("%v", New([]float32{1, 2, 3, 4}, 2, 2).T()), "[2 2] float32\n[[1. 3.]\n [2. 4.]]"},
		{"%v of a repeated view", fmt.Sprintf("%v", Scalar(2).BroadcastTo(1000, 1000)), "[1000 1000] float32\n[[2. 2. 2. ... 2. 2. 2.]\n [2. 2. 2. ... 2. 2. 2.]\n [2. 2. 2. ... 2. 2. 2.]\n ...\n [2. 2. 2. ... 2. 2. 2.]\n [2. 2. 2. ... 2. 2. 2.]\n [2. 2. 2. ... 2. 2. 2.]]"},
		{"%.2f of a number", fmt.Sprintf("%.2f", Scalar(0.125)), "0.12"},
		{"%6.2f of a number", fmt.Sprintf("%6.2f", Scalar(0.125)), "  0.12"},
		{"%v of a number", fmt.Sprintf("%v", Scalar(0.125)), "0.125"},
		{"%d of floats", fmt.Sprintf("%d", x), "%!d(*flux.Tensor=[3] float32)"},
		{"%f of labels", fmt.Sprintf("%f", labels), "%!f(*flux.Tensor=[2] int32)"},
		{"%x", fmt.Sprintf("%x", x), "%!x(*flux.Tensor=[3] float32)"},
		{"%#v", fmt.Sprintf("%#v", x), x.GoString()},
		{"%v of nil", fmt.Sprintf("%v", none), "<nil>"},
		{"%#v of nil", fmt.Sprintf("%#v", none), "(*flux.Tensor)(nil)"},
		{"%v in a struct", fmt.Sprintf("%v", struct{ W *Tensor }{Scalar(2)}), "{2.}"},
		{"%T", fmt.Sprintf("%T", x), "*flux.Tensor"},
		{"%+v", fmt.Sprintf("%+v", Zeros(1001)), "[1001] float32\n" + strings.TrimPrefix(Zeros(1001).StringWith(PrintOptions{Threshold: -1}), "[1001] float32\n")},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.format, c.got, c.want)
		}
	}
}

func TestStringWith(t *testing.T) {
	long := Arange(0, 30, 1)
	cases := []struct {
		name string
		x    *Tensor
		o    PrintOptions
		want string
	}{
		{"shortest", New([]float32{0.1, 1.0 / 3}), PrintOptions{Precision: -1}, "[2] float32\n[0.1        0.33333334]"},
		{"shortest of 64 bits", New64([]float64{0.1, 1.0 / 3}), PrintOptions{Precision: -1}, "[2] float64\n[0.1                0.3333333333333333]"},
		{"few", long, PrintOptions{Threshold: 4, EdgeItems: 1}, "[30] float32\n[ 0. ... 29.]"},
		{"one line", long, PrintOptions{LineWidth: -1}, "[30] float32\n[ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.]"},
		{"nil", nil, PrintOptions{}, "<nil>"},
	}
	for _, c := range cases {
		if got := c.x.StringWith(c.o); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// However the elements are spread over axes, the text is short.
func TestStringIsBounded(t *testing.T) {
	many := make([]int, 22)
	for i := range many {
		many[i] = 2
	}
	for _, x := range []*Tensor{Zeros(many...), Zeros(7, 7, 7, 7, 7, 7), Zeros(1_000_000, 0), Zeros(3, 1_000_000), Zeros(1_000_000, 1), Zeros(1, 1, 1, 1_000_000)} {
		if got := x.String(); len(got) > 500_000 || !strings.HasPrefix(got, x.shape.String()) {
			t.Errorf("%v prints %d bytes", x.shape, len(got))
		}
	}
	if got := Zeros(many...).String(); !strings.Contains(got, "...") {
		t.Error("nothing is left out of many axes")
	}
}

func TestGoString(t *testing.T) {
	cases := []struct {
		x    *Tensor
		want string
	}{
		{New([]float32{1, 0.1}), "flux.New([]float32{1, 0.1}, 2)"},
		{From([]int64{1 << 62, 2}), "flux.From([]int64{4611686018427387904, 2})"},
		{From([][]bool{{true, false}}), "flux.From([]bool{true, false}).Reshape(1, 2)"},
		{New([]float32{1.1, 2}).To(Float16), "flux.New([]float32{1.1, 2}, 2).To(flux.Float16)"},
		{Scalar(1.1).To(BFloat16), "flux.New([]float32{1.1}).Reshape().To(flux.BFloat16)"},
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
