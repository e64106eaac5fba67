package magic

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part is a piece of a cell: Go, with blank lines instead of what is before
// it, or a use of a magic.
type Part struct {
	Go    string
	Magic *Magic // nil for Go
	Args  string
	Body  string
	Line  int
	Col   int // of Args
}

// SyntaxError is a misuse of magics that is seen before anything runs.
type SyntaxError struct {
	Line, Col int // both from 1; Col in bytes
	Err       error
}

func (e *SyntaxError) Error() string { return e.Err.Error() }

// Unwrap returns the reason.
func (e *SyntaxError) Unwrap() error { return e.Err }

// Present reports whether a cell may hold a magic. It is quick, and wrong only
// by reporting one where there is none.
func Present(src string) bool {
	for len(src) > 0 {
		line, rest, _ := strings.Cut(src, "\n")
		line = strings.Trim(line, " \t\r")
		if line != "" && (strings.IndexByte("%!?$", line[0]) >= 0 || line[len(line)-1] == '?') {
			return true
		}
		src = rest
	}
	return false
}

// Meaning is what a name stands for in a session.
type Meaning int

// The meanings of names.
const (
	Unknown Meaning = iota
	Package
	Value
)

// Split takes a cell apart. known says what a name means in the session, which
// tells !done of Go from !ls of the shell. The error is a *SyntaxError.
func Split(src string, known func(name string) Meaning) ([]Part, error) {
	if p, ok, err := cellMagic(src); ok || err != nil {
		return []Part{p}, err
	}
	s := &splitter{src: []byte(src), known: known, line: 1}
	if err := s.split(); err != nil {
		return nil, err
	}
	return s.parts, nil
}

// Blank returns the Go of a cell with everything else blanked out, byte for
// byte but for the ends of lines: what a checker sees of the whole cell.
func Blank(src string, parts []Part) string {
	return blankBut(src, parts, func(m *Magic) bool { return m.Takes == TakesGo })
}

// blankBut keeps the arguments of some magics too.
func blankBut(src string, parts []Part, keep func(*Magic) bool) string {
	if len(parts) == 1 && parts[0].Magic != nil && parts[0].Magic.IsCell() {
		if !parts[0].Magic.HoldsGo() {
			return blank(src)
		}
		body := len(src) - len(parts[0].Body)
		return blank(src[:body]) + src[body:]
	}
	out := []byte(blank(src))
	starts := lineStarts(src)
	for _, p := range parts {
		switch {
		case p.Magic == nil:
			n := len(p.Go) - len(strings.TrimLeft(p.Go, "\n"))
			copy(out[starts[n]:], p.Go[n:])
		case keep(p.Magic):
			code := p.Magic.behindFlags(p.Args)
			copy(out[starts[p.Line-1]+p.Col-1+len(p.Args)-len(code):], code)
		}
	}
	return string(out)
}

