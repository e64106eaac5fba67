package data

import (
	"fmt"
	"math"
	"slices"

	"fluxrepl/flux"
)

// splitting is what the options of Split say.
type splitting struct {
	source              *flux.Source
	ordered, stratified bool
}

// Split divides the n samples into two sets: the first has frac·n of them,
// rounded, but at least one and at most n-1; the second has the rest. The
// samples are shuffled first, by the default source or by [Seed]; [Ordered]
// keeps their order, [Stratified] gives both sets the same mixture of classes.
//
// It panics with an *Error if frac is not in (0, 1), if there are fewer than two
// samples, or if Stratified meets targets that are not class numbers.
func (s *Set) Split(frac float64, opts ...SplitOption) (*Set, *Set) {
	s.must("Split")
	if !(frac > 0 && frac < 1) { // so that NaN is refused too
		panic(&Error{Op: "Split", Arg: "fraction", Want: "more than 0 and less than 1", Got: fmt.Sprint(frac)})
	}
	n := s.Len()
	if n < 2 {
		panic(&Error{Op: "Split", Arg: s.label(), Want: "at least 2 samples", Got: "1"})
	}
	c := splitting{source: flux.DefaultSource()}
	for _, o := range opts {
		o.split(&c)
	}
	size := min(max(int(math.Round(frac*float64(n))), 1), n-1)
	if c.ordered && !c.stratified {
		return s.Slice(0, size), s.Slice(size, n)
	}
	order := c.order(n)
	if !c.stratified {
		return s.Take(order[:size]), s.Take(order[size:])
	}
	first, second := s.stratify(order, frac, size)
	return s.Take(first), s.Take(second)
}

// order returns the order in which the samples are dealt out.
func (c *splitting) order(n int) []int {
	if !c.ordered {
		return c.source.Perm(n)
	}
	rows := make([]int, n)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

// stratify deals the rows out in the given order, until each class has filled
// its quota of the first part; the quotas add up to size.
func (s *Set) stratify(order []int, frac float64, size int) (first, second []int) {
	counts := s.Counts()
	if counts == nil {
		panic(&Error{
			Op: "Split", Arg: "Stratified", Want: "class numbers from 0 in Y, integers [n]",
			Got: fmt.Sprintf("%v %v", s.Y.DType(), s.Y.Shape()),
		})
	}
	quota := quotas(counts, frac, size)
	labels := s.Y.Ints()
	for _, row := range order {
		if quota[labels[row]] > 0 {
			quota[labels[row]]--
			first = append(first, row)
		} else {
			second = append(second, row)
		}
	}
	return first, second
}

// quotas divides size among the classes by their counts: frac·count rounded
// down each, the rest to the largest remainders (Hamilton's method), so that no
// class is off by more than one.
func quotas(counts []int, frac float64, size int) []int {
	quota := make([]int, len(counts))
	remainder := make([]float64, len(counts))
	classes := make([]int, len(counts))
	for c, count := range counts {
		exact := frac * float64(count)
		quota[c] = int(exact)
		remainder[c] = exact - float64(quota[c])
		classes[c] = c
		size -= quota[c]
	}
	slices.SortStableFunc(classes, func(a, b int) int {
		switch {
		case remainder[a] > remainder[b]:
			return -1
		case remainder[a] < remainder[b]:
			return 1
		}
		return 0
	})
	for _, c := range classes {
		if size <= 0 {
			break
		}
		if quota[c] < counts[c] {
			quota[c]++
			size--
		}
	}
	return quota
}
