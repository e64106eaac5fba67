package nbformat

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// WriteFile writes the notebook to a file as [Notebook.Write] does. The file
// is replaced only when all of it was written, so that a full disk or a crash
// leaves the old one.
func (nb *Notebook) WriteFile(path string) error {
	return replaceFile(path, nb.Write)
}

// replaceFile writes beside path and renames.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
			err = fmt.Errorf("writing %s: %w", path, err)
		}
	}()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if old, err := os.Stat(path); err == nil {
		mode = old.Mode().Perm()
	}
	if err := f.Chmod(mode); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// Write writes the notebook as version 4.5 (or its own minor version, if that
// is later): keys sorted, one blank of indentation, a newline at the end. Cells
// that lack a usable id get one, see [Notebook.GiveIDs]. It returns a
// *[FormatError] and writes nothing if the notebook is not valid.
func (nb *Notebook) Write(w io.Writer) error {
	nb.GiveIDs()
	if err := nb.Validate(); err != nil {
		return err
	}
	top := clone(nb.Extra)
	top["nbformat"] = Major
	top["nbformat_minor"] = max(nb.Minor, Minor)
	top["metadata"] = orEmpty(nb.Metadata)
	cells := make([]any, len(nb.Cells))
	for i, c := range nb.Cells {
		cells[i] = c.object()
	}
	top["cells"] = cells
	e := encoder{w: bufio.NewWriter(w)}
	e.value(top, 0)
	e.raw("\n")
	if e.err != nil {
		return e.err
	}
	return e.w.Flush()
}

func (c *Cell) object() Object {
	o := clone(c.Extra)
	o["cell_type"] = string(c.Kind)
	o["id"] = c.ID
	o["metadata"] = orEmpty(c.Metadata)
	o["source"] = split(c.Source)
	if c.Attachments != nil {
		files := make(Object, len(c.Attachments))
		for name, b := range c.Attachments {
			files[name] = splitBundle(b.(Object)) // Validate has checked the type
		}
		o["attachments"] = files
	}
	if c.Kind == Code {
		outs := make([]any, len(c.Outputs))
		for i, out := range c.Outputs {
			outs[i] = out.object()
		}
		o["outputs"] = outs
		o["execution_count"] = count(c.Count)
	}
	return o
}

func (o *Output) object() Object {
	m := clone(o.Extra)
	m["output_type"] = o.Kind
	switch o.Kind {
	case Stream:
		m["name"] = o.Name
		m["text"] = split(o.Text)
	case DisplayData, ExecuteResult:
		m["data"] = splitBundle(o.Data)
		m["metadata"] = orEmpty(o.Metadata)
		if o.Kind == ExecuteResult {
			m["execution_count"] = count(o.Count)
		}
	case ErrorOutput:
		m["ename"], m["evalue"] = o.EName, o.EValue
		lines := make([]any, len(o.Traceback))
		for i, l := range o.Traceback {
			lines[i] = l
		}
		m["traceback"] = lines
	}
	return m
}

// splitBundle gives text types as lists of lines and leaves pictures as the one
// string that they are.
func splitBundle(b Object) Object {
	o := make(Object, len(b))
	for mime, v := range b {
		if s, ok := v.(string); ok && isText(mime) {
			v = split(s)
		}
		o[mime] = v
	}
	return o
}

// split cuts a text after each line end. Jupyter cuts by Python's splitlines,
// for which more than \n ends a line; cutting otherwise would change a file by
// reading and writing it.
func split(s string) []any {
	lines := []any{}
	start := 0
	for i, r := range s {
		if !endsLine(r) || r == '\r' && strings.HasPrefix(s[i+1:], "\n") {
			continue
		}
		end := i + utf8.RuneLen(r)
		lines = append(lines, s[start:end])
		start = end
	}
	if start < len(s) {
		lines = append(lines, s[start:])
	}
	return lines
}

func endsLine(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// count gives null for a cell that was not run.
func count(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

func orEmpty(o Object) Object {
	if o == nil {
		return Object{}
	}
	return o
}
