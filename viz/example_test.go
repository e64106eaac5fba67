package viz_test

import (
	"fmt"

	"fluxrepl/viz"
)

// array is the smallest Array; a *flux.Tensor is one too.
type array struct {
	shape  []int
	values []float64
}

func (a array) NDim() int           { return len(a.shape) }
func (a array) Dim(axis int) int    { return a.shape[axis] }
func (a array) Float64s() []float64 { return a.values }

// history is the smallest Record; a *train.History is one too.
type history map[string][]float64

func (h history) Series() []string             { return []string{"loss", "val_loss", "accuracy"} }
func (h history) Values(name string) []float64 { return h[name] }

// doubler is the smallest Model; what nn.Chain returns is one too.
type doubler struct{}

func (doubler) Trace(x any, visit func(layer string, output any)) error {
	a := x.(viz.Array)
	twice := append([]float64{}, a.Float64s()...)
	for i := range twice {
		twice[i] = max(2*twice[i]-1, 0)
	}
	visit("1: double", array{[]int{a.Dim(0), a.Dim(1)}, twice})
	return nil
}

func ExampleCurves() {
	h := history{
		"loss":     {2.30, 1.10, 0.62, 0.40, 0.31},
		"val_loss": {2.10, 1.20, 0.80, 0.71, 0.74},
		"accuracy": {0.12, 0.61, 0.80, 0.88, 0.91},
	}
	fmt.Println(viz.Curves(h))
	// Output:
	// Curves: 5 epochs
	//   loss      █▄▂▁▁  2.30 → 0.310   best 0.310 at epoch 5
	//   val_loss  █▃▁▁▁  2.10 → 0.740   best 0.710 at epoch 4
	//   accuracy  ▁▅▇██  0.120 → 0.910  best 0.910 at epoch 5
}

func ExampleImages() {
	x := array{[]int{2, 3, 3}, []float64{0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}}
	fmt.Println(viz.Images(x, viz.Labels([]string{"plus", "times"})))
	// Output:
	// Images: 2 images · 3 × 3 · values 0 to 1
	//   @@    @@  @@
	// @@@@@@    @@
	//   @@    @@  @@
	// plus    times
}

func ExampleActivations() {
	x := array{[]int{2, 3}, []float64{0.2, 0.6, 1, 0.4, 0.9, 0}}
	fmt.Println(viz.Activations(doubler{}, x))
	// Output:
	// Activations: 2 samples
	//   layer      shape  values            mean   std    zero  dead
	//   input      [3]    █▁▁▁█▁▁█▁▁▁▁▁█▁█  0.517  0.358  16 %  0 of 3
	//   1: double  [3]    █▁▁▁▁▁▁▁▁▁▁▁█▁▁█  0.333  0.411  50 %  1 of 3
}

func ExampleLine() {
	fmt.Println(viz.Line([][]float64{{1, 2, 4, 8, 16}, {5, 4, 3, 2, 1}}, viz.Names("doubling", "falling")))
	// Output:
	// Line: 5 values
	//   doubling  ▁▁▂▄█  1 to 16
	//   falling   █▆▅▃▁  1 to 5
}

func ExampleBars() {
	fmt.Println(viz.Bars([]float64{0.5, 1, 0.25}, viz.Names("a", "b", "c")))
	// Output:
	// Bars: 3 values
	//   a  0.5   ████████████████████
	//   b  1     ████████████████████████████████████████
	//   c  0.25  ██████████
}

func ExampleRatios() {
	fmt.Println(viz.Ratios([]float64{4, 0.5, 1.5}, viz.Names("a", "b", "c"), viz.Goals(2, 1, 0)))
	// Output:
	// Ratios: 3 values
	//   a  4    goal 2
	//   b  0.5  goal 1, below
	//   c  1.5
}

func ExampleHistogram() {
	fmt.Println(viz.Histogram([]float64{1, 2, 2, 3, 3, 3, 4, 4, 5}, viz.Bins(5)))
	// Output:
	// Histogram: 9 values in 5 bins, 1 to 5, at most 3 in one
	//   ▁▅█▅▁
}

func ExampleHeatmap() {
	fmt.Println(viz.Heatmap(array{[]int{2, 3}, []float64{0, 1, 2, 2, 1, 0}}))
	// Output:
	// Heatmap: [2 3], values 0 to 2
	//   ++@@
	// @@++
}

func ExampleConfusion() {
	counts := array{[]int{2, 2}, []float64{8, 2, 1, 9}}
	fmt.Println(viz.Confusion(counts, []string{"cat", "dog"}))
	// Output:
	// Confusion: 17 of 20 right (85.0 %)
	//   true \ predicted  cat  dog
	//   cat               8    2
	//   dog               1    9
}

func ExampleScatter() {
	f := viz.Scatter([]float64{1, 2, 3}, []float64{2, 4, 6}, viz.XLabel("dose"), viz.YLabel("response"))
	fmt.Println(f.Size())
	// Output: 560 340
}
