package checkpoint

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"

	"fluxrepl/flux"
)

// kind is an element type as a file knows it.
type kind struct {
	code  string // the format's name of it
	size  int    // bytes an element
	dtype flux.DType
}

// kinds returns the element types that a tensor of ours can hold.
func kinds() []kind {
	return []kind{
		{"F32", 4, flux.Float32}, {"F64", 8, flux.Float64}, {"I32", 4, flux.Int32}, {"I64", 8, flux.Int64},
		{"BOOL", 1, flux.Bool}, {"F16", 2, flux.Float16}, {"BF16", 2, flux.BFloat16},
	}
}

// kindOf returns the element type of the given name.
func kindOf(code string) (kind, error) {
	for _, k := range kinds() {
		if k.code == code {
			return k, nil
		}
	}
	return kind{}, &Error{Why: "dtype", Want: names(func(k kind) string { return k.code }), Got: clip(code)}
}

// kindFor returns the element type in which a tensor is written.
func kindFor(d flux.DType) (kind, error) {
	for _, k := range kinds() {
		if k.dtype == d {
			return k, nil
		}
	}
	return kind{}, &Error{Why: "dtype", Want: names(func(k kind) string { return k.dtype.String() }), Got: fmt.Sprint(d)}
}

// names lists the kinds: "F32, F64 or I32".
func names(of func(kind) string) string {
	var list []string
	for _, k := range kinds() {
		list = append(list, of(k))
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

// chunk is how many bytes are converted at once: enough to be quick, and all
// that a hostile heading can make us set aside before its bytes arrive.
const chunk = 1 << 18

// writeElements writes the tensor's elements, row-major and little-endian.
func writeElements(w io.Writer, t *flux.Tensor) error {
	buf := make([]byte, 0, chunk)
	flush := func(room int) error {
		if len(buf)+room <= chunk {
			return nil
		}
		_, err := w.Write(buf)
		buf = buf[:0]
		return err
	}
	write := func(n int, element func(buf []byte, i int) []byte) error {
		size := t.DType().Bytes()
		for i := range n {
			if err := flush(size); err != nil {
				return err
			}
			buf = element(buf, i)
		}
		return flush(chunk)
	}
	le := binary.LittleEndian
	switch data := t.Contiguous().Data().(type) { // the bits, not the values
	case []float32:
		return write(len(data), func(b []byte, i int) []byte { return le.AppendUint32(b, math.Float32bits(data[i])) })
	case []float64:
		return write(len(data), func(b []byte, i int) []byte { return le.AppendUint64(b, math.Float64bits(data[i])) })
	case []int32:
		return write(len(data), func(b []byte, i int) []byte { return le.AppendUint32(b, uint32(data[i])) })
	case []int64:
		return write(len(data), func(b []byte, i int) []byte { return le.AppendUint64(b, uint64(data[i])) })
	case []uint16:
		return write(len(data), func(b []byte, i int) []byte { return le.AppendUint16(b, data[i]) })
	case []bool:
		return write(len(data), func(b []byte, i int) []byte {
			if data[i] {
				return append(b, 1)
			}
			return append(b, 0)
		})
	default:
		return &Error{Why: "storage", Want: names(func(k kind) string { return k.dtype.String() }), Got: fmt.Sprintf("%T", data)}
	}
}

// readTensor reads the elements of a tensor of the given type and shape. Memory
// grows with the bytes that arrive, not with the size the heading claims.
func readTensor(r io.Reader, k kind, shape []int, size uint64) (t *flux.Tensor, err error) {
	defer flux.Catch(&err) // a shape beyond what a tensor may have
	le := binary.LittleEndian
	var data any
	switch k.dtype { // the bits, not the values
	case flux.Float64:
		data, err = readElements(r, k, size, func(b []byte) float64 { return math.Float64frombits(le.Uint64(b)) })
	case flux.Int32:
		data, err = readElements(r, k, size, func(b []byte) int32 { return int32(le.Uint32(b)) })
	case flux.Int64:
		data, err = readElements(r, k, size, func(b []byte) int64 { return int64(le.Uint64(b)) })
	case flux.Bool:
		data, err = readElements(r, k, size, func(b []byte) bool { return b[0] != 0 })
	case flux.Float16, flux.BFloat16:
		data, err = readElements(r, k, size, le.Uint16)
	default:
		data, err = readElements(r, k, size, func(b []byte) float32 { return math.Float32frombits(le.Uint32(b)) })
	}
	if err != nil {
		return nil, err
	}
	return of(data, k.dtype).Reshape(shape...), nil
}

// of returns a vector of the elements.
func of(data any, d flux.DType) *flux.Tensor {
	switch data := data.(type) {
	case []float32:
		return flux.New(data)
	case []float64:
		return flux.New64(data)
	case []int32:
		return filled(data, d)
	case []int64:
		return filled(data, d)
	case []bool:
		return filled(data, d)
	default:
		return filled(data.([]uint16), d)
	}
}

func filled[T any](data []T, d flux.DType) *flux.Tensor {
	t := flux.Zeros(len(data)).To(d)
	copy(t.Data().([]T), data)
	return t
}

// readElements reads size bytes as elements.
func readElements[T any](r io.Reader, k kind, size uint64, element func([]byte) T) ([]T, error) {
	buf := make([]byte, min(size, chunk))
	data := make([]T, 0, len(buf)/k.size)
	for got := uint64(0); got < size; {
		part := buf[:min(size-got, chunk)]
		n, err := io.ReadFull(r, part)
		got += uint64(n)
		if err != nil {
			return nil, short(err, fmt.Sprintf("%d bytes", size), fmt.Sprint(got))
		}
		for ; len(part) > 0; part = part[k.size:] {
			data = append(data, element(part))
		}
	}
	return data, nil
}

// short words an error of a read: a file that ends too early, or a failed disk.
func short(err error, want, got string) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &Error{Why: "the file ends too early", Want: want, Got: got}
	}
	return &Error{Why: "reading failed", Err: err}
}