func lineStarts(src string) []int {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// blank turns everything but ends of lines into spaces.
func blank(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
	return string(b)
}

var cellHead = regexp.MustCompile(`^%%([\p{L}_][\p{L}\p{N}_]*)([ \t\r][^\n]*|$)`)

// cellMagic finds a magic that takes the whole cell. Blank lines and comments
// may stand before it.
func cellMagic(src string) (p Part, ok bool, err error) {
	rest, line := src, 1
	for {
		l, more, found := strings.Cut(rest, "\n")
		if t := strings.TrimSpace(l); t == "" || strings.HasPrefix(t, "//") {
			if !found {
				return p, false, nil
			}
			rest, line = more, line+1
			continue
		}
		indent := len(l) - len(strings.TrimLeft(l, " \t"))
		m := cellHead.FindStringSubmatch(l[indent:])
		if m == nil {
			return p, false, nil
		}
		name := "%%" + m[1]
		mg := Lookup(name)
		if mg == nil {
			return p, false, &SyntaxError{line, indent + 1, unknown(name)}
		}
		args := strings.TrimLeft(m[2], " \t")
		col := len(l) - len(args) + 1
		return Part{Magic: mg, Args: strings.TrimSpace(args), Body: more, Line: line, Col: col}, true, nil
	}
}

// splitter walks over a cell statement by statement.
type splitter struct {
	src   []byte
	known func(string) Meaning
	parts []Part
	line  int // of counted
	count int // bytes whose lines are counted in line

	names     map[string]bool // in the Go before mentioned
	mentioned int
}

// lineOf returns the line of an offset; offsets only grow.
func (s *splitter) lineOf(off int) int {
	s.line += bytes.Count(s.src[s.count:off], []byte("\n"))
	s.count = off
	return s.line
}

func (s *splitter) split() error {
	goes := 0 // where the Go text begins
	for off := 0; off < len(s.src); {
		start, first := s.next(off)
		if !first {
			off = statement(s.src, start)
			continue
		}
		p, end, err := s.magicAt(start)
		if err != nil {
			return err
		}
		if end == 0 {
			off = statement(s.src, start)
			continue
		}
		s.golang(goes, start)
		p.Line = s.lineOf(start)
		s.parts = append(s.parts, p)
		off, goes = end, end
	}
	s.golang(goes, len(s.src))
	return nil
}

// next returns where the next thing stands, and whether it is the first of its
// line.
func (s *splitter) next(off int) (start int, first bool) {
	first = off == 0 || s.src[off-1] == '\n'
	for ; off < len(s.src); off++ {
		switch s.src[off] {
		case '\n':
			first = true
		case ' ', '\t', '\r':
		default:
			return off, first
		}
	}
	return off, false
}

// golang adds the Go between two offsets, unless it is blank.
func (s *splitter) golang(from, to int) {
	text := string(s.src[from:to])
	if strings.TrimSpace(text) == "" {
		return
	}
	line := s.lineOf(from)
	s.parts = append(s.parts, Part{Go: strings.Repeat("\n", line-1) + text, Line: line, Col: 1})
}

// statement returns the end of the statement, or of the comment, that begins
// at off.
func statement(src []byte, off int) int {
	end, _ := scanStatement(src, off)
	return end
}

// scanStatement says also whether the end was found before that of the text.
func scanStatement(src []byte, off int) (end int, closed bool) {
	file := token.NewFileSet().AddFile("", -1, len(src)-off)
	var sc scanner.Scanner
	sc.Init(file, src[off:], func(token.Position, string) {}, scanner.ScanComments)
	depth, begun := 0, false
	for {
		pos, tok, lit := sc.Scan()
		here := off + file.Offset(pos)
		switch tok {
		case token.EOF:
			return len(src), !begun
		case token.COMMENT:
			if !begun {
				return max(off+1, min(here+len(lit), len(src))), true
			}
			continue
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth = max(depth-1, 0)
		case token.SEMICOLON:
			if depth > 0 {
				break
			}
			if lit == ";" {
				here++
			}
			return max(off+1, min(here, len(src))), true
		}
		begun = true
	}
}

var (
	lineMagic = regexp.MustCompile(`^%[\p{L}_][\p{L}\p{N}_]*`)
	question  = regexp.MustCompile(`^(%{0,2}[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)(\?\??)$`)
)

// magicAt recognises the magic whose line begins at off; end is 0 if it is Go.
func (s *splitter) magicAt(off int) (p Part, end int, err error) {
	line := restOfLine(s.src[off:])
	p.Col = s.column(off)
	text := strings.TrimRight(string(line), " \t\r")
	if m := question.FindStringSubmatch(text); m != nil {
		p.Magic, p.Args = asked(len(m[2])), m[1]
		return p, off + len(line), nil
	}
	switch {
	case strings.HasPrefix(text, "%%"):
		if cellHead.MatchString(text) {
			name := cellHead.FindStringSubmatch(text)[1]
			return p, 0, &SyntaxError{s.lineOf(off), p.Col, fmt.Errorf("%%%%%s takes a whole cell: it must be the cell's first line", name)}
		}
		return p, 0, nil
	case text[0] == '%':
		name := lineMagic.FindString(text)
		if name == "" {
			return p, 0, nil
		}
		return s.lineMagic(off, name)
	case text[0] == '!' && !s.negation(off), text[0] == '$' && len(text) > 1:
		end = s.continued(off)
		p.Magic, p.Args = shellMagic, strings.TrimSpace(string(s.src[off+1:end]))
		p.Col++
		return p, end, nil
	case text[0] == '?':
		name := strings.TrimLeft(text, "?")
		p.Magic, p.Args = asked(len(text)-len(name)), strings.TrimSpace(name)
		p.Col += len(text) - len(name)
		return p, off + len(line), nil
	}
	return p, 0, nil
}

func asked(marks int) *Magic {
	if marks > 1 {
		return sourceMagic
	}
	return inspectMagic
}

func restOfLine(b []byte) []byte {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i]
	}
	return b
}

