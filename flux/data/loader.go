package data

import (
	"iter"
	"strconv"

	"fluxrepl/flux"
)

// Batch is a few samples with their targets.
type Batch struct {
	X     *flux.Tensor // [m …], m the batch size (the last batch may be smaller)
	Y     *flux.Tensor // [m …]
	Index int          // which batch of the epoch this is, from 0
}

// Len returns the number of samples in the batch.
func (b Batch) Len() int { return b.X.Dim(0) }

// BatchLoader deals a set out in batches; see [Loader]. One goroutine at a time
// may use its Next and Reset; each run of Batches keeps its own place.
type BatchLoader struct {
	set      *Set
	size     int
	shuffle  bool
	dropLast bool
	source   *flux.Source
	pass     pass // where Next stands
}

// pass is one walk through the set.
type pass struct {
	begun bool
	order []int // nil: in the set's own order
	next  int   // the index of the batch that comes next
}

// Loader returns a loader that deals out set in batches of the given size, in
// the set's order: such a batch is a view of the set's storage, nothing is
// copied. With [Shuffle] or [Seed] every epoch has a new order and a batch is a
// copy. The last batch is smaller if the size does not divide the set's length,
// or left out with [DropLast].
//
// It panics with an *Error if the set has no samples, if size < 1, or if
// DropLast would leave no batch at all.
func Loader(set *Set, size int, opts ...LoaderOption) *BatchLoader {
	set.must("Loader")
	if size < 1 {
		panic(&Error{Op: "Loader", Arg: "batch size", Want: "at least 1", Got: strconv.Itoa(size)})
	}
	l := &BatchLoader{set: set, size: size, source: flux.DefaultSource()}
	for _, o := range opts {
		o.load(l)
	}
	if l.Len() == 0 {
		panic(&Error{
			Op: "Loader", Arg: "batch size with DropLast",
			Want: "at most the " + strconv.Itoa(set.Len()) + " samples", Got: strconv.Itoa(size),
		})
	}
	return l
}

// Len returns the number of batches in an epoch.
func (l *BatchLoader) Len() int {
	if l.dropLast {
		return l.set.Len() / l.size
	}
	return (l.set.Len() + l.size - 1) / l.size
}

// Batches returns one epoch's batches for a range statement. Every range over
// it is an epoch of its own, in a new order if the loader shuffles.
func (l *BatchLoader) Batches() iter.Seq[Batch] {
	return func(yield func(Batch) bool) {
		var p pass
		for b, ok := l.deal(&p); ok; b, ok = l.deal(&p) {
			if !yield(b) {
				return
			}
		}
	}
}

// Next returns the next batch of the epoch, and false when the epoch is over;
// [BatchLoader.Reset] begins another:
//
//	for batch, ok := loader.Next(); ok; batch, ok = loader.Next() { … }
//	loader.Reset()
func (l *BatchLoader) Next() (Batch, bool) { return l.deal(&l.pass) }

// Reset begins a new epoch: Next starts again with the first batch, of a new
// order if the loader shuffles.
func (l *BatchLoader) Reset() { l.pass = pass{} }

// deal returns the next batch of a pass. The order is drawn with the first
// batch, so that an epoch nobody asks for takes no random numbers.
func (l *BatchLoader) deal(p *pass) (Batch, bool) {
	if !p.begun {
		p.begun = true
		if l.shuffle {
			p.order = l.source.Perm(l.set.Len())
		}
	}
	if p.next >= l.Len() {
		return Batch{}, false
	}
	lo := p.next * l.size
	hi := min(lo+l.size, l.set.Len())
	b := Batch{Index: p.next}
	p.next++
	if p.order == nil {
		b.X, b.Y = l.set.X.Slice(lo, hi), l.set.Y.Slice(lo, hi)
	} else {
		b.X, b.Y = l.set.X.Take(p.order[lo:hi]), l.set.Y.Take(p.order[lo:hi])
	}
	return b, true
}
