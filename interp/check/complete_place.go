package check

import (
	"go/scanner"
	"go/token"
	"unicode"
	"unicode/utf8"
)

// place describes where a cursor is.
type place struct {
	start, end int         // of the identifier at the cursor; in an import, of the path
	prefix     string      // what of it stands before the cursor
	before     token.Token // the token before the identifier
	branch     token.Token // break, continue or goto right before, on the same line
	afterDot   bool
	importPath bool
	nowhere    bool // in a comment, string or number
	from       int  // where the operand before the dot begins
	open       []token.Token
	arg        int // the argument of the call that the name is the function of
}

// locate scans src up to the cursor.
func locate(src string, cursor int) place {
	at := place{start: cursor, end: cursor}
	for at.start > 0 {
		r, n := utf8.DecodeLastRuneInString(src[:at.start])
		if !letter(r) {
			break
		}
		at.start -= n
	}
	if at.start < cursor {
		for at.end < len(src) {
			r, n := utf8.DecodeRuneInString(src[at.end:])
			if !letter(r) {
				break
			}
			at.end += n
		}
	}
	at.prefix, at.from = src[at.start:cursor], at.start
	at.scan(scan(src), src, cursor)
	if r, _ := utf8.DecodeRuneInString(at.prefix); unicode.IsDigit(r) {
		at.nowhere = true // a number
	}
	return at
}

// letter reports whether r can be part of an identifier.
func letter(r rune) bool {
	return r == '_' || (r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)))
}

// A lexeme is a token and the bytes it covers.
type lexeme struct {
	tok        token.Token
	start, end int
	auto       bool // a semicolon that a line end stands for
}

// scan returns the tokens of src, comments included, whatever is wrong with it.
func scan(src string) []lexeme {
	file := token.NewFileSet().AddFile("", -1, len(src))
	var sc scanner.Scanner
	sc.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	var toks []lexeme
	for {
		pos, tok, lit := sc.Scan()
		if tok == token.EOF {
			return toks
		}
		start := file.Offset(pos)
		l := lexeme{tok: tok, start: start, end: start + len(lit)}
		if tok.IsOperator() && tok != token.SEMICOLON {
			l.end = start + len(tok.String())
		}
		if tok == token.SEMICOLON && lit != ";" {
			l.end, l.auto = start, true
		}
		l.end = min(l.end, len(src))
		toks = append(toks, l)
	}
}

// scan works out what is around the cursor.
func (at *place) scan(toks []lexeme, src string, cursor int) {
	imports, group := false, false
	last := -1
	for i, t := range toks {
		if t.start >= at.start && t.tok != token.STRING {
			break
		}
		if t.start >= cursor {
			break
		}
		if within(t, src, cursor) {
			at.nowhere = true
			if t.tok == token.STRING && imports {
				at.inImport(t, src, cursor)
			}
			return
		}
		switch {
		case t.tok == token.IMPORT:
			imports, group = true, false
		case imports && t.tok == token.LPAREN:
			group = true
		case imports && (t.tok == token.RPAREN || (t.tok == token.SEMICOLON && !group)):
			imports = false
		}
		at.brackets(t.tok)
		if t.tok != token.COMMENT {
			at.branch = token.ILLEGAL
			if t.tok == token.BREAK || t.tok == token.CONTINUE || t.tok == token.GOTO {
				at.branch = t.tok
			}
		}
		if t.tok != token.COMMENT && !t.auto {
			last = i
		}
	}
	if last < 0 {
		return
	}
	at.before = toks[last].tok
	if at.before == token.PERIOD {
		at.afterDot = true
		at.from = operand(toks, last)
	}
}

// brackets keeps the stack of open brackets; a closing one that fits nothing is
// passed over.
func (at *place) brackets(t token.Token) {
	switch t {
	case token.LPAREN, token.LBRACK, token.LBRACE:
		at.open = append(at.open, t)
	case token.RPAREN, token.RBRACK, token.RBRACE:
		if n := len(at.open); n > 0 && closing[at.open[n-1]] == t {
			at.open = at.open[:n-1]
		}
	}
}

// within reports whether the cursor is inside a token in which nothing is completed.
func within(t lexeme, src string, cursor int) bool {
	text := src[t.start:t.end]
	switch t.tok {
	case token.COMMENT:
		line := len(text) >= 2 && text[:2] == "//"
		open := !line && (len(text) < 4 || text[len(text)-2:] != "*/")
		return cursor < t.end || (cursor == t.end && (line || open))
	case token.STRING, token.CHAR:
		open := len(text) < 2 || text[len(text)-1] != text[0]
		return cursor < t.end || (cursor == t.end && open)
	case token.INT, token.FLOAT, token.IMAG:
		return cursor <= t.end
	}
	return false
}

// inImport is for a cursor inside an import path.
func (at *place) inImport(t lexeme, src string, cursor int) {
	at.importPath, at.nowhere = true, false
	at.start, at.end = min(t.start+1, cursor), t.end
	if n := t.end - t.start; n > 1 && src[t.end-1] == src[t.start] {
		at.end--
	}
	at.end = max(at.end, cursor)
	at.prefix, at.from = src[at.start:cursor], at.start
}

// operand returns where the operand that ends before the dot toks[dot] begins: a name,
// a literal or a bracket, and all selectors, calls and indices between.
func operand(toks []lexeme, dot int) int {
	from := toks[dot].start
	for i := dot - 1; i >= 0; {
		switch t := toks[i]; t.tok {
		case token.COMMENT:
			i--
			continue
		case token.RPAREN, token.RBRACK, token.RBRACE:
			open := opener(toks, i)
			if open < 0 {
				return from
			}
			from, i = toks[open].start, open-1
			if i < 0 || !continues(toks[i].tok) {
				return from
			}
			continue
		case token.IDENT, token.STRING, token.INT, token.FLOAT, token.IMAG, token.CHAR:
			from = t.start
			if i == 0 || toks[i-1].tok != token.PERIOD {
				return from
			}
			i -= 2
		default:
			return from
		}
	}
	return from
}

// continues reports whether a token before a bracket belongs to the same operand.
func continues(t token.Token) bool {
	return t == token.IDENT || t == token.RPAREN || t == token.RBRACK || t == token.RBRACE
}

// opener returns the index of the bracket that toks[i] closes, or -1.
func opener(toks []lexeme, i int) int {
	depth := 0
	for ; i >= 0; i-- {
		switch toks[i].tok {
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth++
		case token.LPAREN, token.LBRACK, token.LBRACE:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
