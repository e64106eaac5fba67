package flux

import (
	"errors"
	"math"
	"testing"
)

// caught runs f and returns the typed error that it panics with.
func caught(f func()) (err error) {
	defer Catch(&err)
	f()
	return nil
}

func TestErrorTexts(t *testing.T) {
	m, v, labels := Zeros(2, 3), Zeros(4), Ints([]int{0, 7})
	d, none := Zeros(2, 3).To(Float64), (*Tensor)(nil)
	sum := func() *Tensor { return m.Sum() }
	cases := []struct {
		name string
		f    func()
		want string
	}{
		{"New", func() { New([]float32{1, 2}, 3) }, "New: want [3], got [2]: the sizes do not multiply to the number of elements"},
		{"New negative", func() { New(nil, -2, 0) }, "New: got [-2 0]: axis 0 has the size -2"},
		{"New64", func() { New64([]float64{1}, 2, 2) }, "New64: want [2 2], got [1]: the sizes do not multiply to the number of elements"},
		{"Ints", func() { Ints([]int{1 << 40}) }, "Ints: want numbers of 32 bits, got 1.099511627776e+12"},
		{"nil tensor", func() { none.Shape() }, "Shape: want a tensor, got nil"},
		{"nil tensor's axis", func() { none.Dim(0) }, "Dim: want a tensor, got nil"},
		{"Zeros", func() { Zeros(3, -1) }, "Zeros: got [3 ?]: axis 1 has the size -1"},
		{"Zeros huge", func() { Zeros(1<<20, 1<<20) }, "Zeros: got [1048576 1048576]: more than 2^33 elements"},
		{"Zeros overflow", func() { Zeros(1<<32, 1<<32) }, "Zeros: got [4294967296 4294967296]: more than 2^33 elements"},
		{"Zeros overflow hidden by 0", func() { Zeros(0, math.MaxInt, 3) }, "Zeros: got [0 9223372036854775807 3]: more than 2^33 elements"},
		{"Arange", func() { Arange(0, 1, 0) }, "Arange: want finite numbers and a step that is not 0, got 0, 1, 0"},
		{"Arange endless", func() { Arange(0, 1e300, 1) }, "Arange: got [9223372036854775807]: more than 2^33 elements"},
		{"Linspace", func() { Linspace(0, 1, -1) }, "Linspace: got [?]: axis 0 has the size -1"},
		{"Eye", func() { Eye(1 << 40) }, "Eye: got [1099511627776 1099511627776]: more than 2^33 elements"},

		{"Add", func() { m.Add(v) }, "Add: want [2 3], got [4]: the shapes cannot be broadcast"},
		{"Add types", func() { m.Add(d) }, "Add: want float32, got float64: both operands must have one type; convert with To"},
		{"Div integers", func() { labels.Div(labels) }, "Div: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{"Add nil", func() { m.Add(none) }, "Add: want a tensor, got nil"},
		{"nil Add", func() { none.Add(m) }, "Add: want a tensor, got nil"},
		{"Add blown up", func() { Zeros(1<<17, 1).Add(Zeros(1 << 17)) }, "Add: got [131072 131072]: more than 2^33 elements"},
		{"Exp", func() { labels.Exp() }, "Exp: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{"nil Exp", func() { none.Exp() }, "Exp: want a tensor, got nil"},
		{"nil Sign", func() { none.Sign() }, "Sign: want a tensor, got nil"},
		{"Clamp", func() { m.Clamp(1, 0) }, "Clamp: want lo ≤ hi, got 1 and 0"},
		{"Greater", func() { m.Greater(labels) }, "Greater: want float32, got int32: both operands must have one type; convert with To"},
		{"Where", func() { Where(v, m, m) }, "Where: want [4], got [2 3]: the shapes cannot be broadcast"},

		{"MatMul", func() { Zeros(32, 28, 28).MatMul(Zeros(784, 10)) }, "MatMul: want [? ? 784], got [32 28 28]: the second operand is [784 10]"},
		{"MatMulT", func() { m.MatMulT(Zeros(5, 4)) }, "MatMulT: want [? 4], got [2 3]: the second operand is [5 4]"},
		{"TMatMul", func() { m.TMatMul(Zeros(5, 4)) }, "TMatMul: want [5 ?], got [2 3]: the second operand is [5 4]"},
		{"MatMul of a vector", func() { v.MatMul(m) }, "MatMul: want [2], got [4]: the second operand is [2 3]"},
		{"MatMul of a number", func() { m.MatMul(Scalar(1)) }, "MatMul: second operand: want [? ?], got []: a single number has no axes; use Mul"},
		{"MatMul batches", func() { Zeros(2, 3, 4).MatMul(Zeros(3, 4, 5)) }, "MatMul: want [2 3 4], got [3 4 5]: the batches cannot be broadcast"},
		{"Dot", func() { v.Dot(Zeros(3)) }, "Dot: second operand: want [4], got [3]"},
		{"Dot of matrices", func() { m.Dot(m) }, "Dot: want [?], got [2 3]"},

		{"Sum", func() { m.Sum(2) }, "Sum: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{"Sum twice", func() { m.Sum(1, -1) }, "Sum: got [2 3]: axis 1 is given twice"},
		{"Sum of a number", func() { Scalar(1).Sum(0) }, "Sum: axis 0 is out of range: there are no axes, the shape is []"},
		{"MeanKeep", func() { v.MeanKeep(-2) }, "MeanKeep: axis -2 is out of range: there is 1 axis, number 0, the shape is [4]"},
		{"Max", func() { Zeros(0).Max() }, "Max: want at least one element, got [0]"},
		{"ArgMax", func() { Zeros(2, 0).ArgMax(1) }, "ArgMax: want at least one element, got [2 0]"},
		{"Softmax", func() { m.Softmax(5) }, "Softmax: axis 5 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
		{"Dropout", func() { m.Dropout(1, nil) }, "Dropout: p: want 0 ≤ p < 1, got 1"},

		{"Reshape", func() { m.Reshape(4, 2) }, "Reshape: want [4 2], got [2 3]: the number of elements differs"},
		{"Reshape hole", func() { m.Reshape(4, -1) }, "Reshape: want [4 ?], got [2 3]: no size in place of the ? fits"},
		{"Reshape empty hole", func() { Zeros(0).Reshape(0, -1) }, "Reshape: want [0 ?], got [0]: no size in place of the ? fits"},
		{"Reshape two holes", func() { m.Reshape(-1, -1) }, "Reshape: want [? ?], got [2 3]: only one size may be left open"},
		{"Squeeze", func() { m.Squeeze(1) }, "Squeeze: want [2 1], got [2 3]"},
		{"Unsqueeze", func() { m.Unsqueeze(4) }, "Unsqueeze: axis 4 is out of range: there are 3 axes, 0 to 2, the shape is [2 3]"},
		{"Transpose", func() { m.Transpose(0) }, "Transpose: got [2 3]: every axis must be given once"},
		{"BroadcastTo", func() { m.BroadcastTo(2, 1) }, "BroadcastTo: want [2 1], got [2 3]: the shape cannot be repeated to that"},
		{"Slice", func() { m.Slice(1, 3) }, "Slice: upper bound 3 is out of range, the shape is [2 3]"},
		{"Slice reversed", func() { m.Slice(2, 1) }, "Slice: upper bound 1 is out of range, the shape is [2 3]"},
		{"Narrow", func() { m.Narrow(1, -1, 1) }, "Narrow: lower bound -1 is out of range, the shape is [2 3]"},
		{"Row", func() { m.Row(2) }, "Row: row 2 is out of range: there are 2 rows, 0 to 1, the shape is [2 3]"},
		{"Take", func() { m.Take([]int{0, -1}) }, "Take: row -1 is out of range: there are 2 rows, 0 to 1, the shape is [2 3]"},
		{"Pick", func() { m.Pick(labels) }, "Pick: label 7 at [1] is out of range: there are 3 classes, 0 to 2"},
		{"Pick deep", func() { Zeros(2, 2, 3).Pick(Ints([]int{0, 0, 0, -1}, 2, 2)) }, "Pick: label -1 at [1 1] is out of range: there are 3 classes, 0 to 2"},
		{"Pick shape", func() { Zeros(3, 3).Pick(labels) }, "Pick: labels: want [3], got [2]"},
		{"Pick type", func() { m.Pick(Zeros(2)) }, "Pick: labels: want int32 or int64, got float32"},
		{"OneHot", func() { OneHot(labels, 5) }, "OneHot: label 7 at [1] is out of range: there are 5 classes, 0 to 4"},
		{"Concat", func() { Concat(0, m, Zeros(2, 4)) }, "Concat: tensor 1: want [? 3], got [2 4]"},
		{"Concat axes", func() { Concat(0, m, v) }, "Concat: tensor 1: want [? 3], got [4]"},
		{"Concat types", func() { Concat(0, m, d) }, "Concat: tensor 1: want float32, got float64"},
		{"Concat nothing", func() { Concat(0) }, "Concat: want at least one tensor, got none"},
		{"Stack", func() { Stack(0, m, none) }, "Stack: want a tensor, got nil"},

		{"At", func() { m.At(1) }, "At: got [2 3]: there must be one index for each axis"},
		{"At far", func() { m.At(0, 3) }, "At: index 3 is out of range: there are 3 places, 0 to 2, the shape is [2 3]"},
		{"Item", func() { m.Item() }, "Item: want [], got [2 3]: there must be exactly one element"},
		{"Data32", func() { d.Data32() }, "Data32: want float32, got float64"},
		{"Data64", func() { m.Data64() }, "Data64: want float64, got float32"},
		{"Dim", func() { m.Dim(2) }, "Dim: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},

		{"Uniform", func() { DefaultSource().Uniform(1, 0) }, "Uniform: want finite lo ≤ hi, got 1 and 0"},
		{"Normal", func() { DefaultSource().Normal(0, -1) }, "Normal: want a finite mean and std ≥ 0, got 0 and -1"},
		{"Bernoulli", func() { Bernoulli(math.NaN()) }, "Bernoulli: p: want 0 ≤ p ≤ 1, got NaN"},
		{"Intn", func() { DefaultSource().Intn(0) }, "Intn: n: want n > 0, got 0"},
		{"Perm", func() { DefaultSource().Perm(-1) }, "Perm: n: want n ≥ 0, got -1"},
		{"Rand", func() { Rand(-3) }, "Rand: got [-3]: axis 0 has the size -3"},
		{"Mode", func() { new(Mode).Set(9) }, "Mode.Set: want Auto, Train or Test, got Setting(9)"},

		{"Gradient of a matrix", func() { Gradient(func() *Tensor { return m }, m) }, "Gradient: the function's result: want [], got [2 3]: only one number can be differentiated; use Sum or Mean"},
		{"Gradient of labels", func() { WithGradient(func() *Tensor { return labels.Row(0) }, m) }, "WithGradient: want float32 or float64, got int32: int32 holds labels and indices; convert with To"},
		{"Gradient of nil", func() { Gradient(func() *Tensor { return nil }, m) }, "Gradient: the function returned nil"},
		{"Gradient with respect to nothing", func() { WithGradient(sum) }, "WithGradient: there is nothing to differentiate with respect to: pass tensors or models after the function"},
		{"Gradient with respect to a number", func() { Gradient(sum, m, 3) }, "Gradient: argument 1 (int) holds no tensor"},
		{"Gradient with respect to nil", func() { Gradient(sum, nil) }, "Gradient: argument 0 (nil) holds no tensor"},
		{"Gradient with respect to a nil tensor", func() { Gradient(sum, none) }, "Gradient: argument 0 (nil *flux.Tensor) holds no tensor"},
		{"Gradient with respect to labels", func() { Gradient(sum, labels) }, "Gradient: argument 0 is a tensor of int32, which has no gradient"},
		{"Grads.At of a model", func() { Gradient(sum, []*Tensor{m}).At(0) }, "Grads.At: argument 0 is a []*flux.Tensor, not a *flux.Tensor: use Of for the tensors in it"},
		{"Grads.At beyond", func() { Gradient(sum, m).At(1) }, "Grads.At: there is no argument 1, the call had 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := caught(c.f)
			if err == nil {
				t.Fatalf("no error, want %q", c.want)
			}
			if err.Error() != c.want {
				t.Errorf("got  %q\nwant %q", err, c.want)
			}
		})
	}
}

func TestErrorsNameTheirLayer(t *testing.T) {
	errs := []Error{
		&ShapeError{Op: "MatMul", Want: Shape{-1, 784}, Got: Shape{32, 28, 28}},
		&TypeError{Op: "MatMul", Want: "float32", Got: "float64"},
		&IndexError{Op: "Pick", What: "label", Index: 3, Size: 1},
		&DomainError{Op: "Dropout", Arg: "p", Want: "0 ≤ p < 1", Got: "2"},
		&GradientError{Op: "Gradient", Why: "the function returned nil"},
	}
	want := []string{
		"2: Dense / 0: Chain: MatMul: want [? 784], got [32 28 28]",
		"2: Dense / 0: Chain: MatMul: want float32, got float64",
		"2: Dense / 0: Chain: Pick: label 3 is out of range: there is 1 class, number 0",
		"2: Dense / 0: Chain: Dropout: p: want 0 ≤ p < 1, got 2",
		"2: Dense / 0: Chain: Gradient: the function returned nil",
	}
	for i, e := range errs {
		before := e.Error()
		if got := e.In("0: Chain").In("2: Dense").Error(); got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
		if e.Error() != before {
			t.Errorf("In changed the error itself: %q", e)
		}
	}
}

func TestCatch(t *testing.T) {
	err := caught(func() { Zeros(2).Add(Zeros(3)) })
	var shape *ShapeError
	if !errors.As(err, &shape) || shape.Op != "Add" || !shape.Want.Equal(Shape{2}) || !shape.Got.Equal(Shape{3}) {
		t.Errorf("caught %#v", err)
	}
	if err := caught(func() {}); err != nil {
		t.Errorf("caught %v without a panic", err)
	}
	defer func() {
		if r := recover(); r != "not ours" {
			t.Errorf("recovered %v, want the panic that is not of this package", r)
		}
	}()
	_ = caught(func() { panic("not ours") })
}
