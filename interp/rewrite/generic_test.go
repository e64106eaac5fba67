package rewrite

import (
	"go/types"
	"strings"
	"testing"

	"fluxrepl/interp/symbols"
)

// unsourced are the generic functions of these packages that are left out, with
// the reason.
var unsourced = map[string]string{}

// TestGenericSignatures holds every generic function that has a source here
// against the real one: the same type parameters, parameters and results, so
// that what the checker said of a call is true of the body that runs.
func TestGenericSignatures(t *testing.T) {
	all, err := generics()
	if err != nil {
		t.Fatal(err)
	}
	for path, g := range all {
		real, err := symbols.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range real.Scope().Names() {
			o, ok := real.Scope().Lookup(name).(*types.Func)
			if !ok || !o.Exported() || o.Signature().TypeParams().Len() == 0 {
				continue
			}
			ours, ok := g.funcs[name]
			if !ok {
				if unsourced[path+"."+name] == "" {
					t.Errorf("%s.%s has no source and no reason", path, name)
				}
				continue
			}
			if got, want := signature(ours.obj), signature(o); got != want {
				t.Errorf("%s.%s:\ngot  %s\nwant %s", path, name, got, want)
			}
		}
	}
}

// signature writes a generic signature without names of parameters.
func signature(f *types.Func) string {
	sig := f.Signature()
	var b strings.Builder
	for i := range sig.TypeParams().Len() {
		p := sig.TypeParams().At(i)
		b.WriteString(p.Obj().Name() + " " + types.TypeString(p.Constraint(), nil) + "; ")
	}
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for i := range tuple.Len() {
			b.WriteString(types.TypeString(tuple.At(i).Type(), nil) + ", ")
		}
		b.WriteString("| ")
	}
	if sig.Variadic() {
		b.WriteString("variadic")
	}
	return strings.ReplaceAll(b.String(), "interface{", "(")
}
