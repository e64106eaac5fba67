package flux

import (
	"math"
	"testing"
)

func init() {
	rows(func() (all []gradCase) {
		all = append(all, gradCase{name: "CosineSimilarity", covers: []string{"Tensor.CosineSimilarity"}, f: func(in []*Tensor) *Tensor { return in[0].CosineSimilarity(in[1], -1) }}.
			over([]Shape{{4}, {4}}, []Shape{{3, 4}, {4}}, []Shape{{2, 1, 3}, {4, 3}}, []Shape{{0, 3}, {3}}, []Shape{{2, 1}, {2, 1}})...)
		for _, p := range []float64{1, 2, 3, math.Inf(1)} {
			all = append(all, gradCase{name: "CDist " + format(p), covers: []string{"Tensor.CDist"}, f: func(in []*Tensor) *Tensor { return in[0].CDist(in[1], p) }}.
				over([]Shape{{3, 2}, {4, 2}}, []Shape{{2, 1, 2, 3}, {2, 2, 3}}, []Shape{{0, 2}, {3, 2}}, []Shape{{1, 1}, {1, 1}})...)
		}
		return all
	})
}

func TestDistances(t *testing.T) {
	in := gradCase{shapes: []Shape{{2, 3, 4}, {5, 4}}}.inputs()
	a, b := in[0], in[1]
	for _, p := range []float64{1, 2, 3.5, inf} {
		got := a.CDist(b, p)
		for i := range 2 {
			for j := range 3 {
				for k := range 5 {
					sum, most := 0.0, 0.0
					for c := range 4 {
						d := math.Abs(a.At(i, j, c) - b.At(k, c))
						sum += math.Pow(d, p)
						most = max(most, d)
					}
					want := math.Pow(sum, 1/p)
					if math.IsInf(p, 1) {
						want = most
					}
					if !near(got.At(i, j, k), want, 1e-13) {
						t.Fatalf("p %v: the distance %d, %d, %d is %v, want %v", p, i, j, k, got.At(i, j, k), want)
					}
				}
			}
		}
	}
	x, y := New64([]float64{3, 4, 0, 0, 1, -1}, 3, 2), New64([]float64{4, 3})
	mustBeNear(t, "cosines", x.CosineSimilarity(y, -1), New64([]float64{24. / 25, 0, 1 / (5 * math.Sqrt2)}), 1e-15)
	mustBeNear(t, "along the first axis", x.T().CosineSimilarity(y.Unsqueeze(1), 0), x.CosineSimilarity(y, 1), 1e-15)
	far := New64([]float64{1e8, 1}, 1, 2).CDist(New64([]float64{1e8, 1 + 1e-7}, 1, 2), 2)
	mustBeNear(t, "a small distance far out", far, New64([]float64{1e-7}, 1, 1), 1e-15)
	mustBeNear(t, "no rows", Zeros(0, 2).CDist(Zeros(3, 2), 2), Zeros(0, 3), 0)
	mustBeNear(t, "no features", Zeros(2, 0).CDist(Zeros(1, 0), 2), Zeros(2, 1), 0)
	g := Gradient(func() *Tensor { return y.Unsqueeze(0).CDist(y.Unsqueeze(0), 2).Sum() }, y).At(0)
	mustBeNear(t, "the gradient between equal rows", g, New64([]float64{0, 0}), 0)
}

func TestDistanceErrors(t *testing.T) {
	a, v := Zeros(2, 3), Zeros(3)
	for _, c := range []struct {
		f    func()
		want string
	}{
		{func() { a.CDist(v, 2) }, "CDist: second operand: want [? ?], got [3]: axes may precede these"},
		{func() { a.CDist(Zeros(2, 4), 2) }, "CDist: second operand: want [? 3], got [2 4]"},
		{func() { a.CDist(a, -1) }, "CDist: p: want p ≥ 0, got -1"},
		{func() { a.CDist(a, nan) }, "CDist: p: want p ≥ 0, got NaN"},
		{func() { Zeros(2, 1, 3).CDist(Zeros(3, 1, 3), 2) }, "CDist: want [2 1 3], got [3 1 3]: the batches cannot be broadcast"},
		{func() { a.CDist(nil, 2) }, "CDist: want a tensor, got nil"},
		{func() { a.CosineSimilarity(Zeros(2), 0) }, "CosineSimilarity: want [2 3], got [2]: the shapes cannot be broadcast"},
		{func() { a.CosineSimilarity(v, 2) }, "CosineSimilarity: axis 2 is out of range: there are 2 axes, 0 to 1, the shape is [2 3]"},
	} {
		if err := caught(c.f); err == nil || err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", err, c.want)
		}
	}
}
