package cellrt

// Second names of the predeclared types, for code in which a cell has given
// the first ones to types of its own.
type (
	// Pbool is bool.
	Pbool = bool
	// Pstring is string.
	Pstring = string
	// Pint is int.
	Pint = int
	// Pint8 is int8.
	Pint8 = int8
	// Pint16 is int16.
	Pint16 = int16
	// Pint32 is int32.
	Pint32 = int32
	// Pint64 is int64.
	Pint64 = int64
	// Puint is uint.
	Puint = uint
	// Puint8 is uint8.
	Puint8 = uint8
	// Puint16 is uint16.
	Puint16 = uint16
	// Puint32 is uint32.
	Puint32 = uint32
	// Puint64 is uint64.
	Puint64 = uint64
	// Puintptr is uintptr.
	Puintptr = uintptr
	// Pfloat32 is float32.
	Pfloat32 = float32
	// Pfloat64 is float64.
	Pfloat64 = float64
	// Pcomplex64 is complex64.
	Pcomplex64 = complex64
	// Pcomplex128 is complex128.
	Pcomplex128 = complex128
	// Perror is error.
	Perror = error
	// Pany is any.
	Pany = any
)
