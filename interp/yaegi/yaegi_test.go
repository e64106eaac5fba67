package yaegi

import (
	"context"
	"fmt"
	"go/types"
	"strings"
	"sync/atomic"
	"testing"
)

// list numbers types in a slice.
type list struct{ all []types.Type }

func (l *list) Type(n int) types.Type { return l.all[n] }

func (l *list) Number(t types.Type) int {
	for i, u := range l.all {
		if types.Identical(t, u) {
			return i
		}
	}
	l.all = append(l.all, t)
	return len(l.all) - 1
}

func newEngine(t *testing.T) (*Engine, *list) {
	t.Helper()
	l := &list{}
	e, err := New(l, nil, Hooks{})
	if err != nil {
		t.Fatal(err)
	}
	return e, l
}

// TestRunNumber: the engine reaches into the interpreter for the number that
// every frame compares. If the interpreter keeps it elsewhere, an interrupt
// does nothing and this test says so.
func TestRunNumber(t *testing.T) {
	e, _ := newEngine(t)
	run, err := e.Load(nil, "var n int\nfunc spin() { for { n++ } }\nfunc count() { n = -1 }\n", "spin")
	if err != nil {
		t.Fatal(err)
	}
	before := atomic.LoadUint64(e.runID)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	o := e.Run(ctx, run)
	if !o.Interrupted || o.Abandoned {
		t.Fatalf("an endless loop ended as %+v: the interpreter's run number is not where it was", o)
	}
	if after := atomic.LoadUint64(e.runID); after != before {
		t.Errorf("run number %d after an interrupt, want %d again", after, before)
	}
	count, err := e.Load(nil, "func again() { n = -1 }\n", "again")
	if err != nil {
		t.Fatal(err)
	}
	if o := e.Run(context.Background(), count); o.Interrupted || o.Panic {
		t.Errorf("a cell after an interrupt ended as %+v", o)
	}
}

// TestBoxPrintsItsValue: through every way of printing, in compiled values
// too, a box is its value and never its engine.
func TestBoxPrintsItsValue(t *testing.T) {
	e, _ := newEngine(t)
	pkg := types.NewPackage("main", "main")
	st := types.NewStruct([]*types.Var{types.NewField(0, pkg, "X", types.Typ[types.Int], false)}, nil)
	named := types.NewNamed(types.NewTypeName(0, pkg, "P", nil), st, nil)
	b := e.boxOf(named, struct{ X int }{3})
	tests := []struct{ name, got, want string }{
		{"plain", fmt.Sprint(b), "{3}"},
		{"plus", fmt.Sprintf("%+v", b), "{X:3}"},
		{"sharp", fmt.Sprintf("%#v", b), "main.P{X:3}"},
		{"in a slice", fmt.Sprint([]any{b, 1}), "[{3} 1]"},
		{"in a map", fmt.Sprintf("%+v", map[string]any{"a": b}), "map[a:{X:3}]"},
		{"String", b.String(), "{X:3}"},
		{"type", b.TypeName(), "main.P"},
		{"pointer", e.boxOf(types.NewPointer(named), &struct{ X int }{4}).String(), "&{X:4}"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if s := fmt.Sprintf("%+v", struct{ hidden any }{b}); strings.Contains(s, "binPkg") {
		t.Errorf("a box in an unexported field shows the interpreter: %.80s…", s)
	}
	if j, err := b.MarshalJSON(); err != nil || string(j) != `{"X":3}` {
		t.Errorf("MarshalJSON: %s, %v", j, err)
	}
}
