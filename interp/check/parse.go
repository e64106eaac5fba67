package check

import (
	"errors"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// parse builds one file of the chunks: declarations first, then a function of
// the statements. Line directives keep the cell's coordinates.
func (c *checking) parse(chunks []chunk) bool {
	var b strings.Builder
	b.WriteString("package main\n")
	put := func(ch chunk) {
		fmt.Fprintf(&b, "/*line :%d:%d*/%s\n", ch.line, ch.col, c.cell.Source[ch.start:ch.end])
	}
	for _, pass := range []token.Token{token.IMPORT, token.TYPE} {
		for _, ch := range chunks {
			isImport := strings.HasPrefix(strings.TrimSpace(stripComments(c.cell.Source[ch.start:ch.end])), "import")
			if ch.decl && isImport == (pass == token.IMPORT) {
				put(ch)
			}
		}
	}
	b.WriteString("func " + bodyName + "() {\n")
	for _, ch := range chunks {
		if !ch.decl && !ch.pkg {
			put(ch)
		}
	}
	b.WriteString("}\n")
	var err error
	c.file, err = parser.ParseFile(c.cell.Fset, c.cell.Name, b.String(), parser.ParseComments|parser.AllErrors)
	if err != nil {
		c.syntaxErrors(err)
	}
	return err == nil
}

// syntaxErrors takes what the parser says. It saw the cell inside of a file: an
// error behind the cell's end is one at its end, and a consequence if there are
// others.
func (c *checking) syntaxErrors(err error) {
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		list = scanner.ErrorList{{Pos: token.Position{Line: 1, Column: 1}, Msg: err.Error()}}
	}
	src := strings.TrimRight(c.cell.Source, " \t\r\n;")
	lines := strings.Split(src, "\n")
	n, width := len(lines), len(lines[len(lines)-1])
	var behind []Diagnostic
	for _, e := range list {
		d := Diagnostic{Line: e.Pos.Line, Col: e.Pos.Column, Message: plainly(e.Msg), Syntax: true}
		if d.Line < n || d.Line == n && d.Col <= width {
			c.diags = append(c.diags, d)
			continue
		}
		d.Line, d.Col = n, width+1
		if what, _, ok := strings.Cut(d.Message, ", found "); ok {
			d.Message = what + ", found the end of the cell"
		}
		behind = append(behind, d)
	}
	if len(c.diags) == 0 {
		c.diags = behind
	}
}

// plainly says in a reader's words what the parser expected.
func plainly(msg string) string {
	msg = strings.ReplaceAll(msg, "'IDENT'", "a name")
	return strings.Replace(msg, "expected ';', found", "expected a new line or ';', found", 1)
}

// bodyName is the function that holds a cell's statements.
const bodyName = "__cell"

// stripComments drops leading comments.
func stripComments(s string) string {
	for {
		s = strings.TrimSpace(s)
		switch {
		case strings.HasPrefix(s, "//"):
			i := strings.IndexByte(s, '\n')
			if i < 0 {
				return ""
			}
			s = s[i:]
		case strings.HasPrefix(s, "/*"):
			i := strings.Index(s, "*/")
			if i < 0 {
				return ""
			}
			s = s[i+2:]
		default:
			return s
		}
	}
}
