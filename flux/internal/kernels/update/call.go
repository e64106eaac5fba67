package update

import (
	"sync"

	"fluxrepl/flux/internal/workers"
)

// A call is a step of a large parameter, cut into pieces. Calls are used again,
// so that a step of training leaves nothing to collect.
type call[T Float] struct {
	arrays   [4][]T // nil where a rule has no such array
	adam     Adam[T]
	momentum Momentum[T]
	kernel   func(c *call[T], p, g, a, b []T)
	tile     func(tile int) // the method work, made a function once
}

var (
	calls32 = sync.Pool{New: func() any { return newCall[float32]() }}
	calls64 = sync.Pool{New: func() any { return newCall[float64]() }}
)

func newCall[T Float]() *call[T] {
	c := &call[T]{}
	c.tile = c.work
	return c
}

// cut calls the kernel for pieces of the arrays, on several processors if they are
// many. A step is made as a whole, so nothing interrupts it.
func (c *call[T]) cut(p, g, a, b []T, kernel func(c *call[T], p, g, a, b []T)) {
	c.arrays, c.kernel = [4][]T{p, g, a, b}, kernel
	if tiles := (len(p) + piece - 1) / piece; len(p) > few {
		workers.Run(tiles, nil, c.tile)
	} else {
		for i := range tiles {
			c.work(i)
		}
	}
	c.arrays = [4][]T{}
}

func (c *call[T]) work(tile int) {
	lo := tile * piece
	hi := min(lo+piece, len(c.arrays[0]))
	part := c.arrays
	for i, a := range part {
		if a != nil {
			part[i] = a[lo:hi]
		}
	}
	c.kernel(c, part[0], part[1], part[2], part[3])
}
