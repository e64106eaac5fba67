package nbformat

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// MaxSize bounds the input of [Read] in bytes: a notebook that holds more than
// this cannot be opened by a browser either.
const MaxSize int64 = 256 << 20

// ReadFile reads the notebook in a file. Errors of the file system come as
// they are, all others as [Read] tells them, after the file's name.
func ReadFile(path string) (*Notebook, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	nb, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return nb, nil
}

// Read reads a notebook of version 4. It returns a *[SyntaxError] for input
// that is not JSON, a *[VersionError] for another major version, a
// *[SizeError] for more than [MaxSize] bytes and a *[FormatError] for fields
// of a wrong type.
//
// Missing metadata, outputs, counts and ids are taken as empty, as editors that
// write by hand leave them out; [Notebook.Validate] is the strict check.
func Read(r io.Reader) (*Notebook, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, err
	}
	if int64(len(raw)) > MaxSize {
		return nil, &SizeError{Limit: MaxSize}
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")) // some Windows editors put a byte order mark
	doc, err := decode(raw)
	if err != nil {
		return nil, err
	}
	top, ok := doc.(Object)
	if !ok {
		return nil, &FormatError{[]Problem{{Why: "want a JSON object, got " + kindOf(doc)}}}
	}
	var p checker
	nb, err := p.notebook(top)
	if err != nil {
		return nil, err
	}
	if len(p.problems) > 0 {
		return nil, &FormatError{p.problems}
	}
	return nb, nil
}

// decode parses one JSON value and nothing after it.
func decode(raw []byte) (any, error) {
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, &SyntaxError{Why: "the input is empty"}
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var doc any
	if err := d.Decode(&doc); err != nil {
		return nil, syntaxError(raw, err, d.InputOffset())
	}
	if rest := bytes.TrimSpace(raw[d.InputOffset():]); len(rest) > 0 {
		return nil, syntaxError(raw, errors.New("something follows the notebook"), int64(len(raw)-len(rest)))
	}
	return doc, nil
}

func syntaxError(raw []byte, err error, offset int64) *SyntaxError {
	e := &SyntaxError{Why: err.Error(), Hint: guess(raw)}
	var s *json.SyntaxError
	if errors.As(err, &s) {
		offset = s.Offset - 1
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		e.Why, offset = "the file ends in the middle", int64(len(raw))
	}
	head := raw[:min(max(offset, 0), int64(len(raw)))]
	e.Line = 1 + bytes.Count(head, []byte("\n"))
	e.Column = 1 + utf8.RuneCount(head[1+bytes.LastIndexByte(head, '\n'):])
	return e
}

// guess says what a file that is not JSON looks like.
func guess(raw []byte) string {
	head := bytes.TrimSpace(raw[:min(len(raw), 512)])
	starts := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case starts("<"):
		return "it looks like a web page: fetch the raw file instead"
	case starts("version https://git-lfs"):
		return "it is a Git LFS pointer: fetch the file with git lfs pull"
	case starts("package "), starts("// %%"), starts("import "):
		return "it looks like Go source: name it FILE.go"
	case starts("<<<<<<<"), bytes.Contains(raw, []byte("\n<<<<<<< ")):
		return "it holds unresolved merge conflicts"
	}
	return ""
}
