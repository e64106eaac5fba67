package rewrite

import (
	"go/ast"
	"go/token"
	"reflect"
	"strings"
	"testing"

	"fluxrepl/interp/check"
)

// TestRulesAreComplete lists the kinds of nodes that can stand where an
// expression or statement does; each has a row.
func TestRulesAreComplete(t *testing.T) {
	nodes := []ast.Node{
		(*ast.Ident)(nil), (*ast.BasicLit)(nil), (*ast.FuncLit)(nil), (*ast.CompositeLit)(nil), (*ast.ParenExpr)(nil),
		(*ast.SelectorExpr)(nil), (*ast.IndexExpr)(nil), (*ast.IndexListExpr)(nil), (*ast.SliceExpr)(nil), (*ast.TypeAssertExpr)(nil),
		(*ast.CallExpr)(nil), (*ast.StarExpr)(nil), (*ast.UnaryExpr)(nil), (*ast.BinaryExpr)(nil),
		(*ast.AssignStmt)(nil), (*ast.BlockStmt)(nil), (*ast.BranchStmt)(nil), (*ast.DeclStmt)(nil), (*ast.DeferStmt)(nil),
		(*ast.EmptyStmt)(nil), (*ast.ExprStmt)(nil), (*ast.ForStmt)(nil), (*ast.GoStmt)(nil), (*ast.IfStmt)(nil), (*ast.IncDecStmt)(nil),
		(*ast.LabeledStmt)(nil), (*ast.RangeStmt)(nil), (*ast.ReturnStmt)(nil), (*ast.SelectStmt)(nil), (*ast.SendStmt)(nil),
		(*ast.SwitchStmt)(nil), (*ast.TypeSwitchStmt)(nil),
	}
	rows := map[reflect.Type]int{}
	for _, r := range Rules() {
		rows[reflect.TypeOf(r.Node)]++
	}
	for _, n := range nodes {
		if got := rows[reflect.TypeOf(n)]; got != 1 {
			t.Errorf("%T has %d rows, want 1", n, got)
		}
	}
}

func rewritten(t *testing.T, w *World, s *check.Scope, src string) (*Unit, error) {
	t.Helper()
	cell, diags := check.Check(s, token.NewFileSet(), "cell 1", src)
	if len(diags) > 0 {
		t.Fatalf("%s: %v", src, diags)
	}
	u, err := w.Rewrite(cell)
	if err == nil {
		s.Declare(cell.Objects, cell.Docs)
	}
	return u, err
}

// TestNothingForbiddenIsWritten rewrites what the interpreter gets wrong and
// looks for it in what came out.
func TestNothingForbiddenIsWritten(t *testing.T) {
	tests := []struct{ name, src, never string }{
		{"defer", "func f(x int) { defer println(x) }", "defer "},
		{"go", "func f() {}\ngo f()", "go f"},
		{"type switch", "var x any\nswitch x.(type) { case error: }", ".(type)"},
		{"assertion", "var x any\ns, ok := x.(string)\n_, _ = s, ok", ".(string)"},
		{"send and receive", "c := make(chan int)\nc <- 1\n<-c", "<-"},
		{"generics", "func id[T any](x T) T { return x }\nid(3)", "[T any]"},
		{"methods", "type T int\nfunc (t T) M() int { return 1 }\nT(1).M()", ".M("},
		{"range over integer", "for i := range 3 { _ = i }", "range 3"},
		{"recover", "func f() { recover() }", " recover()"},
		{"builtins", "m := map[int]int{}\nclear(m)\nprintln(max(1, len(m)))", " max("},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u, err := rewritten(t, NewWorld(), check.NewScope(), tt.src)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(u.Source, tt.never) {
				t.Errorf("%q is in\n%s", tt.never, u.Source)
			}
		})
	}
}

func TestRefusalLeavesTheWorldAsItWas(t *testing.T) {
	w, s := NewWorld(), check.NewScope()
	if _, err := rewritten(t, w, s, "x := 1\nos.Args = nil"); err == nil {
		t.Fatal("no refusal")
	}
	if len(w.names) != 0 || len(w.current) != 0 || len(w.aliases) != 0 {
		t.Errorf("names %v, current %v, aliases %v are left behind", w.names, w.current, w.aliases)
	}
}

func TestStaleDefinitionsAreNamed(t *testing.T) {
	w, s := NewWorld(), check.NewScope()
	for _, src := range []string{"x := 1", "func get() int { return x }"} {
		if _, err := rewritten(t, w, s, src); err != nil {
			t.Fatal(err)
		}
	}
	u, err := rewritten(t, w, s, "x := \"s\"")
	if err != nil {
		t.Fatal(err)
	}
	if want := "get still uses the earlier x (int)"; len(u.Notes) != 1 || u.Notes[0] != want {
		t.Errorf("notes %q, want %q", u.Notes, want)
	}
}
