package check

import "go/token"

// Piece is a declaration or a statement of the outermost level of a cell: the
// bytes from Start to End of its source, without the comments around it
// and the semicolon behind it.
type Piece struct {
	Start, End int
	// Tok is the token that it begins with. FUNC stands for a declared
	// function only, not for a statement that begins with a literal.
	Tok token.Token
}

// Pieces takes the source of a cell apart, in its order. It reports false for
// a source with a mistake in its characters or brackets.
func Pieces(src string) ([]Piece, bool) {
	chunks, diags := split([]byte(src))
	if len(diags) > 0 {
		return nil, false
	}
	pieces := make([]Piece, len(chunks))
	for i, c := range chunks {
		p := Piece{Start: c.first, End: c.last, Tok: c.tok}
		if p.Tok == token.FUNC && !c.decl {
			p.Tok = token.ILLEGAL
		}
		pieces[i] = p
	}
	return pieces, true
}
