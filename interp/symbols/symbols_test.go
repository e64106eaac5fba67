package symbols

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"

	"github.com/traefik/yaegi/interp"
	"github.com/traefik/yaegi/stdlib"

	"fluxrepl/interp/display"
)

// TestGenerated fails if a generated file is not what gen writes now. It needs the
// go command of the version that wrote them: archives hold the standard library's
// API, which differs from version to version.
func TestGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the standard library's export data")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("no go command")
	}
	mark, err := os.ReadFile("std.txt")
	if err != nil {
		t.Fatal(err)
	}
	if version, _, _ := strings.Cut(string(mark), "\n"); version != runtime.Version() {
		t.Skipf("generated with %s, this is %s", version, runtime.Version())
	}
	out, err := exec.Command("go", "run", "./gen", "-check").CombinedOutput()
	if err != nil {
		t.Errorf("go run ./gen -check: %v\n%s", err, out)
	}
}

// TestImportEverything reads every package, from several goroutines at once, and
// looks at every exported name.
func TestImportEverything(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, path := range Packages() {
				p, err := Import(path)
				if err != nil {
					t.Errorf("Import(%q): %v", path, err)
					continue
				}
				if !p.Complete() {
					t.Errorf("%s is not complete", path)
				}
				for _, name := range p.Scope().Names() {
					_ = types.ObjectString(p.Scope().Lookup(name), nil)
				}
			}
		})
	}
	wg.Wait()
	if n := len(Packages()); n < 150 {
		t.Errorf("%d packages, want the whole standard library", n)
	}
}

func TestImportUnknown(t *testing.T) {
	_, err := Import("example.org/nothing")
	var want *ImportError
	if !errors.As(err, &want) || want.Path != "example.org/nothing" {
		t.Errorf("got %v, want an *ImportError for the path", err)
	}
}

