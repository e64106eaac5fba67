package check

import (
	"bytes"
	"fmt"
	"go/scanner"
	"go/token"
	"unicode/utf8"
)

// maxDepth bounds how deep brackets may nest. Programs written by people stay
// under 50; the parser, the checker and the interpreter recurse on it.
const maxDepth = 500

// chunk is a piece of a cell that ends at a semicolon of the outermost level.
type chunk struct {
	decl       bool        // import, type, const or func declaration
	pkg        bool        // a package clause
	hidden     bool        // ended by a semicolon that was typed
	start, end int         // byte offsets
	first      int         // offset of the first token
	last       int         // where the last token ends
	tok        token.Token // the first token
	line, col  int         // of start, both from 1
}

// splitter walks over a cell's tokens once.
type splitter struct {
	src    []byte
	file   *token.File
	toks   []tok
	errs   []Diagnostic
	opened []tok // brackets that are open
}

type tok struct {
	pos int
	tok token.Token
	lit string
}

// split takes a cell apart. The diagnostics are about characters and
// brackets; with any of them the chunks are not to be used.
func split(src []byte) ([]chunk, []Diagnostic) {
	chunks, _, diags := splitNames(src)
	return chunks, diags
}

// splitNames is split that also says which names occur.
func splitNames(src []byte) (chunks []chunk, names map[string]bool, diags []Diagnostic) {
	if d, bad := invalidUTF8(src); bad {
		return nil, nil, []Diagnostic{d}
	}
	sp := &splitter{src: src}
	fs := token.NewFileSet()
	sp.file = fs.AddFile("", -1, len(src))
	var sc scanner.Scanner
	sc.Init(sp.file, src, func(pos token.Position, msg string) {
		sp.errs = append(sp.errs, Diagnostic{Line: pos.Line, Col: pos.Column, Message: msg, Syntax: true})
	}, 0)
	names = map[string]bool{}
	for {
		pos, t, lit := sc.Scan()
		sp.toks = append(sp.toks, tok{sp.file.Offset(pos), t, lit})
		if t == token.IDENT {
			names[lit] = true
		}
		if t == token.EOF {
			break
		}
	}
	chunks = sp.chunks()
	return chunks, names, sp.errs
}

func invalidUTF8(src []byte) (Diagnostic, bool) {
	line, col := 1, 1
	for i := 0; i < len(src); {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return Diagnostic{Line: line, Col: col, Message: fmt.Sprintf("invalid UTF-8 encoding (byte %#02x)", src[i]), Syntax: true}, true
		}
		i += n
		col += n
		if r == '\n' {
			line, col = line+1, 1
		}
	}
	return Diagnostic{}, false
}

func (sp *splitter) chunks() []chunk {
	var out []chunk
	first, from := -1, 0
	for i, t := range sp.toks {
		if t.tok == token.EOF || (t.tok == token.SEMICOLON && len(sp.opened) == 0) {
			if first >= 0 {
				out = append(out, sp.chunk(first, i, from))
				first = -1
			} else if n := len(out); n > 0 && t.lit == ";" {
				out[n-1].hidden = true // on a line of its own
			}
			from = t.pos + len(t.lit)
			continue
		}
		if first < 0 {
			first = i
		}
		if !sp.bracket(t) {
			return nil
		}
	}
	if n := len(sp.opened); n > 0 && len(sp.errs) == 0 {
		o := sp.opened[n-1]
		at := sp.file.Position(sp.file.Pos(o.pos))
		sp.report(len(sp.src), fmt.Sprintf("expected '%s' to close the '%s' of line %d, found the end of the cell", closing[o.tok], o.tok, at.Line))
		sp.errs[len(sp.errs)-1].Incomplete = true
	}
	return out
}

var closing = map[token.Token]token.Token{token.LPAREN: token.RPAREN, token.LBRACK: token.RBRACK, token.LBRACE: token.RBRACE}

// bracket keeps the stack of open brackets; false ends the walk.
func (sp *splitter) bracket(t tok) bool {
	switch t.tok {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		sp.opened = append(sp.opened, t)
		if len(sp.opened) > maxDepth {
			sp.report(t.pos, fmt.Sprintf("brackets nest deeper than %d levels", maxDepth))
			return false
		}
	case token.RPAREN, token.RBRACK, token.RBRACE:
		n := len(sp.opened)
		if n == 0 {
			sp.report(t.pos, fmt.Sprintf("unexpected '%s': nothing is open here", t.tok))
			return false
		}
		if want := closing[sp.opened[n-1].tok]; want != t.tok {
			at := sp.file.Position(sp.file.Pos(sp.opened[n-1].pos))
			sp.report(t.pos, fmt.Sprintf("expected '%s' to close the '%s' of line %d, found '%s'", want, sp.opened[n-1].tok, at.Line, t.tok))
			return false
		}
		sp.opened = sp.opened[:n-1]
	}
	return true
}

func (sp *splitter) report(offset int, msg string) {
	p := sp.file.Position(sp.file.Pos(offset))
	sp.errs = append(sp.errs, Diagnostic{Line: p.Line, Col: p.Column, Message: msg, Syntax: true})
}

// chunk makes the chunk of the tokens from first up to the separator at end.
// A declaration, var statements included, begins at from, right behind what
// came before, so that it has its comment.
func (sp *splitter) chunk(first, end, from int) (c chunk) {
	t := sp.toks[first]
	c = chunk{start: t.pos, first: t.pos, tok: t.tok, last: sp.tokenEnd(sp.toks[end-1]), end: sp.toks[end].pos, hidden: sp.toks[end].lit == ";"}
	defer func() {
		if c.decl || t.tok == token.VAR {
			c.start = min(from, t.pos)
		}
		p := sp.file.Position(sp.file.Pos(c.start))
		c.line, c.col = p.Line, p.Column
	}()
	switch t.tok {
	case token.PACKAGE:
		c.pkg = true
	case token.IMPORT, token.TYPE, token.CONST:
		c.decl = true
	case token.FUNC:
		c.decl = sp.isFuncDecl(first)
	}
	return c
}

// tokenEnd is the offset behind a token. Its text is not that of the source if
// it is a raw string with carriage returns.
func (sp *splitter) tokenEnd(t tok) int {
	switch {
	case t.lit == "":
		return t.pos + len(t.tok.String())
	case t.lit[0] == '`':
		return t.pos + 2 + bytes.IndexByte(sp.src[t.pos+1:], '`')
	}
	return t.pos + len(t.lit)
}

// isFuncDecl tells func f(…) and func (r T) f(…) from a statement that begins
// with a function literal.
func (sp *splitter) isFuncDecl(i int) bool {
	if sp.toks[i+1].tok == token.IDENT {
		return true
	}
	depth := 0
	for j := i + 1; j < len(sp.toks); j++ {
		switch sp.toks[j].tok {
		case token.LPAREN:
			depth++
		case token.RPAREN:
			depth--
			if depth == 0 {
				return j+2 < len(sp.toks) && sp.toks[j+1].tok == token.IDENT && sp.toks[j+2].tok == token.LPAREN
			}
		}
	}
	return false
}
