package conv

import (
	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels"
)

// lanes is how many channels lie side by side in a block.
const lanes = 16

// A level is the kernels for one set of instructions. The arrays have nil where
// there is no kernel.
type level struct {
	// tile[blocks][step][taps][places]: see the generator.
	tile [3][3][8][17]func(x *float32, off *int32, groups int, w *float32, turn int, acc *float32, gap, rows, xrow, accrow, add int, soon, later *float32, soonstep, laterstep int)
	// correlate[blocks][step][taps][rows].
	correlate [3][3][8][9]func(x *float32, off *int32, dy, acc *float32, rows, cols, xskip int, soon, later *float32, soonstep, laterstep int)
	together  [3][3][8][9]int // places that it takes at a time

	// flat[taps][channels][vectors], rows likewise, and along[outputs][taps], for
	// few channels.
	flat, rows [6][9][4]func(x *float32, next int, off *int32, groups int, w, y *float32, plane int, to *uint32, tiles int, bias *float32, relu int)
	along      [7][7]func(x *float32, off *int32, dy *float32, plane int, to *uint32, vectors int, acc *float32)

	blocks int    // of 16 channels that a kernel takes at most
	sums   [3]int // that correlate has at most, by blocks

	sweeps       plans[sweepKey, sweep]
	correlations plans[kernels.Conv, correlation]

	wide512 bool // with the kernels that need AVX-512
}

// active are the kernels that this process uses, nil for none.
var active = levels()[cpu.Active()]

// lanesTo says where 16 places go that lie side by side with padding between the
// rows: those of the mask valid to at bytes from the start of a result, one
// after another, which the mask packed has as many bits for.
type lanesTo struct {
	valid, packed uint32
	at            int
}
