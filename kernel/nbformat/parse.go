package nbformat

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// checker turns the decoded JSON into a Notebook and collects every field of a
// wrong type on the way, so that a user mends a file in one go.
type checker struct {
	problems []Problem
	cell     int
	id       string
}

// maxProblems bounds how much is said about one broken file.
const maxProblems = 100

func (p *checker) complain(field, format string, args ...any) {
	if len(p.problems) < maxProblems {
		p.problems = append(p.problems, Problem{p.cell, p.id, field, fmt.Sprintf(format, args...)})
	}
}

// take removes a field from an object, so that what is left are the fields
// nobody knows.
func take(o Object, field string) (any, bool) {
	v, ok := o[field]
	delete(o, field)
	return v, ok
}

func (p *checker) notebook(top Object) (*Notebook, error) {
	major, minor := p.version(top)
	if len(p.problems) > 0 {
		return nil, &FormatError{p.problems}
	}
	if major != Major {
		return nil, &VersionError{major, minor}
	}
	nb := &Notebook{Minor: minor}
	nb.Metadata = p.object(top, "metadata", "metadata")
	cells, ok := take(top, "cells")
	list, isList := cells.([]any)
	switch {
	case !ok:
		p.complain("cells", "missing")
	case !isList:
		p.complain("cells", "want a list, got %s", kindOf(cells))
	}
	for i, c := range list {
		p.cell, p.id = i+1, ""
		nb.Cells = append(nb.Cells, p.parseCell(c))
	}
	nb.Extra = leftover(top)
	return nb, nil
}

func (p *checker) version(top Object) (major, minor int) {
	if _, ok := top["nbformat"]; !ok {
		p.complain("nbformat", "missing: this JSON file is no notebook")
		return 0, 0
	}
	return p.integer(top, "nbformat", "nbformat"), p.integer(top, "nbformat_minor", "nbformat_minor")
}

func (p *checker) parseCell(v any) *Cell {
	o, ok := v.(Object)
	if !ok {
		p.complain("", "want an object, got %s", kindOf(v))
		return nil
	}
	c := &Cell{ID: p.text(o, "id", "id")}
	p.id = c.ID
	c.Kind = Kind(p.text(o, "cell_type", "cell_type"))
	c.Source = p.lines(o, "source", "source")
	c.Metadata = p.object(o, "metadata", "metadata")
	switch c.Kind {
	case Code:
		c.Count = p.integer(o, "execution_count", "execution_count")
		c.Outputs = p.outputs(o)
	case Markdown, Raw:
		if _, ok := o["attachments"]; ok {
			c.Attachments = p.object(o, "attachments", "attachments")
			p.attachments(c.Attachments)
		}
	case "":
		p.complain("cell_type", `missing: want "code", "markdown" or "raw"`)
	default:
		p.complain("cell_type", `want "code", "markdown" or "raw", got %q`, c.Kind)
	}
	c.Extra = leftover(o)
	return c
}

func (p *checker) attachments(files Object) {
	for name, v := range files {
		field := "attachments." + name
		b, ok := v.(Object)
		if !ok {
			p.complain(field, "want an object, got %s", kindOf(v))
			continue
		}
		p.bundle(b, field)
	}
}

func (p *checker) outputs(cell Object) []*Output {
	v, ok := take(cell, "outputs")
	list, isList := v.([]any)
	if ok && !isList {
		p.complain("outputs", "want a list, got %s", kindOf(v))
	}
	var outs []*Output
	for i, v := range list {
		field := fmt.Sprintf("outputs[%d]", i)
		o, ok := v.(Object)
		if !ok {
			p.complain(field, "want an object, got %s", kindOf(v))
			continue
		}
		outs = append(outs, p.output(o, field))
	}
	return outs
}

func (p *checker) output(o Object, field string) *Output {
	out := &Output{Kind: p.text(o, "output_type", field+".output_type")}
	switch out.Kind {
	case Stream:
		out.Name = p.text(o, "name", field+".name")
		out.Text = p.lines(o, "text", field+".text")
	case DisplayData, ExecuteResult:
		out.Data = p.object(o, "data", field+".data")
		p.bundle(out.Data, field+".data")
		out.Metadata = p.object(o, "metadata", field+".metadata")
		if out.Kind == ExecuteResult {
			out.Count = p.integer(o, "execution_count", field+".execution_count")
		}
	case ErrorOutput:
		out.EName = p.text(o, "ename", field+".ename")
		out.EValue = p.text(o, "evalue", field+".evalue")
		out.Traceback = p.list(o, "traceback", field+".traceback")
	case "":
		p.complain(field+".output_type", "missing")
	}
	out.Extra = leftover(o)
	return out
}

// bundle joins the lines of every text in a MIME bundle, in place.
func (p *checker) bundle(b Object, field string) {
	for mime, v := range b {
		if isJSON(mime) {
			continue
		}
		s, ok := join(v)
		if !ok {
			p.complain(field+"."+mime, "want a string or a list of strings, got %s", kindOf(v))
			continue
		}
		b[mime] = s
	}
}

// object takes an object out of o; missing is empty.
func (p *checker) object(o Object, field, path string) Object {
	v, ok := take(o, field)
	if !ok {
		return Object{}
	}
	inner, ok := v.(Object)
	if !ok {
		p.complain(path, "want an object, got %s", kindOf(v))
		return Object{}
	}
	return inner
}

// text takes a string out of o; missing is empty.
func (p *checker) text(o Object, field, path string) string {
	v, ok := take(o, field)
	s, isText := v.(string)
	if ok && !isText {
		p.complain(path, "want a string, got %s", kindOf(v))
	}
	return s
}

// lines takes a string, or a list of strings that are joined, out of o.
func (p *checker) lines(o Object, field, path string) string {
	v, ok := take(o, field)
	if !ok {
		p.complain(path, "missing")
		return ""
	}
	s, ok := join(v)
	if !ok {
		p.complain(path, "want a string or a list of strings, got %s", kindOf(v))
	}
	return s
}

func (p *checker) list(o Object, field, path string) []string {
	v, _ := take(o, field)
	items, ok := v.([]any)
	if !ok {
		p.complain(path, "want a list of strings, got %s", kindOf(v))
	}
	lines := make([]string, 0, len(items))
	for i, item := range items {
		s, ok := item.(string)
		if !ok {
			p.complain(fmt.Sprintf("%s[%d]", path, i), "want a string, got %s", kindOf(item))
		}
		lines = append(lines, s)
	}
	return lines
}

// integer takes a number ≥ 0 out of o; missing and null are 0.
func (p *checker) integer(o Object, field, path string) int {
	v, _ := take(o, field)
	if v == nil {
		return 0
	}
	if num, ok := v.(json.Number); ok {
		n, err := strconv.Atoi(num.String())
		if err == nil && n >= 0 {
			return n
		}
		p.complain(path, "want an integer ≥ 0, got %s", num)
		return 0
	}
	p.complain(path, "want an integer, got %s", kindOf(v))
	return 0
}

func join(v any) (string, bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case []any:
		var b strings.Builder
		for _, line := range v {
			s, ok := line.(string)
			if !ok {
				return "", false
			}
			b.WriteString(s)
		}
		return b.String(), true
	}
	return "", false
}

func leftover(o Object) Object {
	if len(o) == 0 {
		return nil
	}
	return o
}

// kindOf names a JSON value as a reader of the message would.
func kindOf(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "a boolean"
	case json.Number:
		return "a number"
	case string:
		return "a string"
	case []any:
		return "a list"
	case Object:
		return "an object"
	}
	return fmt.Sprintf("%T", v)
}
