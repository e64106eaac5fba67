package flux

import (
	"fmt"
	"math"
	"reflect"
)

// leafTypes are the kinds of numbers that From takes, and what they become.
var leafTypes = map[reflect.Kind]DType{
	reflect.Float32: Float32, reflect.Float64: Float64,
	reflect.Int: Int32, reflect.Int8: Int32, reflect.Int16: Int32, reflect.Int32: Int32,
	reflect.Uint8: Int32, reflect.Uint16: Int32,
	reflect.Int64: Int64, reflect.Uint: Int64, reflect.Uint32: Int64, reflect.Uint64: Int64,
	reflect.Bool: Bool,
}

// maxAxes bounds the depth of what From takes: a slice that holds itself ends
// there.
const maxAxes = 32

// From returns a copy of numbers in nested slices and arrays of any depth, an
// axis for each level; a number alone has the shape []. The type follows the Go
// type: float32, float64, int32, int64 and bool stay what they are; int becomes
// Int32, as with [Ints], and so do the smaller integers; uint, uint32 and uint64
// become Int64.
//
// Interfaces (a []any of rows, say) are looked into; then all numbers must be of
// one Go type. The size of a level that is empty, and of what is below it, is 0.
//
// It panics with a [*ShapeError] that names the place if the parts of one level
// differ in length or depth, with a [*TypeError] if it meets anything that is
// no number, slice or array, and with a [*DomainError] if an integer does not
// fit the type.
func From(v any) *Tensor {
	b := builder{}
	root := open(reflect.ValueOf(v))
	b.measure(root)
	t := alloc(b.dtype(), sized("From", b.shape))
	b.fill(t, root, 0, 0, nil)
	return t
}

// builder copies nested slices into a tensor.
type builder struct {
	shape Shape
	leaf  reflect.Type // the type of the numbers; nil if there are none
}

// open returns what is inside interfaces.
func open(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

func nests(v reflect.Value) bool { return v.Kind() == reflect.Slice || v.Kind() == reflect.Array }

// measure follows the first parts down to a number.
func (b *builder) measure(v reflect.Value) {
	for nests(v) {
		if len(b.shape) == maxAxes {
			panic(&ShapeError{Op: "From", Got: b.shape, Why: fmt.Sprintf("more than %d levels", maxAxes)})
		}
		b.shape = append(b.shape, v.Len())
		if v.Len() == 0 {
			b.below(v.Type().Elem())
			return
		}
		v = open(v.Index(0))
	}
	b.leaf = leafOf(v, nil)
}

// below adds the axes of what an empty slice would hold.
func (b *builder) below(t reflect.Type) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
		n := 0
		if t.Kind() == reflect.Array {
			n = t.Len()
		}
		b.shape = append(b.shape, n)
		t = t.Elem()
	}
	if _, ok := leafTypes[t.Kind()]; ok {
		b.leaf = t
	}
}

// dtype is float32 if there is no number to tell.
func (b *builder) dtype() DType {
	if b.leaf == nil {
		return Float32
	}
	return leafTypes[b.leaf.Kind()]
}

// leafOf returns the type of the number v, which is at the given place.
func leafOf(v reflect.Value, at []int) reflect.Type {
	if !v.IsValid() {
		panic(&TypeError{Op: "From", Arg: bracketed(at), Want: "numbers", Got: "nil"})
	}
	if _, ok := leafTypes[v.Kind()]; !ok {
		panic(&TypeError{Op: "From", Arg: bracketed(at), Want: "numbers, in slices or arrays", Got: v.Type().String()})
	}
	return v.Type()
}

// fill copies v, which is at the given place, to the elements of t from offset on.
func (b *builder) fill(t *Tensor, v reflect.Value, axis, offset int, at []int) {
	if axis == len(b.shape) {
		b.number(t, v, offset, at)
		return
	}
	n := b.shape[axis]
	if !nests(v) {
		panic(&ShapeError{Op: "From", Got: b.shape, Why: bracketed(at) + " is no slice"})
	}
	if v.Len() != n {
		panic(&ShapeError{Op: "From", Got: b.shape, Why: fmt.Sprintf("%s has the length %d, and %s has %d", bracketed(at), v.Len(), bracketed(make([]int, axis)), n)})
	}
	pollAt(offset)
	if axis == len(b.shape)-1 && copied(t, v, offset) {
		return
	}
	step := b.shape[axis+1:].Size()
	at = append(at, 0)
	for i := range n {
		at[axis] = i
		b.fill(t, open(v.Index(i)), axis+1, offset+i*step, at)
	}
}

// copied copies a whole slice of what t holds.
func copied(t *Tensor, v reflect.Value, offset int) bool {
	if !v.CanInterface() {
		return false
	}
	switch s := v.Interface().(type) {
	case []float32:
		return t.dtype == Float32 && copy(t.f32[offset:], s) >= 0
	case []float64:
		return t.dtype == Float64 && copy(t.f64[offset:], s) >= 0
	case []int32:
		return t.dtype == Int32 && copy(t.i32[offset:], s) >= 0
	case []int64:
		return t.dtype == Int64 && copy(t.i64[offset:], s) >= 0
	case []bool:
		return t.dtype == Bool && copy(t.b[offset:], s) >= 0
	}
	return false
}

// number writes one element.
func (b *builder) number(t *Tensor, v reflect.Value, i int, at []int) {
	if nests(v) {
		panic(&ShapeError{Op: "From", Got: b.shape, Why: bracketed(at) + " is a slice, and " + bracketed(make([]int, len(at))) + " is a number"})
	}
	if leaf := leafOf(v, at); leaf != b.leaf {
		panic(&TypeError{Op: "From", Arg: bracketed(at), Want: b.leaf.String(), Got: leaf.String(), Why: "all numbers must have one type"})
	}
	switch t.dtype {
	case Float32:
		t.f32[i] = float32(v.Float())
	case Float64:
		t.f64[i] = v.Float()
	case Bool:
		t.b[i] = v.Bool()
	case Int64:
		t.i64[i] = integer(v, 64, at)
	default:
		t.i32[i] = int32(integer(v, 32, at))
	}
}

// integer returns v, which is at the given place, if it has no more than so many
// bits.
func integer(v reflect.Value, bits int, at []int) int64 {
	var n int64
	large := false
	if v.CanUint() {
		n, large = int64(v.Uint()), v.Uint() > math.MaxInt64
	} else {
		n = v.Int()
	}
	if large || bits == 32 && n != int64(int32(n)) {
		panic(&DomainError{Op: "From", Arg: bracketed(at), Want: fmt.Sprintf("numbers of %d bits", bits), Got: fmt.Sprint(v)})
	}
	return n
}
