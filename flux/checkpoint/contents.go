package checkpoint

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fluxrepl/flux"
)

// Contents is everything in a safetensors file.
type Contents struct {
	Tensors  map[string]*flux.Tensor // by name
	Metadata map[string]string       // the file's free text; nil if it has none
}

// Names returns the names of the tensors, sorted.
func (c *Contents) Names() []string { return sortedKeys(c.Tensors) }

// String lists the tensors with their types and shapes, one a line.
func (c *Contents) String() string {
	width := 0
	for name := range c.Tensors {
		width = max(width, len(name))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d tensors", len(c.Tensors))
	for _, name := range c.Names() {
		t := c.Tensors[name]
		fmt.Fprintf(&b, "\n  %-*s  %v %v", width, name, t.DType(), t.Shape())
	}
	for _, key := range sortedKeys(c.Metadata) {
		fmt.Fprintf(&b, "\n  %s = %s", key, c.Metadata[key])
	}
	return b.String()
}

// ReadAll reads a whole safetensors file from r, to its end. The error is an
// *Error: what is not safetensors, is cut short, goes on after its last tensor,
// or has a type other than F32, F64 and I32.
func ReadAll(r io.Reader) (*Contents, error) {
	b := bufio.NewReaderSize(r, chunk)
	text, err := readHeading(b)
	if err != nil {
		return nil, err
	}
	entries, metadata, err := parseHeading(text)
	if err != nil {
		return nil, err
	}
	c := &Contents{Tensors: make(map[string]*flux.Tensor, len(entries)), Metadata: metadata}
	for _, e := range entries {
		t, err := readTensor(b, e.kind, e.shape, e.end-e.begin)
		if err != nil {
			return nil, wrap(e.name, about(err))
		}
		c.Tensors[e.name] = t
	}
	switch _, err := b.ReadByte(); {
	case err == nil:
		return nil, &Error{Why: "the file goes on after its last tensor"}
	case !errors.Is(err, io.EOF):
		return nil, &Error{Why: "reading failed", Err: err}
	}
	return c, nil
}

// about makes an error of package flux one of ours.
func about(err error) error {
	var ours *Error
	if errors.As(err, &ours) {
		return err
	}
	return &Error{Why: "no tensor can have this form", Err: err}
}

// readHeading reads the heading's length and the heading.
func readHeading(r io.Reader) ([]byte, error) {
	var length [8]byte
	if n, err := io.ReadFull(r, length[:]); err != nil {
		return nil, short(err, "8 bytes of heading length", fmt.Sprint(n))
	}
	size := binary.LittleEndian.Uint64(length[:])
	if size > maxHeading {
		return nil, &Error{Why: "heading is too long", Want: fmt.Sprintf("at most %d bytes", maxHeading), Got: fmt.Sprint(size)}
	}
	var text bytes.Buffer // grows with what arrives
	n, err := io.CopyN(&text, r, int64(size))
	if err != nil {
		return nil, short(err, fmt.Sprintf("%d bytes of heading", size), fmt.Sprint(n))
	}
	return text.Bytes(), nil
}

// WriteAll writes tensors under their names, sorted, and the metadata as one
// safetensors file. A tensor that is nil, or named "__metadata__", gives an
// *Error and nothing is written.
func WriteAll(w io.Writer, c *Contents) error {
	names := c.Names()
	tensors := make([]*flux.Tensor, len(names))
	for i, name := range names {
		tensors[i] = c.Tensors[name]
	}
	return encode(w, names, tensors, c.Metadata)
}

// encode writes the tensors in the given order.
func encode(w io.Writer, names []string, tensors []*flux.Tensor, metadata map[string]string) error {
	entries := make([]entry, len(names))
	var end uint64
	for i, t := range tensors {
		if names[i] == metadataKey {
			return &Error{Tensor: names[i], Why: "the format keeps this name for itself"}
		}
		if t == nil {
			return &Error{Tensor: names[i], Why: "is nil"}
		}
		k, err := kindFor(t.DType())
		if err != nil {
			return wrap(names[i], err)
		}
		entries[i] = entry{name: names[i], kind: k, shape: t.Shape(), begin: end, end: end + uint64(k.size*t.Size())}
		end = entries[i].end
	}
	text := heading(entries, metadata)
	if len(text) > maxHeading {
		return &Error{Why: "heading is too long", Want: fmt.Sprintf("at most %d bytes", maxHeading), Got: fmt.Sprint(len(text))}
	}
	if _, err := w.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(text)))); err != nil {
		return &Error{Why: "writing failed", Err: err}
	}
	if _, err := w.Write(text); err != nil {
		return &Error{Why: "writing failed", Err: err}
	}
	for i, t := range tensors {
		if err := writeElements(w, t); err != nil {
			return wrap(names[i], &Error{Why: "writing failed", Err: err})
		}
	}
	return nil
}

// sortedKeys returns the keys of m in order, so that the same contents always
// give the same bytes.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
