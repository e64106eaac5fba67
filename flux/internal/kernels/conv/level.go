package conv

import "fluxrepl/flux/internal/cpu"

// lanes is how many channels lie side by side in a block.
const lanes = 16

// A level is the kernels for one set of instructions. The arrays have nil where
// there is no kernel.
type level struct {
	// tile[blocks][step][places]: see the generator.
	tile [3][3][17]func(x *float32, off *int32, taps int, w, acc *float32, gap, rows, xrow, accrow, add int)
	// correlate[blocks][taps][rows].
	correlate [3][8][9]func(x *float32, off *int32, dy, acc *float32, rows, cols, xstep, xskip int)

	blocks int    // of 16 channels that a kernel takes at most
	places [3]int // that a tile has at most, by blocks
	sums   [3]int // that correlate has at most, by blocks

	wide bool // with the kernels that need AVX-512
}

// active are the kernels that this process uses, nil for none.
var active = levels()[cpu.Active()]
