//go:build linux && cgo

package native

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"testing"
	"unsafe"

	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/toolchain"
)

// made are types that no compiled code of this test has: package reflect makes
// them first.
var made = []struct {
	source string
	made   reflect.Type
}{
	{"[]map[int8][]uint16", reflect.SliceOf(reflect.MapOf(of[int8](), reflect.SliceOf(of[uint16]())))},
	{"func(int8, map[string][]int8, ...uint16) (bool, error)", reflect.FuncOf([]reflect.Type{of[int8](), reflect.MapOf(of[string](), reflect.SliceOf(of[int8]())), reflect.SliceOf(of[uint16]())}, []reflect.Type{of[bool](), of[error]()}, true)},
	{"[5]complex64", reflect.ArrayOf(5, of[complex64]())},
	{"chan<- (<-chan uint16)", reflect.ChanOf(reflect.SendDir, reflect.ChanOf(reflect.RecvDir, of[uint16]()))},
	{"chan (<-chan int8)", reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, of[int8]()))},
	{"***uint16", reflect.PointerTo(reflect.PointerTo(reflect.PointerTo(of[uint16]())))},
	{"map[rune]byte", reflect.MapOf(of[rune](), of[byte]())},
	{"func() (int8, func(uint16))", reflect.FuncOf(nil, []reflect.Type{of[int8](), reflect.FuncOf([]reflect.Type{of[uint16]()}, nil, false)}, false)},
}

func of[T any]() reflect.Type { return reflect.TypeFor[T]() }

// TestOneDescriptor: types that package reflect made before a plugin brought
// them are the same types in the plugin.
func TestOneDescriptor(t *testing.T) {
	tools, err := toolchain.Find(context.Background(), toolchain.Options{Open: Open, Packages: []string{"fmt"}})
	var none *toolchain.UnavailableError
	if errors.As(err, &none) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := tools.Close(); err != nil {
			t.Error(err)
		}
	}()
	src := "package main\nimport rt \"fluxrepl/interp/native/cellrt\"\nimport \"unsafe\"\nvar p *[]any\nfunc init() { rt.Register(&rt.Unit{Path: \"s/test\", Vars: []rt.Var{{ID: 1, At: (*unsafe.Pointer)(unsafe.Pointer(&p))}}, Entry: entry}) }\nfunc entry() {\n in := *p\n"
	var values []any
	known := map[types.Type]reflect.Type{}
	s := seen{compiled: func(t types.Type) reflect.Type { return known[t] }}
	for _, m := range made {
		typ := parse(t, m.source)
		known[typ] = m.made
		s.note(typ)
		values = append(values, reflect.Zero(m.made).Interface())
		src += "{ _, ok := in[0].(" + m.source + "); rt.Result(ok); in = in[1:] }\n"
	}
	built, err := tools.Build(context.Background(), toolchain.Package{
		Path: "s/test", Files: []toolchain.File{{Name: "cell.go", Source: src + "}\n"}}, Imports: []string{"fluxrepl/interp/native/cellrt"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.publish(tools.Dir()); err != nil {
		t.Fatal(err)
	}
	if err := Open(built.Plugin); err != nil {
		t.Fatal(err)
	}
	var got []any
	cellrt.SetHost(cellrt.Host{Result: func(vs []any) { got = append(got, vs...) }})
	defer cellrt.SetHost(cellrt.Host{})
	u := cellrt.Take("s/test")
	*u.Vars[0].At = unsafe.Pointer(&values)
	u.Entry()
	for i, m := range made {
		if got[i] != true {
			t.Errorf("%s made by reflect is another type in the plugin", m.source)
		}
	}
}

func parse(t *testing.T, text string) types.Type {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", "package p\nvar x "+text, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := (&types.Config{}).Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg.Scope().Lookup("x").Type()
}