// TestCheck checks a program against the built-in types; one universe for all.
func TestCheck(t *testing.T) {
	const src = `package p
import ("fmt"; "slices"; "strings"; "iter"; "net/http"; "io"; "maps"; "sync/atomic"; "fluxrepl/interp/display")
type T struct{}
func (T) ServeHTTP(w http.ResponseWriter, r *http.Request) { io.Copy(w, strings.NewReader("x")); fmt.Fprint(w, r.URL) }
var _ http.Handler = T{}
var _ iter.Seq[string] = maps.Keys(map[string]int{})
var n atomic.Pointer[T]
func f(xs []int) display.Data { slices.Sort(xs); d, _ := display.Of(xs); return d }
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: Importer()}
	if _, err := conf.Check("p", fset, []*ast.File{f}, nil); err != nil {
		t.Error(err)
	}
}

// TestIdentity sees that a type mentioned by one package and declared by another is
// the same, in whatever order they are read.
func TestIdentity(t *testing.T) {
	h, err := Import("net/http")
	if err != nil {
		t.Fatal(err)
	}
	u, err := Import("net/url")
	if err != nil {
		t.Fatal(err)
	}
	field, _, _ := types.LookupFieldOrMethod(h.Scope().Lookup("Request").Type(), true, h, "URL")
	if want := types.NewPointer(u.Scope().Lookup("URL").Type()); !types.Identical(field.Type(), want) {
		t.Errorf("http.Request.URL is %v, want %v", field.Type(), want)
	}
}

// TestNoMachinePath looks for paths of the machine that wrote the archives: greps the
// type information for this folder and the home folder, and wants every position in a
// file that is named by its package.
func TestNoMachinePath(t *testing.T) {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	bad := [][]byte{[]byte(filepath.Dir(filepath.Dir(dir)) + "/"), []byte("/pkg/mod/")}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		bad = append(bad, []byte(home+"/"))
	}
	// Docs of the standard library may name such paths; types must not.
	for name := range entries() {
		if !strings.HasPrefix(name, "types/") {
			continue
		}
		content := read(name)
		for _, b := range bad {
			if bytes.Contains(content, b) {
				t.Errorf("%s contains %q", name, b)
			}
		}
	}
	for _, path := range Packages() {
		p, err := Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range p.Scope().Names() {
			file := universe.fset.Position(p.Scope().Lookup(n).Pos()).Filename
			if filepath.IsAbs(file) {
				t.Fatalf("%s.%s is declared in %q, want a path without a machine's folders", path, n, file)
			}
		}
	}
}

func TestExports(t *testing.T) {
	all := Exports()
	if all["fmt/fmt"]["Println"].IsZero() {
		t.Error("fmt.Println is missing")
	}
	if all["fluxrepl/interp/display/display"]["Show"].Kind() != reflect.Func {
		t.Error("display.Show is missing")
	}
	all["fmt/fmt"] = nil
	if Exports()["fmt/fmt"] == nil {
		t.Error("the outer map is not the caller's own")
	}
	for key := range stdlib.Symbols {
		if path := key[:max(0, lastSlash(key))]; path != "" && !strings.Contains(path, ".") {
			if _, err := Import(path); err != nil {
				t.Errorf("the interpreter has %s, the checker has not: %v", path, err)
			}
		}
	}
}

func TestHas(t *testing.T) {
	tests := []struct {
		path, name string
		want       bool
	}{
		{"fmt", "", true},
		{"fmt", "Println", true},
		{"fmt", "Stringer", true},
		{"fmt", "_Stringer", false},
		{"math", "Pi", true},
		{"os", "Stdout", true},
		{"math/rand/v2", "IntN", true},
		{"slices", "Sort", false},
		{"iter", "", false},
		{"fmt", "Nothing", false},
		{"nowhere", "", false},
		{"fluxrepl/interp/display", "", true},
		{"fluxrepl/interp/display", "Data", true},
		{"fluxrepl/interp/display", "MIMETypeHTML", true},
	}
	for _, tt := range tests {
		if got := Has(tt.path, tt.name); got != tt.want {
			t.Errorf("Has(%q, %q): got %v, want %v", tt.path, tt.name, got, tt.want)
		}
	}
	if v, ok := Value("math", "MaxInt8"); !ok || !v.IsValid() {
		t.Errorf("Value(math, MaxInt8): got %v, %v", v, ok)
	}
}

// TestHouseIsWhole: the interpreter has every name of our packages but generics,
// of which there are none.
func TestHouseIsWhole(t *testing.T) {
	for _, path := range Packages() {
		if !strings.HasPrefix(path, "fluxrepl/") {
			continue
		}
		p, err := Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range p.Scope().Names() {
			if o := p.Scope().Lookup(name); o.Exported() && !Has(path, name) {
				t.Errorf("the interpreter lacks %s (%v): exported generics cannot be used in a cell", name, o)
			}
		}
	}
}

func TestDoc(t *testing.T) {
	tests := []struct{ path, name, want string }{
		{"fmt", "", "Package fmt implements"},
		{"fmt", "Println", "Println formats"},
		{"strings", "Builder", "A Builder is used"},
		{"strings", "Builder.WriteString", "WriteString appends"},
		{"net/http", "Server.Addr", "Addr optionally specifies"},
		{"io", "Reader", "Reader is the interface"},
		{"math", "Pi", "Mathematical constants"},
		{"fluxrepl/interp/display", "Data.Text", "Text returns the text/plain form"},
		{"fluxrepl/interp/display", "Data.Metadata", "per MIME type"},
		{"builtin", "append", "The append built-in function"},
		{"fmt", "Nothing", ""},
		{"nowhere", "", ""},
	}
	for _, tt := range tests {
		got := Doc(tt.path, tt.name)
		if !strings.HasPrefix(got, tt.want) || (tt.want == "") != (got == "") {
			t.Errorf("Doc(%q, %q): got %q, want %q…", tt.path, tt.name, got, tt.want)
		}
	}
}

// make calls an adapter's constructor.
func construct(t *testing.T, path, name, typeName string, value any, methods ...any) any {
	t.Helper()
	ctor, names, ok := Adapter(path, name)
	if !ok {
		t.Fatalf("no adapter for %s.%s", path, name)
	}
	if len(names) != len(methods) {
		t.Fatalf("adapter for %s.%s: methods %v, test gives %d", path, name, names, len(methods))
	}
	args := []reflect.Value{reflect.ValueOf(typeName), reflect.ValueOf(&value).Elem()}
	for _, m := range methods {
		args = append(args, reflect.ValueOf(m))
	}
	return ctor.Call(args)[0].Interface()
}

type inner struct{ n int }

func (inner) HTML() string { return "<b>inner</b>" }

func TestAdapters(t *testing.T) {
	e := construct(t, "", "error", "myErr", inner{1}, func() string { return "broken" }).(error)
	if e.Error() != "broken" || fmt.Sprint(e) != "broken" {
		t.Errorf("error: got %v", e)
	}
	if errors.Unwrap(e) != nil {
		t.Errorf("errors.Unwrap: got %v, want nil", errors.Unwrap(e))
	}
	over := construct(t, "", "error", "over", fmt.Errorf("a: %w", io.EOF), func() string { return "b" }).(error)
	if !errors.Is(over, io.EOF) {
		t.Error("an adapted error does not wrap what its value wraps")
	}

	xs := []int{3, 1, 2}
	s := construct(t, "sort", "Interface", "byAge", xs,
		func() int { return len(xs) },
		func(i, j int) bool { return xs[i] < xs[j] },
		func(i, j int) { xs[i], xs[j] = xs[j], xs[i] }).(sort.Interface)
	if sort.Sort(s); !slices.IsSorted(xs) {
		t.Errorf("sort.Sort: got %v", xs)
	}
	if got := fmt.Sprint(s); got != "byAge" {
		t.Errorf("String: got %q, want the type's name", got)
	}
	if name, ok := TypeName(s); name != "byAge" || !ok {
		t.Errorf("TypeName: got %q, %v", name, ok)
	}

	var b bytes.Buffer
	w := construct(t, "io", "Writer", "tee", inner{2}, b.Write).(io.Writer)
	if fmt.Fprintf(w, "%d", 7); b.String() != "7" {
		t.Errorf("io.Writer: wrote %q", b.String())
	}

	str := construct(t, "fmt", "Stringer", "temp", inner{3}, func() string { return "21°" })
	h := construct(t, "fluxrepl/interp/display", "HTMLer", "temp", str, func() string { return "<b>21°</b>" })
	if got := fmt.Sprint(h); got != "21°" {
		t.Errorf("String of an adapter of a Stringer: got %q", got)
	}
	d, _ := display.Of(h)
	if d.Data["text/html"] != "<b>21°</b>" || d.Text() != "21°" {
		t.Errorf("display: got %v", d.Data)
	}
	if got := Unwrap(h); got != (inner{3}) {
		t.Errorf("Unwrap: got %v, want the cell's value", got)
	}
	if got := Unwrap(5); got != 5 {
		t.Errorf("Unwrap(5): got %v", got)
	}
	if _, _, ok := Adapter("go/ast", "Node"); ok {
		t.Error("an adapter that was not asked for")
	}
}

// TestAdaptersImplement: every adapter's constructor gives its interface, takes its
// methods in order, and the interpreter's wrapper has the fields that it wants.
func TestAdaptersImplement(t *testing.T) {
	for _, name := range Adapters() {
		a := adapters()[name]
		ct := a.ctor.Type()
		face := ct.Out(0)
		if face.Kind() != reflect.Interface || face.Name() != a.name || face.PkgPath() != a.path {
			t.Errorf("%s: constructs a %v", name, face)
		}
		if ct.NumIn() != len(a.methods)+2 || face.NumMethod() != len(a.methods) {
			t.Errorf("%s: methods %v, constructor %v", name, a.methods, ct)
			continue
		}
		for i, m := range a.methods {
			method, ok := face.MethodByName(m)
			if !ok || method.Type != ct.In(i+2) {
				t.Errorf("%s.%s: constructor takes %v, want %v", name, m, ct.In(i+2), method.Type)
			}
		}
	}
}

// TestInterpreter uses the tables in the interpreter itself: a cell's own type is
// handed to compiled code, and a constant, type and function come out.
func TestInterpreter(t *testing.T) {
	it := interp.New(interp.Options{})
	if err := it.Use(Exports()); err != nil {
		t.Fatal(err)
	}
	eval := func(src string) reflect.Value {
		t.Helper()
		v, err := it.EvalWithContext(context.Background(), src)
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		return v
	}
	eval(`import "fluxrepl/interp/display"`)
	if got := eval(`display.MIMETypeHTML`).String(); got != "text/html" {
		t.Errorf("constant: got %q", got)
	}
	if got := eval(`display.Math("x").Text()`).String(); got != "x" {
		t.Errorf("call: got %q", got)
	}
	eval(`type Page struct { n int }`)
	eval(`func (p Page) HTML() string { return "<b>page</b>" }`)
	eval(`func wrap() display.HTMLer { return Page{7} }`)
	h, ok := eval(`wrap()`).Interface().(display.HTMLer)
	if !ok || h.HTML() != "<b>page</b>" {
		t.Fatalf("conversion: got %v", eval(`wrap()`))
	}
	if u, ok := h.(interface{ Unwrap() any }); !ok || u.Unwrap() == nil {
		t.Error("the wrapper does not give its value back")
	}
}

// TestTablesHaveNoLocalNames keeps generated Go free of what would differ between
// machines.
func TestTablesHaveNoLocalNames(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	local := regexp.MustCompile(`"/(home|root|usr|work|tmp)/`)
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), "table") && !strings.HasPrefix(f.Name(), "adapters") {
			continue
		}
		b, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		if m := local.Find(b); m != nil {
			t.Errorf("%s contains %q", f.Name(), m)
		}
	}
}

func BenchmarkImportFmt(b *testing.B) {
	for b.Loop() {
		universe.packages = map[string]*types.Package{"unsafe": types.Unsafe}
		universe.read = map[string]bool{"unsafe": true}
		if _, err := Import("fmt"); err != nil {
			b.Fatal(err)
		}
	}
}
