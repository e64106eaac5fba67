package checkpoint

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

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
	return []kind{{"F32", 4, flux.Float32}, {"F64", 8, flux.Float64}, {"I32", 4, flux.Int32}}
}

// kindOf returns the element type of the given name.
func kindOf(code string) (kind, error) {
	for _, k := range kinds() {
		if k.code == code {
			return k, nil
		}
	}
	return kind{}, &Error{Why: "dtype", Want: "F32, F64 or I32", Got: clip(code)}
}

// kindFor returns the element type in which a tensor is written.
func kindFor(d flux.DType) (kind, error) {
	for _, k := range kinds() {
		if k.dtype == d {
			return k, nil
		}
	}
	return kind{}, &Error{Why: "dtype", Want: "float32, float64 or int32", Got: fmt.Sprint(d)}
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
	switch data := t.Data().(type) {
	case []float32:
		for _, v := range data {
			if err := flush(4); err != nil {
				return err
			}
			buf = binary.LittleEndian.AppendUint32(buf, math.Float32bits(v))
		}
	case []float64:
		for _, v := range data {
			if err := flush(8); err != nil {
				return err
			}
			buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(v))
		}
	case []int32:
		for _, v := range data {
			if err := flush(4); err != nil {
				return err
			}
			buf = binary.LittleEndian.AppendUint32(buf, uint32(v)) // the bits, not the value
		}
	default:
		return &Error{Why: "storage", Want: "float32, float64 or int32", Got: fmt.Sprintf("%T", data)}
	}
	return flush(chunk)
}

// readTensor reads the elements of a tensor of the given type and shape. Memory
// grows with the bytes that arrive, not with the size the heading claims.
func readTensor(r io.Reader, k kind, shape []int, size uint64) (t *flux.Tensor, err error) {
	defer flux.Catch(&err) // a shape beyond what a tensor may have
	switch k.dtype {
	case flux.Float64:
		data, err := readElements(r, k, size, func(b []byte) float64 {
			return math.Float64frombits(binary.LittleEndian.Uint64(b))
		})
		if err != nil {
			return nil, err
		}
		return flux.New64(data).Reshape(shape...), nil
	case flux.Int32:
		data, err := readElements(r, k, size, func(b []byte) int {
			return int(int32(binary.LittleEndian.Uint32(b))) // the bits, not the value
		})
		if err != nil {
			return nil, err
		}
		return flux.Ints(data).Reshape(shape...), nil
	default:
		data, err := readElements(r, k, size, func(b []byte) float32 {
			return math.Float32frombits(binary.LittleEndian.Uint32(b))
		})
		if err != nil {
			return nil, err
		}
		return flux.New(data).Reshape(shape...), nil
	}
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
