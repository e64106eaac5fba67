package data_test

import (
	"fmt"
	"slices"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
)

// epoch returns the samples of each batch, by Batches.
func epoch(t *testing.T, l *data.BatchLoader) [][]int {
	t.Helper()
	var batches [][]int
	for b := range l.Batches() {
		if b.Index != len(batches) || b.Len() != b.Y.Dim(0) {
			t.Errorf("batch %d has index %d, %d samples and %d targets", len(batches), b.Index, b.Len(), b.Y.Dim(0))
		}
		together(t, b.X, b.Y)
		batches = append(batches, samples(b.X))
	}
	return batches
}

// stepped returns the samples of each batch, by Next.
func stepped(l *data.BatchLoader) [][]int {
	var batches [][]int
	for b, ok := l.Next(); ok; b, ok = l.Next() {
		batches = append(batches, samples(b.X))
	}
	return batches
}

func TestLoaderSizes(t *testing.T) {
	tests := []struct {
		n, size int
		opts    []data.LoaderOption
		want    string // the lengths of the batches
	}{
		{7, 3, nil, "[3 3 1]"},
		{6, 3, nil, "[3 3]"},
		{2, 3, nil, "[2]"},
		{1, 1, nil, "[1]"},
		{7, 3, []data.LoaderOption{data.DropLast}, "[3 3]"},
		{7, 3, []data.LoaderOption{data.Shuffle, data.DropLast}, "[3 3]"},
		{7, 3, []data.LoaderOption{data.Seed(1)}, "[3 3 1]"},
	}
	for _, c := range tests {
		l := data.Loader(counting(c.n), c.size, c.opts...)
		var lengths []int
		seen := map[int]bool{}
		for _, b := range epoch(t, l) {
			lengths = append(lengths, len(b))
			for _, sample := range b {
				seen[sample] = true
			}
		}
		if got := fmt.Sprint(lengths); got != c.want || l.Len() != len(lengths) {
			t.Errorf("%d samples in batches of %d (%v): lengths %s, Len %d, want %s", c.n, c.size, c.opts, got, l.Len(), c.want)
		}
		dealt := 0
		for _, n := range lengths {
			dealt += n
		}
		if len(seen) != dealt {
			t.Errorf("%d samples in batches of %d (%v): %d of the %d samples dealt were different ones", c.n, c.size, c.opts, len(seen), dealt)
		}
	}
}

func TestLoaderInOrderIsAView(t *testing.T) {
	set := counting(4)
	for b := range data.Loader(set, 2).Batches() {
		b.X.Data32()[0] = -1
	}
	if set.X.At(0, 0) != -1 || set.X.At(2, 0) != -1 {
		t.Errorf("batches in order are copies, they should be views: %v", set.X)
	}
}

func TestLoaderShuffledIsACopy(t *testing.T) {
	set := counting(4)
	for b := range data.Loader(set, 2, data.Seed(1)).Batches() {
		b.X.Data32()[0] = -1
	}
	if got := samples(set.X); !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("writing to a shuffled batch changed the set to %v", got)
	}
}

func TestEveryEpochHasItsOrder(t *testing.T) {
	a, b := data.Loader(counting(20), 4, data.Seed(1)), data.Loader(counting(20), 4, data.Seed(1))
	var orders []string
	for range 3 {
		byRange, byNext := fmt.Sprint(epoch(t, a)), fmt.Sprint(stepped(b))
		b.Reset()
		b.Reset() // twice is once: nothing was dealt between
		if byRange != byNext {
			t.Errorf("the same seed gave %s by Batches and %s by Next", byRange, byNext)
		}
		if slices.Contains(orders, byRange) {
			t.Errorf("an order came twice: %s", byRange)
		}
		orders = append(orders, byRange)
	}
	other := fmt.Sprint(epoch(t, data.Loader(counting(20), 4, data.Seed(2))))
	if slices.Contains(orders, other) {
		t.Errorf("seed 2 gave an order of seed 1: %s", other)
	}
	flux.Seed(4)
	first := fmt.Sprint(epoch(t, data.Loader(counting(20), 4, data.Shuffle)))
	flux.Seed(4)
	if again := fmt.Sprint(epoch(t, data.Loader(counting(20), 4, data.Shuffle))); first != again {
		t.Errorf("after the same flux.Seed %s and %s", first, again)
	}
}

func TestNextStaysAtTheEnd(t *testing.T) {
	l := data.Loader(counting(3), 2)
	if got := fmt.Sprint(stepped(l)); got != "[[0 1] [2]]" {
		t.Errorf("first epoch %s", got)
	}
	if b, ok := l.Next(); ok || b.X != nil {
		t.Errorf("Next after the end: %v, %v", b, ok)
	}
	l.Reset()
	if got := fmt.Sprint(stepped(l)); got != "[[0 1] [2]]" {
		t.Errorf("second epoch %s", got)
	}
}

func TestBatchesCanBeLeft(t *testing.T) {
	l := data.Loader(counting(6), 2)
	for range l.Batches() {
		break
	}
	if _, ok := l.Next(); !ok {
		t.Error("leaving a range took Next's batches away")
	}
	if got := len(epoch(t, l)); got != 3 {
		t.Errorf("an epoch after one that was left has %d batches, want 3", got)
	}
}
