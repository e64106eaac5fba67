package flux

import (
	"fmt"
	"strings"
	"testing"
)

type dense struct {
	Weight *Tensor
	Bias   *Tensor
	name   string
}

type RecurrentPart struct{ WeightHH *Tensor }

type node struct {
	RecurrentPart
	RNNCell  *dense
	LSTM     *Tensor
	Renamed  *Tensor `flux:"gamma"`
	Mean     *Tensor `flux:"buffer"`
	State    *dense  `flux:"buffer"`
	Both     *Tensor `flux:"beta,buffer"`
	Cache    *Tensor `flux:"-"`
	Next     *node
	hidden   *Tensor
	Function func()
	Numbers  []float64
}

type wrapper struct{ inner any }

func (w *wrapper) Unwrap() any { return w.inner }

type valueWrapper struct{ Inner any }

func (w valueWrapper) Unwrap() any { return w.Inner }

// paths prints leaves as "path" or "path*" for a buffer.
func paths(v any) string {
	var out []string
	for _, l := range Leaves(v) {
		p := l.Path
		if l.Buffer {
			p += "*"
		}
		out = append(out, p)
	}
	return strings.Join(out, " ")
}

func TestLeaves(t *testing.T) {
	x := func() *Tensor { return Zeros(1) }
	tied := x()
	self := &node{LSTM: x()}
	self.Next = self
	loop := []any{x(), nil}
	loop[1] = loop
	endless := &wrapper{}
	endless.inner = endless
	cases := []struct {
		name string
		v    any
		want string
	}{
		{"nothing", nil, ""},
		{"a number", 3, ""},
		{"a nil tensor", (*Tensor)(nil), ""},
		{"a nil model", (*dense)(nil), ""},
		{"a tensor", x(), ""},
		{"a struct", dense{x(), x(), "d"}, "weight bias"},
		{"a pointer to a pointer", func() any { d := &dense{x(), nil, ""}; return &d }(), "weight"},
		{"a slice", []*Tensor{x(), nil, x()}, "0 2"},
		{"an array", [2]any{x(), &dense{Weight: x()}}, "0 1.weight"},
		{"a slice of interfaces", []any{&dense{Weight: x()}, 3, "text", dense{Bias: x()}}, "0.weight 3.bias"},
		{"a map of text", map[string]*Tensor{"b": x(), "a": x(), "c": nil}, "a b"},
		{"a map of numbers", map[int]any{10: x(), 9: x(), -1: x()}, "-1 9 10"},
		{"fields of all kinds", &node{
			RecurrentPart: RecurrentPart{x()}, RNNCell: &dense{Weight: x()}, LSTM: x(), Renamed: x(),
			Mean: x(), State: &dense{x(), x(), ""}, Both: x(), Cache: x(), hidden: x(),
		}, "weightHH rnnCell.weight lstm gamma mean* state.weight* state.bias* beta*"},
		{"embedded", struct {
			*dense
			*RecurrentPart
			*Tensor
		}{&dense{Weight: x()}, &RecurrentPart{x()}, x()}, "weight weightHH tensor"},
		{"tied weights", &dense{tied, tied, ""}, "weight"},
		{"a struct in a circle", self, "lstm"},
		{"a slice in a circle", loop, "0"},
		{"wrapped by pointer", []any{&wrapper{&dense{Weight: x()}}}, "0.weight"},
		{"wrapped by value", []any{valueWrapper{valueWrapper{&dense{Weight: x()}}}}, "0.weight"},
		{"a wrapper of nothing", []any{&wrapper{}, (*wrapper)(nil), x()}, "2"},
		{"a wrapper of itself", endless, ""},
		{"deep", struct{ Layers []any }{[]any{struct{ Blocks map[string]any }{map[string]any{"a": []any{x()}}}}}, "layers.0.blocks.a.0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := paths(c.v); got != c.want {
				t.Errorf("Leaves are %q, want %q", got, c.want)
			}
		})
	}
}

func TestLowerFirst(t *testing.T) {
	for name, want := range map[string]string{
		"Weight": "weight", "WeightHH": "weightHH", "RNNCell": "rnnCell", "LSTM": "lstm", "X": "x", "W1": "w1", "Ünit": "ünit", "": "",
	} {
		if got := lowerFirst(name); got != want {
			t.Errorf("lowerFirst(%q) is %q, want %q", name, got, want)
		}
	}
}

type dropout struct {
	P    float64
	Mode Mode
}

func TestModeFollowsItsModel(t *testing.T) {
	w := Ones(2)
	inside, outside := &dropout{P: 0.5}, &dropout{}
	model := []any{w, &wrapper{inside}}
	seen := func() string { return fmt.Sprint(inside.Mode.Training(), outside.Mode.Training()) }
	check := func(when, want string) {
		t.Helper()
		if got := seen(); got != want {
			t.Errorf("%s: training is %s, want %s", when, got, want)
		}
	}
	check("before", "false false")
	Gradient(func() *Tensor {
		check("in the gradient of the model", "true false")
		Gradient(func() *Tensor {
			check("in a gradient of something else inside", "true false")
			return w.Sum()
		}, w)
		check("after the inner gradient", "true false")
		return w.Sum()
	}, model)
	check("after", "false false")
	Gradient(func() *Tensor {
		check("in the gradient of a tensor", "false false")
		return w.Sum()
	}, w)

	inside.Mode.Set(Test)
	Gradient(func() *Tensor {
		check("set to test", "false false")
		return w.Sum()
	}, model)
	outside.Mode.Set(Train)
	check("set to train", "false true")
	outside.Mode.Set(Auto)
	check("set back", "false false")
	if s := inside.Mode.Setting(); s != Test || s.String() != "test" {
		t.Errorf("the setting is %v, want test", s)
	}
}

func TestModeEndsWithAPanic(t *testing.T) {
	d := &dropout{}
	w := Ones(2)
	var err error
	func() {
		defer Catch(&err)
		Gradient(func() *Tensor { return w }, []any{w, d})
	}()
	if err == nil || d.Mode.Training() {
		t.Errorf("error %v, training %v", err, d.Mode.Training())
	}
}

func TestModes(t *testing.T) {
	a, b := &dropout{}, &dropout{}
	model := map[string]any{"first": a, "again": a, "second": []any{b, Ones(1)}}
	modes := Modes(model)
	if len(modes) != 2 || modes[0] != &a.Mode || modes[1] != &b.Mode {
		t.Errorf("Modes found %d, want those of the two layers", len(modes))
	}
	if n := len(Modes(nil)); n != 0 {
		t.Errorf("nothing has %d modes", n)
	}
}
