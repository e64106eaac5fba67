package data

import "fluxrepl/flux"

// SplitOption is an option of [Set.Split]: [Seed], [Ordered] or [Stratified].
type SplitOption interface{ split(*splitting) }

// LoaderOption is an option of [Loader]: [Seed], [Shuffle] or [DropLast].
type LoaderOption interface{ load(*BatchLoader) }

// Seed fixes the random numbers of a split or a loader: the same seed gives the
// same order on every machine. A loader with a seed shuffles.
type Seed uint64

// SplitFlag is an option of Split that is on or absent.
type SplitFlag string

// The flags of [Set.Split].
const (
	// Ordered splits without shuffling: the first part is the beginning of the
	// set. Both parts then share the set's storage, unless it is stratified too.
	Ordered SplitFlag = "ordered"
	// Stratified gives both parts the same share of each class, to within one
	// sample. It needs class numbers as targets.
	Stratified SplitFlag = "stratified"
)

// LoaderFlag is an option of Loader that is on or absent.
type LoaderFlag string

// The flags of [Loader].
const (
	// Shuffle deals the samples in a new order in each epoch, drawn from the
	// default source (see flux.Seed) or, with [Seed], from the loader's own.
	Shuffle LoaderFlag = "shuffle"
	// DropLast leaves out the last batch where it would be smaller than the
	// others.
	DropLast LoaderFlag = "drop last"
)

func (s Seed) split(c *splitting) { c.source = flux.NewSource(uint64(s)) }

func (s Seed) load(l *BatchLoader) {
	l.shuffle = true
	l.source = flux.NewSource(uint64(s))
}

func (f SplitFlag) split(c *splitting) {
	switch f {
	case Ordered:
		c.ordered = true
	case Stratified:
		c.stratified = true
	default:
		panic(&Error{Op: "Split", Arg: "option", Want: "Ordered or Stratified", Got: string(f)})
	}
}

func (f LoaderFlag) load(l *BatchLoader) {
	switch f {
	case Shuffle:
		l.shuffle = true
	case DropLast:
		l.dropLast = true
	default:
		panic(&Error{Op: "Loader", Arg: "option", Want: "Shuffle or DropLast", Got: string(f)})
	}
}
