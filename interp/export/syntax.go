package export

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"

	"fluxrepl/interp/check"
)

// syntax is the tree of one piece, as it stands in the source: the checker's
// own tree has been changed.
type syntax struct {
	fset  *token.FileSet
	shift int // from offsets of what was parsed to offsets of the cell
	decl  ast.Decl
	stmt  ast.Stmt
}

// offset is where a position lies in the cell's source.
func (s *syntax) offset(p token.Pos) int { return s.fset.PositionFor(p, false).Offset - s.shift }

// parse parses a piece; a package clause has no tree.
func parse(c *cell, p check.Piece) (*syntax, error) {
	if p.Tok == token.PACKAGE {
		return &syntax{}, nil
	}
	before, after := "package p\n", "\n"
	if isStatement(p) {
		before, after = "package p\nfunc _() {\n", "\n}\n"
	}
	s := &syntax{fset: token.NewFileSet(), shift: len(before) - p.Start}
	f, err := parser.ParseFile(s.fset, "", before+c.Source[p.Start:p.End]+after, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	s.decl = f.Decls[0]
	if isStatement(p) {
		if list := s.decl.(*ast.FuncDecl).Body.List; len(list) > 0 {
			s.stmt = list[0]
		}
	}
	return s, nil
}

// isStatement tells statements, variable declarations among them, from
// declarations that become the package's.
func isStatement(p check.Piece) bool {
	switch p.Tok {
	case token.PACKAGE, token.IMPORT, token.TYPE, token.CONST, token.FUNC, token.EOF:
		return false
	}
	return true
}

// comment writes text as the lines of a comment, long ones broken.
func comment(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		for len(line) > commentWidth {
			i := strings.LastIndexByte(line[:commentWidth], ' ')
			if i <= len(line)-len(strings.TrimLeft(line, " ")) {
				break // one long word
			}
			b.WriteString("// " + line[:i] + "\n")
			line = line[i+1:]
		}
		b.WriteString(strings.TrimRight("// "+line, " ") + "\n")
	}
	return b.String()
}

const commentWidth = 90
