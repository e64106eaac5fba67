package slices_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	std "slices"
	"testing"

	ours "fluxrepl/interp/rewrite/generic/slices"
)

// TestAgainstStandard calls both on the same random input and compares results
// and what became of the input.
func TestAgainstStandard(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	half := func(v int) bool { return v%2 == 0 }
	down := func(a, b int) int { return cmp.Compare(b, a) }
	same := func(a, b int) bool { return a/2 == b/2 }
	type operation func(s []int, i, j int, v []int) any
	pairs := map[string][2]operation{
		"Sort":       {func(s []int, _, _ int, _ []int) any { ours.Sort(s); return s }, func(s []int, _, _ int, _ []int) any { std.Sort(s); return s }},
		"SortFunc":   {func(s []int, _, _ int, _ []int) any { ours.SortFunc(s, down); return s }, func(s []int, _, _ int, _ []int) any { std.SortFunc(s, down); return s }},
		"Insert":     {func(s []int, i, _ int, v []int) any { return ours.Insert(s, i, v...) }, func(s []int, i, _ int, v []int) any { return std.Insert(s, i, v...) }},
		"Delete":     {func(s []int, i, j int, _ []int) any { return ours.Delete(s, i, j) }, func(s []int, i, j int, _ []int) any { return std.Delete(s, i, j) }},
		"DeleteFunc": {func(s []int, _, _ int, _ []int) any { return ours.DeleteFunc(s, half) }, func(s []int, _, _ int, _ []int) any { return std.DeleteFunc(s, half) }},
		"Replace":    {func(s []int, i, j int, v []int) any { return ours.Replace(s, i, j, v...) }, func(s []int, i, j int, v []int) any { return std.Replace(s, i, j, v...) }},
		"Compact":    {func(s []int, _, _ int, _ []int) any { return ours.Compact(s) }, func(s []int, _, _ int, _ []int) any { return std.Compact(s) }},
		"CompactFunc": {func(s []int, _, _ int, _ []int) any { return ours.CompactFunc(s, same) },
			func(s []int, _, _ int, _ []int) any { return std.CompactFunc(s, same) }},
		"Reverse": {func(s []int, _, _ int, _ []int) any { ours.Reverse(s); return s }, func(s []int, _, _ int, _ []int) any { std.Reverse(s); return s }},
		"Concat":  {func(s []int, _, _ int, v []int) any { return ours.Concat(s, v) }, func(s []int, _, _ int, v []int) any { return std.Concat(s, v) }},
		"Repeat":  {func(s []int, i, _ int, _ []int) any { return ours.Repeat(s, i) }, func(s []int, i, _ int, _ []int) any { return std.Repeat(s, i) }},
		"Compare": {func(s []int, _, _ int, v []int) any { return ours.Compare(s, v) }, func(s []int, _, _ int, v []int) any { return std.Compare(s, v) }},
		"Index":   {func(s []int, i, _ int, _ []int) any { return ours.Index(s, i) }, func(s []int, i, _ int, _ []int) any { return std.Index(s, i) }},
		"Chunk": {func(s []int, i, _ int, _ []int) any { return std.Collect(ours.Chunk(s, i+1)) },
			func(s []int, i, _ int, _ []int) any { return std.Collect(std.Chunk(s, i+1)) }},
		"Clone": {func(s []int, _, _ int, _ []int) any { return ours.Clone(s) }, func(s []int, _, _ int, _ []int) any { return std.Clone(s) }},
	}
	for name, pair := range pairs {
		for range 200 {
			s := make([]int, rng.IntN(40), 64)
			for i := range s {
				s[i] = rng.IntN(12)
			}
			i := rng.IntN(len(s) + 1)
			j := i + rng.IntN(len(s)-i+1)
			a, b := append(make([]int, 0, 64), s...), append(make([]int, 0, 64), s...)
			got := fmt.Sprint(pair[0](a, i, j, a[i:j]), a)
			want := fmt.Sprint(pair[1](b, i, j, b[i:j]), b)
			if got != want {
				t.Fatalf("%s of %v, %d, %d: got %s, want %s", name, s, i, j, got, want)
			}
		}
	}
}

func TestNaNs(t *testing.T) {
	type real float64
	nan := real(math.NaN())
	x := []real{2, nan, 1, nan, real(math.Inf(-1))}
	y := std.Clone(x)
	ours.Sort(x)
	std.Sort(y)
	if fmt.Sprint(x) != fmt.Sprint(y) {
		t.Errorf("got %v, want %v", x, y)
	}
	at, found := ours.BinarySearch(x, 1)
	if want, there := std.BinarySearch(y, 1); at != want || found != there {
		t.Errorf("BinarySearch: got %d %v, want %d %v", at, found, want, there)
	}
	if m := ours.Max(x); m == m {
		t.Errorf("Max with NaN: got %v", m)
	}
}

func TestStability(t *testing.T) {
	x := make([][2]int, 200)
	for i := range x {
		x[i] = [2]int{i * 7 % 5, i}
	}
	ours.SortStableFunc(x, func(a, b [2]int) int { return a[0] - b[0] })
	if !std.IsSortedFunc(x, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) }) {
		t.Errorf("equals lost their order: %v", x)
	}
}
