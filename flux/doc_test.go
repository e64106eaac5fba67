package flux

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryExportedNameIsDocumented reads the comments: each begins with the
// name, as in "Sum adds …" or "A Tensor is …". A list of constants may have one
// comment for all.
func TestEveryExportedNameIsDocumented(t *testing.T) {
	check := func(name string, comments ...*ast.CommentGroup) {
		short := name[strings.LastIndex(name, ".")+1:]
		if !ast.IsExported(name) || !ast.IsExported(short) {
			return
		}
		for _, c := range comments {
			text := strings.TrimSpace(c.Text())
			for _, article := range []string{"A ", "An ", "The "} {
				text = strings.TrimPrefix(text, article)
			}
			if after, ok := strings.CutPrefix(text, short); ok && strings.IndexAny(after+" ", " ,.:'s\n") == 0 {
				return
			}
		}
		t.Errorf("%s has no comment that begins with its name", name)
	}
	for _, file := range parsed(t) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				check(nameOf(f), f.Doc)
				continue
			}
			g := d.(*ast.GenDecl)
			for _, spec := range g.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					check(s.Name.Name, s.Doc, g.Doc)
				case *ast.ValueSpec:
					if g.Lparen.IsValid() && g.Doc != nil { // a comment for all
						continue
					}
					for _, name := range s.Names {
						check(name.Name, s.Doc, g.Doc)
					}
				}
			}
		}
	}
}

// unshown says why a name is in no Example.
var unshown = map[string]string{
	"Tensor.String": "what fmt calls", "Tensor.GoString": "what fmt calls", "Tensor.Format": "what fmt calls",
	"Interrupt": "stops everything that runs: TestInterrupt",
}

// TestEveryOperationIsInAnExample looks for every exported function, and every
// exported method of Tensor, in the Examples that print something: those run as
// cells of a session, too.
func TestEveryOperationIsInAnExample(t *testing.T) {
	paths, err := filepath.Glob("*_test.go")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range doc.Examples(file) {
			if e.Output == "" {
				continue
			}
			ast.Inspect(e.Code, func(n ast.Node) bool {
				if s, ok := n.(*ast.SelectorExpr); ok {
					shown[s.Sel.Name] = true
				}
				return true
			})
		}
	}
	for _, file := range parsed(t) {
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || !f.Name.IsExported() || f.Recv != nil && !strings.HasPrefix(nameOf(f), "Tensor.") {
				continue
			}
			name, seen := nameOf(f), shown[f.Name.Name]
			for _, twin := range []string{"Keep", "Of"} { // the same with axes kept, of another type
				seen = seen || shown[strings.TrimSuffix(f.Name.Name, twin)]
			}
			if _, excused := unshown[name]; excused == seen {
				t.Errorf("%s: in an Example %v, listed as in none %v", name, seen, excused)
			}
		}
	}
}
