package data_test

import (
	"fmt"
	"slices"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
)

func TestSplitSizes(t *testing.T) {
	tests := []struct {
		n             int
		frac          float64
		first, second int
	}{
		{10, 0.8, 8, 2}, {1797, 0.8, 1438, 359}, {3, 0.5, 2, 1}, {2, 0.5, 1, 1},
		{2, 0.01, 1, 1}, {2, 0.99, 1, 1}, {5, 1e-9, 1, 4}, {7, 1.0 / 3, 2, 5},
	}
	options := map[string][]data.SplitOption{
		"default": nil, "seed": {data.Seed(3)}, "ordered": {data.Ordered},
		"stratified": {data.Seed(3), data.Stratified}, "ordered, stratified": {data.Ordered, data.Stratified},
	}
	for name, opts := range options {
		for _, c := range tests {
			a, b := counting(c.n).Split(c.frac, opts...)
			if a.Len() != c.first || b.Len() != c.second {
				t.Errorf("%s: %d samples by %v: %d and %d, want %d and %d", name, c.n, c.frac, a.Len(), b.Len(), c.first, c.second)
			}
			together(t, a.X, a.Y)
			together(t, b.X, b.Y)
			all := append(samples(a.X), samples(b.X)...)
			slices.Sort(all)
			for i, sample := range all {
				if sample != i {
					t.Errorf("%s: %d samples by %v: sample %d is missing or double", name, c.n, c.frac, i)
					break
				}
			}
		}
	}
}

func TestSplitOrder(t *testing.T) {
	set := counting(12)
	first := func(opts ...data.SplitOption) string {
		a, _ := set.Split(0.5, opts...)
		return fmt.Sprint(samples(a.X))
	}
	if got, want := first(data.Ordered), "[0 1 2 3 4 5]"; got != want {
		t.Errorf("ordered: %s, want %s", got, want)
	}
	if a, b := first(data.Seed(1)), first(data.Seed(1)); a != b {
		t.Errorf("the same seed gave %s and %s", a, b)
	}
	if a, b := first(data.Seed(1)), first(data.Seed(2)); a == b {
		t.Errorf("two seeds gave both %s", a)
	}
	flux.Seed(7)
	a := first()
	b := first()
	flux.Seed(7)
	if again := first(); a != again || a == b {
		t.Errorf("default source: %s, then %s, after the same flux.Seed %s", a, b, again)
	}
}

func TestOrderedSplitIsAView(t *testing.T) {
	set := counting(4)
	_, b := set.Split(0.5, data.Ordered)
	b.X.Data32()[0] = 99
	if set.X.At(2, 0) != 99 {
		t.Error("an ordered split copied its samples, it should be a view")
	}
}

func TestStratifiedKeepsTheMixture(t *testing.T) {
	set := data.Digits()
	all := set.Counts()
	for _, frac := range []float64{0.5, 0.8, 0.013} {
		first, second := set.Split(frac, data.Seed(5), data.Stratified)
		for class, n := range first.Counts() {
			if exact := frac * float64(all[class]); float64(n) < exact-1 || float64(n) > exact+1 {
				t.Errorf("%v of class %d: %d of %d, want about %.1f", frac, class, n, all[class], exact)
			}
			if n+second.Counts()[class] != all[class] {
				t.Errorf("%v of class %d: %d and %d do not add up to %d", frac, class, n, second.Counts()[class], all[class])
			}
		}
	}
}
