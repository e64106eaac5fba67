package flux

import "strconv"

// DType is the type of a tensor's elements.
type DType uint8

// The element types. Float32 is the zero value and the default. Int32 stores
// labels and indices: it can be moved, compared and converted, but arithmetic
// on it panics with a [*TypeError].
const (
	Float32 DType = iota
	Float64
	Int32
)

// String returns "float32", "float64" or "int32".
func (d DType) String() string {
	switch d {
	case Float32:
		return "float32"
	case Float64:
		return "float64"
	case Int32:
		return "int32"
	}
	return "DType(" + strconv.Itoa(int(d)) + ")"
}
