package nn_test

import (
	"math"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// block is a layer of one's own with all that such a layer can hold.
type block struct {
	Body   *nn.ChainLayer
	Gain   *flux.Tensor
	Mean   *flux.Tensor `flux:"buffer"`
	Many   []nn.Layer
	Cache  *flux.Tensor `flux:"-"`
	Other  nn.Layer
	Calls  int
	hidden *flux.Tensor
}

func (b *block) Forward(x *flux.Tensor) *flux.Tensor { return b.Body.Forward(x) }

func newBlock() *block {
	return &block{Body: nn.Chain(nn.Dense(3, 3)), Gain: flux.Ones(3), Mean: flux.Zeros(3), Cache: flux.Ones(9),
		Many: []nn.Layer{nn.Dense(3, 2), nn.ReLU}, hidden: flux.Ones(7)}
}

// residual gets Forward, String and HTML from the chain that it embeds.
type residual struct{ *nn.ChainLayer }

func TestTreeOfOnesOwnLayers(t *testing.T) {
	shared := nn.Dense(3, 3)
	model := nn.Chain(shared, newBlock(), &residual{nn.Chain(nn.ReLU, shared)}, foreign{newBlock()}, shared)
	want := `Chain
├─ 0: Dense(3 → 3)               12
├─ 1: block
│  ├─ body: Chain
│  │  └─ 0: Dense(3 → 3)         12
│  ├─ gain: [3]                   3
│  ├─ mean: [3] not trained
│  ├─ many.0.weight: [2 3]        6
│  └─ many.0.bias: [2]            2
├─ 2: residual
│  └─ Chain
│     ├─ 0: ReLU
│     └─ 1: Dense(3 → 3)     shared
├─ 3: Foreign
│  ├─ body: Chain
│  │  └─ 0: Dense(3 → 3)         12
│  ├─ gain: [3]                   3
│  ├─ mean: [3] not trained
│  ├─ many.0.weight: [2 3]        6
│  └─ many.0.bias: [2]            2
└─ 4: Dense(3 → 3)           shared
58 parameters in 12 tensors, 6 values not trained, 256 B`
	if got := model.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := nn.Count(model); got != 58 {
		t.Errorf("Count: got %d, want 58", got)
	}
}

func TestTreeOfNothing(t *testing.T) {
	var none *nn.ChainLayer
	for _, c := range []struct{ got, want string }{
		{nn.Chain().String(), "Chain\nno parameters"},
		{none.String(), "Chain(nil)"},
		{none.HTML(), "<p>Chain(nil)</p>"},
		{(&nn.ChainLayer{Layers: []nn.Layer{nil}}).String(), "Chain\n└─ 0: nil\nno parameters"},
	} {
		if c.got != c.want {
			t.Errorf("got\n%s\nwant\n%s", c.got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	h := nn.Chain(nn.Dense(64, 32, nn.ReLU), nn.Chain(nn.Func("<b>", (*flux.Tensor).Exp))).HTML()
	for _, want := range []string{"Dense(64 → 32, ReLU)", "2,080", "&lt;b&gt;", "2,080 parameters in 2 tensors", "padding:2px 12px 2px 34px"} {
		if !strings.Contains(h, want) {
			t.Errorf("got\n%s\nwant %q in it", h, want)
		}
	}
	// A colour of its own would be lost on a light or on a dark page.
	for _, unwanted := range []string{"#", ":black", ":white", "<b>"} {
		if strings.Contains(h, unwanted) {
			t.Errorf("got\n%s\nwant no %q in it", h, unwanted)
		}
	}
}

func TestSummaryRemarks(t *testing.T) {
	model := map[string]any{
		"a": flux.New([]float32{1, float32(math.NaN())}),
		"b": flux.New([]float32{float32(math.Inf(1)), 0}),
		"c": flux.New64([]float64{1, 2}),
		"d": flux.Ints([]int{1, 2}),
		"e": newBlock(),
	}
	got := nn.Summary(model)
	for _, want := range []string{
		"a                       [2]         2  some NaN\n",
		"b                       [2]         2  some Inf\n",
		"c                       [2]         2  float64\n",
		"d                       [2]         2  not trained, int32\n",
		"e.gain                  [3]         3\n",
		"e.mean                  [3]         3  not trained, all zero\n",
		"29 parameters in 8 tensors, 5 values not trained, 144 B",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant the line\n%s", got, want)
		}
	}
}
