package checkpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	maxHeading  = 100_000_000 // the format's bound on the heading, in bytes
	metadataKey = "__metadata__"
	// maxDims bounds a shape; no framework goes beyond 64, and a name list of
	// shapes is then at most a small multiple of the heading.
	maxDims = 64
)

// entry is what the heading says about one tensor.
type entry struct {
	name       string
	kind       kind
	shape      []int
	begin, end uint64 // where its bytes lie after the heading
}

// parseHeading reads and checks the JSON heading. The entries come back in the
// order of their bytes, which cover 0 to the last one's end without a gap.
func parseHeading(text []byte) ([]entry, map[string]string, error) {
	if !utf8.Valid(text) {
		// encoding/json would replace bad bytes, and two names could become one.
		return nil, nil, &Error{Why: "heading is not UTF-8"}
	}
	if len(text) == 0 || text[0] != '{' {
		return nil, nil, &Error{Why: "heading does not begin with {"}
	}
	p := parser{json.NewDecoder(bytes.NewReader(text))}
	p.UseNumber()
	var entries []entry
	var metadata map[string]string
	err := p.object(func(name string) (err error) {
		if name == metadataKey {
			metadata, err = p.metadata()
			return err
		}
		e, err := p.entry(name)
		entries = append(entries, e)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if rest := bytes.TrimRight(text[p.InputOffset():], " "); len(rest) > 0 {
		return nil, nil, &Error{Why: "heading has more than one JSON value"}
	}
	return entries, metadata, order(entries)
}

// order sorts the entries by place and checks that they follow one another.
func order(entries []entry) error {
	slices.SortStableFunc(entries, func(a, b entry) int {
		switch {
		case a.begin != b.begin:
			return compare(a.begin, b.begin)
		default: // a tensor without elements comes before the one that starts there
			return compare(a.end, b.end)
		}
	})
	var end uint64
	for _, e := range entries {
		switch {
		case e.begin < end:
			return &Error{Tensor: e.name, Why: "overlaps another tensor", Want: fmt.Sprintf("to begin at %d", end), Got: fmt.Sprint(e.begin)}
		case e.begin > end:
			return &Error{Tensor: e.name, Why: "leaves a hole before it", Want: fmt.Sprintf("to begin at %d", end), Got: fmt.Sprint(e.begin)}
		}
		end = e.end
	}
	return nil
}

func compare(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// parser walks the heading token by token: only so are names that occur twice
// seen, of which json.Unmarshal silently keeps the last.
type parser struct{ *json.Decoder }

// object reads an object and calls field at each key, which reads its value.
func (p parser) object(field func(name string) error) error {
	if err := p.delim('{'); err != nil {
		return err
	}
	seen := map[string]bool{}
	for p.More() {
		t, err := p.token()
		if err != nil {
			return err
		}
		name, ok := t.(string)
		if !ok {
			return &Error{Why: "heading is not valid", Want: "a name", Got: fmt.Sprint(t)}
		}
		if seen[name] {
			return &Error{Tensor: name, Why: "occurs twice in the heading"}
		}
		seen[name] = true
		if err := field(name); err != nil {
			return err
		}
	}
	return p.delim('}')
}

// metadata reads the free text of the file, names and strings.
func (p parser) metadata() (map[string]string, error) {
	m := map[string]string{}
	err := p.object(func(name string) error {
		text, err := p.text()
		m[name] = text
		return err
	})
	return m, wrap(metadataKey, err)
}

// entry reads what is said about one tensor and checks it against itself.
func (p parser) entry(name string) (entry, error) {
	e := entry{name: name}
	var missing = map[string]bool{"dtype": true, "shape": true, "data_offsets": true}
	err := p.object(func(key string) (err error) {
		delete(missing, key)
		switch key {
		case "dtype":
			var code string
			if code, err = p.text(); err == nil {
				e.kind, err = kindOf(code)
			}
		case "shape":
			e.shape, err = p.shape()
		case "data_offsets":
			e.begin, e.end, err = p.offsets()
		default:
			err = &Error{Why: "unknown key " + strconv.Quote(clip(key)) + " in the heading"}
		}
		return err
	})
	if err != nil {
		return e, wrap(name, err)
	}
	for _, key := range []string{"dtype", "shape", "data_offsets"} {
		if missing[key] {
			return e, &Error{Tensor: name, Why: "heading gives no " + key}
		}
	}
	return e, wrap(name, e.check())
}

// check compares the tensor's place with its shape and type.
func (e entry) check() error {
	size, ok := bytesOf(e.kind, e.shape)
	if !ok {
		return &Error{Why: "shape is too large", Got: fmt.Sprint(e.shape)}
	}
	if e.end < e.begin || e.end-e.begin != size {
		return &Error{
			Why: "offsets do not fit the shape", Want: fmt.Sprintf("%d bytes for %s %v", size, e.kind.code, e.shape),
			Got: fmt.Sprintf("%d to %d", e.begin, e.end),
		}
	}
	return nil
}

// bytesOf returns how many bytes a tensor has, and false if the number cannot be
// a length in memory on this machine.
func bytesOf(k kind, shape []int) (uint64, bool) {
	// A dimension of 0 makes the product 0 whatever the others are, but the
	// strides of such a shape must not overflow either.
	size, zero := uint64(k.size), false
	for _, d := range shape {
		if d == 0 {
			zero = true
			continue
		}
		hi, lo := bits.Mul64(size, uint64(d))
		if hi != 0 || lo > maxBytes {
			return 0, false
		}
		size = lo
	}
	if zero {
		return 0, true
	}
	return size, true
}

// maxBytes is the largest length of a slice of bytes.
const maxBytes = uint64(^uint(0) >> 1)

// shape reads a list of dimensions.
func (p parser) shape() ([]int, error) {
	if err := p.delim('['); err != nil {
		return nil, err
	}
	shape := []int{}
	for p.More() {
		d, err := p.number()
		if err != nil {
			return nil, err
		}
		if d > maxBytes || len(shape) == maxDims {
			return nil, &Error{Why: "shape is too large", Got: fmt.Sprintf("%v and then %d", shape, d)}
		}
		shape = append(shape, int(d))
	}
	return shape, p.delim(']')
}

// offsets reads the begin and the end of a tensor's bytes.
func (p parser) offsets() (begin, end uint64, err error) {
	if err = p.delim('['); err != nil {
		return 0, 0, err
	}
	if begin, err = p.number(); err != nil {
		return 0, 0, err
	}
	if end, err = p.number(); err != nil {
		return 0, 0, err
	}
	return begin, end, p.delim(']')
}

// number reads a non-negative whole number.
func (p parser) number() (uint64, error) {
	t, err := p.token()
	if err != nil {
		return 0, err
	}
	n, ok := t.(json.Number)
	if ok {
		if v, err := strconv.ParseUint(n.String(), 10, 64); err == nil {
			return v, nil
		}
	}
	return 0, &Error{Why: "heading is not valid", Want: "a whole number from 0", Got: clip(fmt.Sprint(t))}
}

// text reads a string.
func (p parser) text() (string, error) {
	t, err := p.token()
	if err != nil {
		return "", err
	}
	s, ok := t.(string)
	if !ok {
		return "", &Error{Why: "heading is not valid", Want: "a string", Got: clip(fmt.Sprint(t))}
	}
	return s, nil
}

// delim reads one of { } [ ].
func (p parser) delim(want json.Delim) error {
	t, err := p.token()
	if err != nil {
		return err
	}
	if t != want {
		return &Error{Why: "heading is not valid", Want: want.String(), Got: clip(fmt.Sprint(t))}
	}
	return nil
}

// token reads the next token; the end of the text is an error here.
func (p parser) token() (json.Token, error) {
	t, err := p.Token()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, &Error{Why: "heading is not valid JSON", Err: err}
	}
	return t, nil
}

// wrap adds the tensor's name to an error about it.
func wrap(name string, err error) error {
	var e *Error
	if !errors.As(err, &e) || e.Tensor != "" {
		return err
	}
	named := *e
	named.Tensor = name
	return &named
}

// heading writes the JSON heading of the entries, padded with spaces so that the
// tensors' bytes begin at a multiple of 8 in the file.
func heading(entries []entry, metadata map[string]string) []byte {
	var b strings.Builder
	b.WriteByte('{')
	if len(metadata) > 0 {
		b.WriteString(quote(metadataKey) + ":{")
		for i, key := range sortedKeys(metadata) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quote(key) + ":" + quote(metadata[key]))
		}
		b.WriteByte('}')
	}
	for _, e := range entries {
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		dims := make([]string, len(e.shape))
		for i, d := range e.shape {
			dims[i] = strconv.Itoa(d)
		}
		fmt.Fprintf(&b, `%s:{"dtype":"%s","shape":[%s],"data_offsets":[%d,%d]}`,
			quote(e.name), e.kind.code, strings.Join(dims, ","), e.begin, e.end)
	}
	b.WriteByte('}')
	for b.Len()%8 != 0 {
		b.WriteByte(' ')
	}
	return []byte(b.String())
}

// quote writes a string as JSON.
func quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil { // a string always has a JSON form
		panic(err)
	}
	return string(text)
}
