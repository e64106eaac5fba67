package conv

import (
	"fluxrepl/flux/internal/pool"
	"fluxrepl/flux/internal/workers"
)

// Behind returns the gradient g of a convolution with ReLU and a bias to what is
// before these: g is copied to dst, but 0 where y ≤ 0, and db gets the sums over
// the images and places of each channel. Without y there is no ReLU, and dst is
// not written; without db there is no bias. It needs [CanBehind].
func Behind(dst, db, g, y []float32, batch, channels, places int, poll func()) {
	if batch*channels*places == 0 {
		clear(db)
		return
	}
	sums := pool.Get[float32](batch * channels)
	defer pool.Put(sums)
	grain, all := max(1, 1<<15/places), batch*channels
	if all <= grain || workers.Threads() == 1 {
		for lo := 0; lo < all; lo += grain {
			poll()
			behind(dst, g, y, sums, places, lo, min(lo+grain, all))
		}
	} else {
		workers.For(all, grain, poll, func(lo, hi int) { behind(dst, g, y, sums, places, lo, hi) })
	}
	for ch := range db {
		total := 0.0
		for n := range batch {
			total += float64(sums[n*channels+ch])
		}
		db[ch] = float32(total)
	}
}

// behind is Behind for the planes lo to hi−1, whose sums it keeps.
func behind(dst, g, y, sums []float32, places, lo, hi int) {
	for i := lo; i < hi; i++ {
		if y == nil {
			sums[i] = sum(&g[i*places], places)
		} else {
			sums[i] = maskSum(&dst[i*places], &g[i*places], &y[i*places], places)
		}
	}
}

// CanBehind reports whether this process has what Behind needs.
func CanBehind() bool { return active != nil && active.wide512 }
