package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"iter"
	"sort"
	"strings"

	"fluxrepl/interp/symbols"
)

// cursorName stands for the name that is being typed. Without it x. at the end of a
// line would swallow the next one.
const cursorName = "cursor__"

// glimpse is what the type checker makes of an unfinished cell.
type glimpse struct {
	file   *ast.File
	pkg    *types.Package
	info   *types.Info
	target token.Pos // where the name in question begins
}

// glimpses yields ways to look at the cell around the name at a place, the most
// faithful first: the whole cell, the cell up to the cursor with its brackets closed,
// and the expression alone. The name is replaced by cursorName.
func glimpses(env Env, src string, at place) iter.Seq2[int, *glimpse] {
	return looks(env, src, at, cursorName)
}

// looks is glimpses with a name of choice at the place.
func looks(env Env, src string, at place, name string) iter.Seq2[int, *glimpse] {
	return func(yield func(int, *glimpse) bool) {
		head := src[:at.start] + name
		texts := []struct {
			text   string
			target int
			strict bool
		}{
			{head + src[at.end:], at.start, true},
			{head + closers(at.open), at.start, false},
			{src[at.from:at.start] + name, at.start - at.from, false},
		}
		for i, t := range texts {
			if g := look(env, t.text, t.target, t.strict); g != nil && !yield(i, g) {
				return
			}
		}
	}
}

// closers returns what closes the open brackets.
func closers(open []token.Token) string {
	var b strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == token.LBRACE {
			b.WriteString("\n")
		}
		b.WriteString(closing[open[i]].String())
	}
	return b.String()
}

// look checks a cell as far as it goes. The name in question begins at target. It
// returns nil if nothing can be made of the cell, or if it has syntax errors and
// strict asks for none.
func look(env Env, text string, target int, strict bool) (g *glimpse) {
	// The type checker is made for trees without syntax errors. Where it trips over
	// one there is nothing to offer, which is no reason to fail.
	defer func() {
		if recover() != nil {
			g = nil
		}
	}()
	if len(text) > maxGlimpse {
		return nil
	}
	chunks, diags := split([]byte(text))
	if len(chunks) == 0 || (strict && len(diags) > 0) {
		return nil
	}
	s := &sketch{text: text, target: target}
	s.write(chunks)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", s.out.String(), parser.AllErrors|parser.SkipObjectResolution)
	if file == nil || (strict && err != nil) {
		return nil
	}
	g = &glimpse{file: file, pkg: types.NewPackage(mainPath, mainPath)}
	g.target = fset.File(file.FileStart).Pos(s.at)
	g.fill(env)
	g.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Instances: map[*ast.Ident]types.Instance{},
	}
	conf := types.Config{GoVersion: goVersion, Importer: symbols.ReadyImporter(), Error: func(error) {}, Sizes: types.SizesFor("gc", "amd64")}
	_ = types.NewChecker(&conf, fset, g.pkg, g.info).Files([]*ast.File{file})
	return g
}

// maxGlimpse bounds the cells that are looked at, in bytes: a completion that takes a
// second helps nobody.
const maxGlimpse = 1 << 18

// fill puts the names of the session into the package's scope, but those that the
// file declares, and the packages that a cell may use without an import.
func (g *glimpse) fill(env Env) {
	own := declared(g.file)
	scope := g.pkg.Scope()
	for _, n := range env.Names() {
		if o := env.Lookup(n); o != nil && !own[n] {
			insert(scope, g.pkg, n, o)
		}
	}
	ast.Inspect(g.file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if !ok || own[id.Name] || scope.Lookup(id.Name) != nil {
			return true
		}
		if o := env.Lookup(id.Name); o != nil { // the kept value of a cell, for all others are there
			insert(scope, g.pkg, id.Name, o)
			return true
		}
		if path := WellKnown(id.Name); path != "" {
			if p, err := symbols.Ready(path); err == nil {
				scope.Insert(types.NewPkgName(token.NoPos, g.pkg, id.Name, p))
			}
		}
		return true
	})
}

