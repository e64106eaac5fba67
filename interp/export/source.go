package export

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"fluxrepl/interp/check"
)

// cell is a cell with what the type checker knows of it, by byte offsets of
// its source.
type cell struct {
	Cell
	value   *group      // that holds the value for later cells; nil if none recalls it
	part    int         // which of the parts that magics made of a cell
	checked *check.Cell // nil for one that does not compile
	pieces  []piece
	refs    []ref               // by offset
	methods map[int]*types.Func // by the start of their pieces
	lines   []int               // offset of each line
}

// piece is a declaration or statement with the comments around it.
type piece struct {
	check.Piece
	*syntax
	before string // comments and blank lines
	after  string // a comment on the same line
}

// ref is a name in the source and what it stands for.
type ref struct {
	start, end int
	obj        types.Object
	def        bool
}

// runs says that the statements of a cell are part of the program.
func (c *cell) runs() bool {
	f := c.Failed
	return f == nil || f.Kind == "error" || f.Kind == "panic" && !strings.HasPrefix(f.Message, "stack overflow")
}

// take finds the pieces and names of a cell that was checked.
func (w *writer) take(c *cell) {
	c.lines = []int{0}
	for i := range len(c.Source) {
		if c.Source[i] == '\n' {
			c.lines = append(c.lines, i+1)
		}
	}
	pieces, ok := check.Pieces(c.Source)
	if !ok {
		w.fail(c, "the source cannot be taken apart")
	}
	at := 0
	for len(pieces) > 0 {
		p, n := w.whole(c, pieces)
		next := len(c.Source)
		if n < len(pieces) {
			next = pieces[n].Start
		}
		p.before = strings.TrimLeft(c.Source[at:p.Start], "; \t\r")
		if len(c.pieces) > 0 { // the end of the line before
			p.before = strings.TrimPrefix(p.before, "\n")
		}
		p.after, at = trailing(c.Source[:next], p.End)
		c.pieces = append(c.pieces, p)
		pieces = pieces[n:]
	}
	if rest := strings.TrimLeft(c.Source[at:], "; \t\n"); rest != "" {
		c.pieces = append(c.pieces, piece{Piece: check.Piece{Start: len(c.Source), End: len(c.Source), Tok: token.EOF}, before: rest})
	}
	w.takeRefs(c)
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(c.Source)), []byte(c.Source), nil, 0)
	for {
		_, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		if tok == token.IDENT {
			w.spelled[lit] = true
		}
	}
}

// whole makes a piece of the first n of pieces: the semicolons in the head of a
// loop, an if or a switch end no statement.
func (w *writer) whole(c *cell, pieces []check.Piece) (p piece, n int) {
	var err error
	for n = 1; n <= len(pieces); n++ {
		start, end := pieces[0].Start, pieces[n-1].End
		p.Piece = check.Piece{Start: start, End: end, Tok: pieces[0].Tok}
		if p.syntax, err = parse(c, p.Piece); err == nil {
			return p, n
		}
	}
	w.fail(c, "a part of the cell does not parse alone: %v", err)
	return p, n
}

// trailing returns the comment that stands behind a piece on its last line,
// and where what comes next begins.
func trailing(src string, at int) (comment string, next int) {
	line := src[at:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	rest := strings.TrimLeft(line, "; \t\r")
	if strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "/*") && strings.HasSuffix(strings.TrimSpace(rest), "*/") {
		return strings.TrimRight(rest, " \t\r"), at + len(line)
	}
	return "", at
}

