package rewrite

import (
	"go/token"
	"testing"

	"fluxrepl/interp/check"
)

// TestObserved: a cell is rewritten although the types of compiled cells have
// methods that the interpreter knows no body of.
func TestObserved(t *testing.T) {
	w, scope, fset := NewWorld(), check.NewScope(), token.NewFileSet()
	compiled, diags := check.Check(scope, fset, "cell 1", "type T struct{}\nfunc (T) M() {}\nvar v T")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	scope.Declare(compiled.Objects, compiled.Docs)
	w.Observe(compiled)
	w.Number(scope.Lookup("T").Type())
	cell, diags := check.Check(scope, fset, "cell 2", "func f() int { return 4 }\nf()")
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	if _, err := w.Rewrite(cell); err != nil {
		t.Error(err)
	}
}