// insert puts an object of the session into a scope. A package's name is made anew:
// the checker marks it as used.
func insert(scope *types.Scope, pkg *types.Package, name string, o types.Object) {
	if p, ok := o.(*types.PkgName); ok {
		scope.Insert(types.NewPkgName(token.NoPos, pkg, name, p.Imported()))
		return
	}
	if o.Name() == name {
		scope.Insert(o)
	}
}

// declared lists the names that a file declares for its package.
func declared(file *ast.File) map[string]bool {
	own := map[string]bool{}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				own[d.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					own[s.Name.Name] = true
				case *ast.ValueSpec:
					for _, n := range s.Names {
						own[n.Name] = true
					}
				case *ast.ImportSpec:
					own[importSpecName(s)] = true
				}
			}
		}
	}
	return own
}

// importSpecName is the name that an import declares.
func importSpecName(s *ast.ImportSpec) string {
	if s.Name != nil {
		return s.Name.Name
	}
	path := strings.Trim(s.Path.Value, "\"`")
	if p, err := symbols.Ready(path); err == nil {
		return p.Name()
	}
	return path[strings.LastIndexByte(path, '/')+1:]
}

// at returns the name in question and the nodes around it, outermost first.
func (g *glimpse) at() (*ast.Ident, []ast.Node) {
	var path, found []ast.Node
	var id *ast.Ident
	ast.Inspect(g.file, func(n ast.Node) bool {
		if n == nil {
			path = path[:len(path)-1]
			return true
		}
		if x, ok := n.(*ast.Ident); ok && x.Pos() == g.target && id == nil {
			id = x
			found = append(found, path...)
		}
		path = append(path, n)
		return true
	})
	return id, found
}

// scopeNames returns what the cell itself declares and the blocks around pos.
func (g *glimpse) scopeNames(env Env, pos token.Pos) []candidate {
	var found []candidate
	group := groupLocal
	for s := g.pkg.Scope().Innermost(pos); s != nil && s != types.Universe; s = s.Parent() {
		names := s.Names()
		sort.Strings(names)
		for _, n := range names {
			o := s.Lookup(n)
			if s != g.pkg.Scope() && o.Pos() >= pos && o.Pos().IsValid() {
				continue // declared further down
			}
			if s == g.pkg.Scope() && (n == "__cursor" || o == env.Lookup(n)) {
				continue // the session's are listed apart
			}
			if _, isPkg := o.(*types.PkgName); isPkg && s == g.pkg.Scope() {
				continue
			}
			found = append(found, candidate{text: n, kind: kindOf(o), obj: o, group: group})
		}
	}
	return found
}

// literalKeys returns the fields that a composite literal of a struct lacks, if the
// name in question can be one of its keys. only says that nothing else can stand
// there, since other fields have keys.
func (g *glimpse) literalKeys(id *ast.Ident, parents []ast.Node) (found []candidate, only bool) {
	lit, ok := parent(parents, 0).(*ast.CompositeLit)
	if kv, isPair := parent(parents, 0).(*ast.KeyValueExpr); isPair && kv.Key == ast.Expr(id) {
		lit, ok = parent(parents, 1).(*ast.CompositeLit)
	}
	if !ok || lit.Type == ast.Expr(id) {
		return nil, false
	}
	t := g.info.Types[lit].Type
	if t == nil {
		return nil, false
	}
	if p, isPtr := t.Underlying().(*types.Pointer); isPtr {
		t = p.Elem() // &T{…} with T left out
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil, false
	}
	have := map[string]bool{}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key != id {
				have[key.Name], only = true, true
			}
		}
	}
	for f := range s.Fields() {
		if visible(f, g.pkg) && !have[f.Name()] {
			found = append(found, candidate{text: f.Name() + ": ", kind: "field", obj: f, owner: ownerName(t), group: groupField})
		}
	}
	return found, only
}