// takeRefs lists the names of a cell. Where the checker put two objects at one
// place, the name was used there to mean the second.
func (w *writer) takeRefs(c *cell) {
	at := map[int]ref{}
	put := func(id *ast.Ident, o types.Object, def bool) {
		name := id.Name
		if i := strings.Index(name, "·"); i >= 0 {
			if !strings.HasSuffix(name, "·old") {
				return
			}
			name = name[:i]
		}
		if o == nil || !id.Pos().IsValid() || name == "_" || name == "." {
			return
		}
		if old := c.checked.Old[o]; old != nil {
			o = old
		}
		line, col := c.checked.Position(id.Pos())
		if line < 1 || line > len(c.lines) {
			return
		}
		r := ref{start: c.lines[line-1] + col - 1, obj: o, def: def}
		r.end = r.start + len(name)
		if g := w.tops[o]; g != nil && g.base != "" {
			r.end = r.start + len(recalling.FindString(c.Source[r.start:]))
			name = c.Source[r.start:r.end]
		}
		if r.end > len(c.Source) || c.Source[r.start:r.end] != name {
			if strings.Contains(c.Source, "//line ") || strings.Contains(c.Source, "/*line ") {
				w.fail(c, "line directives cannot be kept")
			}
			return // an import that the session added
		}
		if have, ok := at[r.start]; !ok || have.def && !def {
			at[r.start] = r
		}
	}
	for id, o := range c.checked.Info.Defs {
		put(id, o, true)
	}
	for id, o := range c.checked.Info.Uses {
		put(id, o, false)
	}
	for _, k := range sorted(at) {
		c.refs = append(c.refs, at[k])
	}
}

// at returns the object that the name at an offset stands for, nil for none.
func (c *cell) at(offset int) types.Object {
	i, ok := slices.BinarySearchFunc(c.refs, offset, func(r ref, o int) int { return r.start - o })
	if !ok {
		return nil
	}
	return c.refs[i].obj
}

// within returns the names between two offsets.
func (c *cell) within(start, end int) []ref {
	i, _ := slices.BinarySearchFunc(c.refs, start, func(r ref, o int) int { return r.start - o })
	j, _ := slices.BinarySearchFunc(c.refs, end, func(r ref, o int) int { return r.start - o })
	return c.refs[i:j]
}

// offset is where a position of the checked cell lies in the source.
func (c *cell) offset(pos token.Pos) int {
	line, col := c.checked.Position(pos)
	return c.lines[line-1] + col - 1
}

// edit replaces a part of the source.
type edit struct {
	start, end int
	text       string
}

// render returns the source between two offsets with the names that the
// program gives things, and with edits.
func (w *writer) render(c *cell, start, end int, edits ...edit) string {
	all := slices.Clone(edits)
	for _, r := range c.within(start, end) {
		if s := w.refText(c, r); s != c.Source[r.start:r.end] {
			all = append(all, edit{r.start, r.end, s})
		}
	}
	slices.SortStableFunc(all, func(a, b edit) int { return a.start - b.start })
	var b strings.Builder
	at := start
	for _, e := range all {
		if e.start < at { // inside of what an edit replaced
			continue
		}
		b.WriteString(c.Source[at:e.start] + e.text)
		at = e.end
	}
	b.WriteString(c.Source[at:end])
	return b.String()
}

// refText is how a name of a cell is written in the program.
func (w *writer) refText(c *cell, r ref) string {
	name := c.Source[r.start:r.end]
	switch o := r.obj.(type) {
	case *types.PkgName:
		return w.imports.use(o.Imported())
	case *types.Var:
		if o.IsField() {
			return w.fieldName(o, name)
		}
	}
	if g := w.tops[r.obj]; g != nil {
		return g.name
	}
	if w.dotted(c, r) {
		return w.imports.use(r.obj.Pkg()) + "." + name
	}
	return name
}

// fieldName is the name of a field: an embedded one is called like its type.
func (w *writer) fieldName(o *types.Var, name string) string {
	if o = o.Origin(); !o.Embedded() {
		return name
	}
	t := o.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := t.(interface{ Obj() *types.TypeName }); ok {
		if g := w.tops[n.Obj()]; g != nil {
			return g.name
		}
	}
	return name
}

// dotted says that a name is a package's that a dot import brought.
func (w *writer) dotted(c *cell, r ref) bool {
	p := r.obj.Pkg()
	if r.def || p == nil || p == c.checked.Pkg || r.obj.Parent() != p.Scope() {
		return false
	}
	before := strings.TrimRight(c.Source[:r.start], " \t\r\n")
	return !strings.HasSuffix(before, ".") || strings.HasSuffix(before, "...")
}
