package check

import (
	"errors"
	"go/parser"
	"go/scanner"
	"go/token"
	"strings"
)

// The states of a cell that is being typed.
const (
	StatusComplete   = "complete"
	StatusIncomplete = "incomplete"
	StatusInvalid    = "invalid"
)

// IsComplete says whether a cell that is being typed line by line can be run as it is:
// complete; incomplete if more text can mend it, with the indentation of the next
// line, a tab for each bracket that is open; or invalid if nothing that follows can.
// It looks at syntax only.
func IsComplete(src string) (status, indent string) {
	toks := scan(src)
	if open, bad := unfinished(src, toks); bad {
		return StatusInvalid, ""
	} else if open {
		return StatusIncomplete, "" // inside a string or comment a tab would be text
	}
	at := place{}
	for _, t := range toks {
		if len(at.open) > maxDepth || mismatch(at.open, t.tok) {
			return StatusInvalid, ""
		}
		at.brackets(t.tok)
	}
	if len(at.open) > 0 || dangling(toks) {
		return StatusIncomplete, strings.Repeat("\t", len(at.open))
	}
	return parses(src), ""
}

// unfinished reports whether src ends within a raw string or comment, or has a string
// or character that can no longer be finished, or a character that is none of Go's.
func unfinished(src string, toks []lexeme) (open, bad bool) {
	if _, bad := invalidUTF8([]byte(src)); bad {
		return false, true
	}
	for i, t := range toks {
		text := src[t.start:t.end]
		switch {
		case t.tok == token.ILLEGAL:
			return false, true
		case t.tok == token.STRING && text[0] == '`' && (len(text) < 2 || !strings.HasSuffix(text, "`")):
			open = i == len(toks)-1 || toks[i+1].auto
		case t.tok == token.COMMENT && strings.HasPrefix(text, "/*") && (len(text) < 4 || !strings.HasSuffix(text, "*/")):
			open = true
		case (t.tok == token.STRING && text[0] == '"' || t.tok == token.CHAR) && (len(text) < 2 || text[len(text)-1] != text[0]):
			return false, true
		}
	}
	return open, false
}

// mismatch reports whether a closing bracket does not fit what is open.
func mismatch(open []token.Token, t token.Token) bool {
	if t != token.RPAREN && t != token.RBRACK && t != token.RBRACE {
		return false
	}
	return len(open) == 0 || closing[open[len(open)-1]] != t
}

// dangling reports whether the last token asks for more: an operator, a dot, a comma,
// a keyword that begins something.
func dangling(toks []lexeme) bool {
	for i := len(toks) - 1; i >= 0; i-- {
		switch t := toks[i]; {
		case t.tok == token.COMMENT:
			continue
		case t.auto, t.tok == token.SEMICOLON:
			return false
		case t.tok.IsKeyword():
			return t.tok != token.BREAK && t.tok != token.CONTINUE && t.tok != token.FALLTHROUGH && t.tok != token.RETURN
		default:
			switch t.tok {
			case token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE, token.ELLIPSIS:
				return false
			}
			return t.tok.IsOperator()
		}
	}
	return false
}

// parses returns whether a cell whose brackets are closed parses. An error at its very
// end means that something is still to come, as after if x or func f().
func parses(src string) string {
	chunks, diags := split([]byte(src))
	if len(diags) > 0 {
		return StatusInvalid
	}
	for i := 0; i < len(chunks); {
		// Statements go together: the head of a for has semicolons of its own.
		c, end := chunks[i], i
		for !c.decl && !c.pkg && end+1 < len(chunks) && !chunks[end+1].decl && !chunks[end+1].pkg {
			end++
		}
		last := chunks[end]
		i = end + 1
		text := src[c.start:last.end]
		if !c.decl && !c.pkg {
			text = "func _() {\n" + text + "\n}"
		}
		if !c.pkg {
			text = "package p\n" + text
		}
		fset := token.NewFileSet()
		_, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
		var list scanner.ErrorList
		if !errors.As(err, &list) || len(list) == 0 {
			continue
		}
		body := len(strings.TrimRight(text, " \t\r\n}"))
		if i == len(chunks) && !last.hidden && list[0].Pos.Offset >= body {
			return StatusIncomplete
		}
		return StatusInvalid
	}
	return StatusComplete
}
