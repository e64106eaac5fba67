package child

import (
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
)

// The codec writes values field by field, without names: both ends are the same
// program. It follows the types by reflection, so that a field that is added to
// interp.Result or interp.Item crosses the process boundary without a word here.
// Text crosses byte by byte, valid UTF-8 or not, and nil stays apart from empty.

// FormatError says that bytes are not what the codec writes.
type FormatError struct{ Want, Got string }

func (e *FormatError) Error() string {
	return fmt.Sprintf("malformed message: want %s, got %s", e.Want, e.Got)
}

// KindError says that a value cannot be given to another process.
type KindError struct{ Type reflect.Type }

func (e *KindError) Error() string {
	return fmt.Sprintf("a value of type %s cannot be given to another process", e.Type)
}

// maxNesting bounds how deep values of interface type may nest.
const maxNesting = 64

// marshal appends the fields of the struct that v points to.
func marshal(b []byte, v any) ([]byte, error) {
	e := encoder{b: b}
	e.value(reflect.ValueOf(v).Elem(), 0)
	return e.b, e.err
}

// unmarshal reads what marshal wrote into the struct that v points to.
func unmarshal(b []byte, v any) error {
	d := decoder{b: b}
	d.value(reflect.ValueOf(v).Elem(), 0)
	if d.err == nil && len(d.b) > 0 {
		d.fail("the end", fmt.Sprintf("%d bytes more", len(d.b)))
	}
	return d.err
}

type encoder struct {
	b   []byte
	err error
}

func (e *encoder) length(n int)    { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) string(s string) { e.length(len(s)); e.b = append(e.b, s...) }

func (e *encoder) value(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Bool:
		e.b = append(e.b, flag(v.Bool()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.b = binary.AppendVarint(e.b, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		e.b = binary.AppendUvarint(e.b, v.Uint())
	case reflect.Float32, reflect.Float64:
		e.b = binary.BigEndian.AppendUint64(e.b, math.Float64bits(v.Float()))
	case reflect.String:
		e.string(v.String())
	case reflect.Struct:
		e.structure(v, depth)
	case reflect.Pointer:
		e.b = append(e.b, flag(!v.IsNil()))
		if !v.IsNil() {
			e.value(v.Elem(), depth)
		}
	case reflect.Slice:
		e.slice(v, depth)
	case reflect.Map:
		e.mapping(v, depth)
	case reflect.Interface:
		e.free(v.Interface(), depth)
	default:
		if !v.IsZero() && e.err == nil {
			e.err = &KindError{v.Type()}
		}
	}
}

func flag(b bool) byte {
	if b {
		return 1
	}
	return 0
}

func (e *encoder) structure(v reflect.Value, depth int) {
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			e.value(v.Field(i), depth)
		}
	}
}

// slice writes 0 for nil, else the length and one.
func (e *encoder) slice(v reflect.Value, depth int) {
	if v.IsNil() {
		e.length(0)
		return
	}
	e.length(v.Len() + 1)
	if v.Type().Elem().Kind() == reflect.Uint8 {
		e.b = append(e.b, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		e.value(v.Index(i), depth)
	}
}

func (e *encoder) mapping(v reflect.Value, depth int) {
	if v.IsNil() {
		e.length(0)
		return
	}
	e.length(v.Len() + 1)
	for it := v.MapRange(); it.Next(); {
		e.value(it.Key(), depth)
		e.value(it.Value(), depth)
	}
}

type decoder struct {
	b   []byte
	err error
}

// fail keeps the first error and drops the rest of the bytes: every loop ends.
func (d *decoder) fail(want, got string) {
	if d.err == nil {
		d.err = &FormatError{want, got}
	}
	d.b = nil
}

func (d *decoder) uint() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.fail("a number", fmt.Sprintf("%d bytes that are none", len(d.b)))
		return 0
	}
	d.b = d.b[size:]
	return n
}

func (d *decoder) int() int64 {
	n, size := binary.Varint(d.b)
	if size <= 0 {
		d.fail("a number", fmt.Sprintf("%d bytes that are none", len(d.b)))
		return 0
	}
	d.b = d.b[size:]
	return n
}

// take returns the next n bytes, which stay part of the message.
func (d *decoder) take(n uint64) []byte {
	if n > uint64(len(d.b)) {
		d.fail(fmt.Sprintf("%d bytes", n), fmt.Sprint(len(d.b)))
		return nil
	}
	part := d.b[:n:n]
	d.b = d.b[n:]
	return part
}

func (d *decoder) string() string { return string(d.take(d.uint())) }

func (d *decoder) float() float64 {
	if b := d.take(8); b != nil {
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	return 0
}

func (d *decoder) bool() bool {
	b := d.take(1)
	if b == nil {
		return false
	}
	if b[0] > 1 {
		d.fail("0 or 1", fmt.Sprint(b[0]))
	}
	return b[0] == 1
}

func (d *decoder) value(v reflect.Value, depth int) {
	if d.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(d.bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(d.int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(d.uint())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(d.float())
	case reflect.String:
		v.SetString(d.string())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				d.value(v.Field(i), depth)
			}
		}
	case reflect.Pointer:
		if d.bool() {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(v.Elem(), depth)
		}
	case reflect.Slice:
		d.slice(v, depth)
	case reflect.Map:
		d.mapping(v, depth)
	case reflect.Interface:
		if x := d.free(depth); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	}
}

// elements reads how many elements follow; false stands for nil. Each takes a
// byte at least, so a number larger than what is left is a lie.
func (d *decoder) elements() (n int, ok bool) {
	m := d.uint()
	if m == 0 {
		return 0, false
	}
	if m-1 > uint64(len(d.b)) {
		d.fail(fmt.Sprintf("%d elements", m-1), fmt.Sprintf("%d bytes", len(d.b)))
		return 0, false
	}
	return int(m - 1), true
}

func (d *decoder) slice(v reflect.Value, depth int) {
	n, ok := d.elements()
	if !ok {
		return
	}
	if v.Type().Elem().Kind() == reflect.Uint8 {
		v.SetBytes(append([]byte{}, d.take(uint64(n))...))
		return
	}
	const atOnce = 256 // no more before the elements have proved to be there
	out := reflect.MakeSlice(v.Type(), 0, min(n, atOnce))
	for range n {
		if d.err != nil {
			return
		}
		elem := reflect.New(v.Type().Elem()).Elem()
		d.value(elem, depth)
		out = reflect.Append(out, elem)
	}
	v.Set(out)
}

func (d *decoder) mapping(v reflect.Value, depth int) {
	n, ok := d.elements()
	if !ok {
		return
	}
	out := reflect.MakeMap(v.Type())
	for range n {
		key, elem := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		d.value(key, depth)
		d.value(elem, depth)
		if d.err != nil {
			return
		}
		out.SetMapIndex(key, elem)
	}
	v.Set(out)
}
