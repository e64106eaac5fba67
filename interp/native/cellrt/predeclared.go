package cellrt

// The predeclared types, for code in which a cell has given their names to
// types of its own.
type (
	Pbool       = bool
	Pstring     = string
	Pint        = int
	Pint8       = int8
	Pint16      = int16
	Pint32      = int32
	Pint64      = int64
	Puint       = uint
	Puint8      = uint8
	Puint16     = uint16
	Puint32     = uint32
	Puint64     = uint64
	Puintptr    = uintptr
	Pfloat32    = float32
	Pfloat64    = float64
	Pcomplex64  = complex64
	Pcomplex128 = complex128
	Perror      = error
	Pany        = any
)
