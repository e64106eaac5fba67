package check

import (
	"go/token"
	"strings"
)

// sketch writes a cell as a Go file for a look at it.
type sketch struct {
	text   string
	target int
	out    strings.Builder
	at     int // where target came to be
}

// write arranges the chunks. If the cursor is in a statement, the statements up to
// there become a function's body, each definition in a block of its own, so that it
// hides earlier ones of the same name as it does in a session. If the cursor is in a
// declaration, the definitions become variables of the package, which that sees.
func (s *sketch) write(chunks []chunk) {
	s.out.WriteString("package main\n")
	inDecl := false
	for _, c := range chunks {
		inDecl = inDecl || (c.decl && s.holds(c))
		if c.decl && s.first(c) == token.IMPORT {
			s.put(c, "")
		}
	}
	for _, c := range chunks {
		if c.decl && s.first(c) != token.IMPORT {
			s.put(c, "")
		}
	}
	if inDecl {
		for _, c := range chunks {
			if v := s.variable(c); !c.decl && !c.pkg && v != "" {
				s.put(c, v)
			}
		}
		return
	}
	s.out.WriteString("func __cursor() {\n")
	depth := 1
	for _, c := range chunks {
		if c.decl || c.pkg || c.start > s.target {
			continue
		}
		if s.variable(c) != "" && depth < maxDepth {
			s.out.WriteString("{ ")
			depth++
		}
		s.put(c, "")
	}
	s.out.WriteString(strings.Repeat("}", depth) + "\n")
}

// holds reports whether the cursor is in a chunk.
func (s *sketch) holds(c chunk) bool { return c.start <= s.target && s.target <= c.end }

// first returns the first token of a chunk.
func (s *sketch) first(c chunk) token.Token {
	for _, t := range scan(s.text[c.start:c.end]) {
		if t.tok != token.COMMENT {
			return t.tok
		}
	}
	return token.EOF
}

// put writes a chunk, or what is given instead, which is longer by a beginning.
func (s *sketch) put(c chunk, instead string) {
	text := s.text[c.start:c.end]
	if instead != "" {
		s.out.WriteString(instead[:len(instead)-len(text)])
		text = instead[len(instead)-len(text):]
	}
	if s.holds(c) {
		s.at = s.out.Len() + s.target - c.start
	}
	s.out.WriteString(text + "\n")
}

// variable returns a statement that declares variables as a declaration of the
// package, of the same length but for a beginning, and "" for other statements.
func (s *sketch) variable(c chunk) string {
	text := s.text[c.start:c.end]
	name := true // expected next
	for i, t := range scan(text) {
		switch {
		case t.tok == token.COMMENT:
		case t.tok == token.VAR && i == 0:
			return text
		case name && t.tok == token.IDENT:
			name = false
		case !name && t.tok == token.COMMA:
			name = true
		case !name && t.tok == token.DEFINE:
			return "var " + text[:t.start] + " =" + text[t.end:]
		default:
			return ""
		}
	}
	return ""
}
