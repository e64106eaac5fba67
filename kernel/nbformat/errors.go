package nbformat

import (
	"fmt"
	"strings"
)

// SyntaxError tells that the input is not a JSON document.
type SyntaxError struct {
	Line, Column int    // where, from 1; 0 if the place says nothing
	Why          string // what the JSON decoder says
	Hint         string // what the input looks like instead; may be empty
}

func (e *SyntaxError) Error() string {
	var b strings.Builder
	b.WriteString("not a notebook (not JSON): ")
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d: ", e.Line, e.Column)
	}
	b.WriteString(e.Why)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// VersionError tells that the notebook is of a major version other than 4.
type VersionError struct{ Major, Minor int }

func (e *VersionError) Error() string {
	s := fmt.Sprintf("notebook format %d.%d: want 4.0 to 4.5", e.Major, e.Minor)
	if e.Major < Major {
		s += "; convert it first: jupyter nbconvert --to notebook FILE"
	}
	return s
}

// SizeError tells that the input is larger than [MaxSize].
type SizeError struct{ Limit int64 }

func (e *SizeError) Error() string {
	return fmt.Sprintf("notebook is larger than %d MiB", e.Limit>>20)
}

// Problem is one breach of the format.
type Problem struct {
	Cell  int    // number of the cell from 1; 0 = the notebook itself
	ID    string // the cell's id, if it has one
	Field string // e.g. "outputs[1].text"
	Why   string // e.g. "want a string or a list of strings, got a number"
}

// String names the cell, the field and what is wrong.
func (p Problem) String() string {
	var b strings.Builder
	if p.Cell > 0 {
		fmt.Fprintf(&b, "cell %d", p.Cell)
		if p.ID != "" {
			fmt.Fprintf(&b, " (id %q)", p.ID)
		}
		b.WriteString(": ")
	}
	if p.Field != "" {
		b.WriteString(p.Field + ": ")
	}
	return b.String() + p.Why
}

// FormatError tells all the ways in which a JSON document is no valid notebook.
type FormatError struct{ Problems []Problem }

func (e *FormatError) Error() string {
	const shown = 5
	var b strings.Builder
	b.WriteString("not a valid notebook: ")
	for i, p := range e.Problems {
		if i == shown {
			fmt.Fprintf(&b, "; and %d more", len(e.Problems)-shown)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(p.String())
	}
	return b.String()
}
