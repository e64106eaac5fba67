package gemm

import "unsafe"

// A tile is what a kernel is told: one tile of C, or several of one size in a
// row or column. All distances are in bytes. The generator knows the offsets of
// the fields; a test compares them.
type tile struct {
	a            unsafe.Pointer
	aRow, aCol   int
	b            unsafe.Pointer
	bRow         int
	c            unsafe.Pointer
	cRow         int
	k            int
	mask         uint64         // a bit for each column that there is
	lanes        unsafe.Pointer // the same as words, for AVX2
	flags        int
	rowBias      unsafe.Pointer
	colBias      unsafe.Pointer
	count        int
	aNext        int
	bNext, cNext int
	rowBiasNext  int
	colBiasNext  int
}

// The flags of a tile.
const (
	addFlag  = 1 // C is added
	reluFlag = 2
	edgeFlag = 4 // there are not all columns: lanes or mask says which
)

// at returns the address of element i, which may be one of no slice if x is nil.
func at[T any](x []T, i int) unsafe.Pointer {
	return unsafe.Add(unsafe.Pointer(unsafe.SliceData(x)), i*int(unsafe.Sizeof(*new(T))))
}
