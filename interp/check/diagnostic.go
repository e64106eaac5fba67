package check

import (
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Diagnostic is one mistake in a cell, in the cell's own coordinates.
type Diagnostic struct {
	Line, Col  int // from 1; Col counts bytes
	End        int // column behind the offending text on that line; 0 if not known
	Message    string
	Hint       string // what to do about it, "" for none
	Syntax     bool   // found by the scanner or parser
	Incomplete bool   // more text could mend it
}

// tidy sorts by position. Of syntax errors it keeps the first of each line:
// what follows is mostly a consequence. Of others it drops those inside of one
// before, and repetitions.
func tidy(ds []Diagnostic) []Diagnostic {
	sort.SliceStable(ds, func(i, j int) bool {
		if ds[i].Line != ds[j].Line {
			return ds[i].Line < ds[j].Line
		}
		return ds[i].Col < ds[j].Col
	})
	var out []Diagnostic
	for _, d := range ds {
		if n := len(out); n > 0 && out[n-1].Line == d.Line {
			last := out[n-1]
			if d.Syntax || last.Syntax || d.Col < max(last.End, last.Col+1) || d.Message == last.Message {
				continue
			}
		}
		out = append(out, d)
	}
	return out
}

// maxShown bounds the diagnostics of one report, as the Go compiler does: past
// some number the reader mends the first ones and looks again.
const maxShown = 10

// Render writes diagnostics for a reader: cell name, line and column, the
// message, the source line with a mark under the place, and a hint. Past the
// first ten it only counts.
func Render(cell, src string, ds []Diagnostic) []string {
	lines := strings.Split(src, "\n")
	var out []string
	for i, d := range ds {
		if i == maxShown {
			out = append(out, fmt.Sprintf("and %d more", len(ds)-i))
			break
		}
		out = append(out, fmt.Sprintf("%s, line %d, column %d: %s", cell, d.Line, d.Col, d.Message))
		if d.End == 0 && d.Line >= 1 && d.Line <= len(lines) { // the word that stands there
			d.End = d.Col + wordAt(lines[d.Line-1], d.Col)
		}
		out = append(out, Underlined(lines, d.Line, d.Col, d.End)...)
		if d.Hint != "" {
			out = append(out, "    hint: "+d.Hint)
		}
	}
	return out
}

// maxExcerpt bounds the source shown for one diagnostic, in bytes.
const maxExcerpt = 160

// Excerpt returns a line of source and, if col is positive, a caret under it.
// It returns nothing for a line that does not exist.
func Excerpt(lines []string, line, col int) []string { return Underlined(lines, line, col, col+1) }

// Underlined returns a line of source and, if col is positive, a mark under
// its bytes from col up to end, both from 1: a caret, and more of them up to
// the end. It returns nothing for a line that does not exist.
func Underlined(lines []string, line, col, end int) []string {
	if line < 1 || line > len(lines) {
		return nil
	}
	text := strings.TrimRight(lines[line-1], "\r")
	from := 0
	if len(text) > maxExcerpt && col > maxExcerpt/2 {
		from = min(col-maxExcerpt/2, len(text))
	}
	shown := text[from:min(len(text), from+maxExcerpt)]
	out := []string{"    " + printable(shown)}
	if col < 1 {
		return out
	}
	col = min(max(col-1-from, 0), len(shown))
	end = min(max(end-1-from, 0), len(shown))
	width := 1
	if end > col {
		width = utf8.RuneCountInString(shown[col:end])
	}
	var pad strings.Builder
	for _, r := range shown[:col] {
		// A tab stays one, so that the caret stands right whatever its width.
		if r == '\t' {
			pad.WriteByte('\t')
		} else {
			pad.WriteByte(' ')
		}
	}
	return append(out, "    "+pad.String()+strings.Repeat("^", width))
}

// printable writes control characters as a sign, so that a terminal does not act
// on them.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) || r == '\ufeff' {
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}