// column is the column of an offset, in bytes from 1.
func (s *splitter) column(off int) int {
	return off - bytes.LastIndexByte(s.src[:off], '\n')
}

// lineMagic reads %name and its arguments.
func (s *splitter) lineMagic(off int, name string) (p Part, end int, err error) {
	p.Magic = Lookup(name)
	if p.Magic == nil {
		return p, 0, &SyntaxError{s.lineOf(off), s.column(off), unknown(name)}
	}
	args := off + len(name)
	if args < len(s.src) && strings.IndexByte(" \t\r\n", s.src[args]) < 0 {
		err := fmt.Errorf("%s: want a blank behind the name; usage: %s", name, p.Magic.Usage())
		return p, 0, &SyntaxError{s.lineOf(off), s.column(off), err}
	}
	for args < len(s.src) && (s.src[args] == ' ' || s.src[args] == '\t') {
		args++
	}
	p.Col = s.column(args)
	if p.Magic.Takes == TakesGo {
		end = s.statements(args)
		p.Args = strings.TrimRight(string(s.src[args:end]), " \t\r\n")
		return p, end, nil
	}
	end = s.continued(args)
	p.Args = strings.TrimSpace(strings.ReplaceAll(string(s.src[args:end]), "\\\n", " "))
	return p, end, nil
}

// statements returns the end of the statements that begin on the line of off.
func (s *splitter) statements(off int) int {
	for {
		start := off
		for start < len(s.src) && strings.IndexByte(" \t\r", s.src[start]) >= 0 {
			start++
		}
		if start == len(s.src) || s.src[start] == '\n' {
			return start
		}
		off = statement(s.src, start)
	}
}

// continued returns the end of the line of off, or of those that follow it
// while a backslash ends them.
func (s *splitter) continued(off int) int {
	for {
		end := off + len(restOfLine(s.src[off:]))
		if end == len(s.src) || end == off || s.src[end-1] != '\\' {
			return end
		}
		off = end + 1
	}
}

// negation reports whether ! begins an expression of Go and not a command: it
// is one without a blank behind it that parses, all of whose names mean
// something.
func (s *splitter) negation(off int) bool {
	if r, _ := utf8.DecodeRune(s.src[off+1:]); unicode.IsSpace(r) {
		return false
	}
	text := string(s.src[off:statement(s.src, off)])
	x, err := parser.ParseExpr(strings.TrimRight(text, "; \t\r"))
	if err != nil {
		return false
	}
	s.mention(off)
	mine := true
	ast.Inspect(x, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && !s.means(id.Name, Package) {
					mine = false
				}
				return mine
			})
			return false
		case *ast.Ident:
			mine = mine && s.means(n.Name, Value)
		}
		return mine
	})
	return mine
}

func (s *splitter) means(name string, least Meaning) bool {
	return name == "true" || name == "false" || s.names[name] || s.known != nil && s.known(name) >= least
}

// mention collects the names in the Go before an offset: the cell may declare
// what it then negates.
func (s *splitter) mention(off int) {
	if s.names == nil {
		s.names = map[string]bool{}
	}
	text := s.src[s.mentioned:off]
	s.mentioned = off
	file := token.NewFileSet().AddFile("", -1, len(text))
	var sc scanner.Scanner
	sc.Init(file, text, func(token.Position, string) {}, 0)
	for {
		_, tok, lit := sc.Scan()
		switch tok {
		case token.EOF:
			return
		case token.IDENT:
			s.names[lit] = true
		}
	}
}
