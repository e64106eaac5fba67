//go:build linux && cgo

package toolchain

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fluxrepl/interp/symbols"
)

// folder writes files below a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// modules returns a toolchain and its modules, without a network.
func modules(t *testing.T) (*Toolchain, *Modules) {
	t.Helper()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOSUMDB", "off")
	tc := find(t, Options{})
	m, err := tc.Modules(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return tc, m
}

func mustGet(t *testing.T, m *Modules, what string) Got {
	t.Helper()
	got, err := m.Get(t.Context(), what, nil)
	if err != nil {
		t.Fatalf("Get(%q): %v", what, err)
	}
	return got
}

// say builds and opens a package that leaves fmt.Sprint of an expression in the
// environment, and returns that.
func say(t *testing.T, tc *Toolchain, expr string, imports ...string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n")
	for _, path := range imports {
		fmt.Fprintf(&b, "\tm %q\n", path)
	}
	fmt.Fprintf(&b, ")\n\nfunc init() { os.Setenv(\"SAID\", fmt.Sprint(%s)) }\n", expr)
	mustOpen(t, mustBuild(t, tc, append([]string{"fmt", "os"}, imports...), b.String()))
	return lookup(t, "SAID")
}

const greetSource = `// Package greet greets.
package greet

import "fmt"

// Greeting is what is said.
type Greeting struct {
	// To is who is greeted.
	To string
	N  int // N counts.
}

// String words the greeting.
func (g Greeting) String() string { return "hello " + g.To }

// Loud is a greeting, or anything else, louder.
func Loud[T fmt.Stringer](x T) string { return x.String() + "!" }

// Most is the most.
const Most = 3
`

func TestModuleInAFolder(t *testing.T) {
	tc, m := modules(t)
	dir := folder(t, map[string]string{
		"go.mod":                  "module fluxrepl.test/greet\n\ngo 1.24\n",
		"greet.go":                greetSource,
		"sub/sub.go":              "package sub\n\nimport \"fluxrepl.test/greet/internal/in\"\n\nconst N = in.N\n",
		"internal/in/in.go":       "package in\n\nconst N = 5\n",
		"cmd/tool/main.go":        "package main\n\nfunc main() {}\n",
		"testdata/broken/main.go": "package",
	})
	t.Chdir(filepath.Dir(dir))
	got := mustGet(t, m, "./"+filepath.Base(dir))
	if got.Path != "fluxrepl.test/greet" || got.Version != "" || got.Dir != dir {
		t.Errorf("got %+v", got)
	}
	if want := []string{"fluxrepl.test/greet", "fluxrepl.test/greet/sub"}; !slices.Equal(got.Packages, want) {
		t.Errorf("packages: got %q, want %q", got.Packages, want)
	}
	if text := m.Text(); !strings.Contains(text, "require fluxrepl.test/greet v0.0.0\n") || !strings.Contains(text, "replace fluxrepl.test/greet => "+dir+"\n") {
		t.Errorf("go.mod:\n%s", text)
	}
	if got := say(t, tc, `m.Loud(m.Greeting{To: "you"})`, "fluxrepl.test/greet"); got != "hello you!" {
		t.Errorf("got %q", got)
	}
	if got := say(t, tc, `m.N`, "fluxrepl.test/greet/sub"); got != "5" {
		t.Errorf("got %q", got)
	}
	checkGreet(t, m)
}

// checkGreet looks at the types and docs of the package.
func checkGreet(t *testing.T, m *Modules) {
	t.Helper()
	p, err := symbols.Import("fluxrepl.test/greet") // as the type checker asks
	if err != nil {
		t.Fatal(err)
	}
	std, err := symbols.Import("fmt")
	if err != nil {
		t.Fatal(err)
	}
	stringer := std.Scope().Lookup("Stringer").Type()
	loud := p.Scope().Lookup("Loud").Type().(*types.Signature)
	if bound := loud.TypeParams().At(0).Constraint(); !types.Identical(bound, stringer) {
		t.Errorf("the constraint is %v, another fmt.Stringer than that of fmt", bound)
	}
	if !types.Implements(p.Scope().Lookup("Greeting").Type(), stringer.Underlying().(*types.Interface)) {
		t.Error("Greeting is no fmt.Stringer")
	}
	again, err := m.Importer(t.Context()).Import("fluxrepl.test/greet")
	if err != nil || again != p {
		t.Errorf("imported again: %p %v, want the same %p", again, err, p)
	}
	for name, want := range map[string]string{
		"": "Package greet greets.", "Greeting": "Greeting is what is said.", "Greeting.To": "To is who is greeted.",
		"Greeting.N": "N counts.", "Greeting.String": "String words the greeting.", "Most": "Most is the most.",
		"Loud": "Loud is a greeting, or anything else, louder.",
	} {
		if got := symbols.Doc("fluxrepl.test/greet", name); got != want {
			t.Errorf("doc of %q: got %q, want %q", name, got, want)
		}
	}
}

func TestModuleWithAssembly(t *testing.T) {
	tc, m := modules(t)
	dir := folder(t, map[string]string{
		"go.mod":         "module fluxrepl.test/asm\n\ngo 1.24\n",
		"add_decl.go":    "//go:build amd64 || arm64\n\npackage asm\n\n// Add adds.\nfunc Add(a, b int64) int64\n",
		"add_other.go":   "//go:build !amd64 && !arm64\n\npackage asm\n\n// Add adds.\nfunc Add(a, b int64) int64 { return a + b }\n",
		"add_amd64.s":    "#include \"textflag.h\"\n\nTEXT ·Add(SB), NOSPLIT, $0-24\n\tMOVQ a+0(FP), AX\n\tADDQ b+8(FP), AX\n\tMOVQ AX, ret+16(FP)\n\tRET\n",
		"add_arm64.s":    "#include \"textflag.h\"\n\nTEXT ·Add(SB), NOSPLIT, $0-24\n\tMOVD a+0(FP), R0\n\tMOVD b+8(FP), R1\n\tADD R1, R0, R0\n\tMOVD R0, ret+16(FP)\n\tRET\n",
		"nested/go.mod":  "module fluxrepl.test/asm/nested\n",
		"nested/file.go": "package nested\n",
	})
	got := mustGet(t, m, "fluxrepl.test/asm=>"+dir)
	if want := []string{"fluxrepl.test/asm"}; !slices.Equal(got.Packages, want) {
		t.Errorf("packages: got %q, want %q", got.Packages, want)
	}
	if got := say(t, tc, "m.Add(40, 2)", got.Path); got != "42" {
		t.Errorf("got %q", got)
	}
}

const countSource = `package count

/*
static int n;
static int next(void) { return ++n; }
#cgo LDFLAGS: -lm
#include <math.h>
static double root(double x) { return sqrt(x); }
*/
import "C"

// Next counts, in C.
func Next() int { return int(C.next()) }

// Root is the square root, of C's library.
func Root(x float64) float64 { return float64(C.root(C.double(x))) }
`

func TestModuleWithCgo(t *testing.T) {
	tc, m := modules(t)
	dir := folder(t, map[string]string{"go.mod": "module fluxrepl.test/count\n\ngo 1.24\n", "count.go": countSource})
	path := mustGet(t, m, dir).Path
	if got := say(t, tc, "m.Next(), m.Root(2.25)", path); got != "1 1.5" {
		t.Errorf("first: got %q", got)
	}
	if got := say(t, tc, "m.Next()", path); got != "2" {
		t.Errorf("a second plugin has a counter of its own: got %q", got)
	}
}

func TestModuleWithCxx(t *testing.T) {
	if _, err := exec.LookPath("g++"); err != nil {
		t.Skip("there is no C++ compiler: ", err)
	}
	tc, m := modules(t)
	dir := folder(t, map[string]string{
		"go.mod": "module fluxrepl.test/cxx\n\ngo 1.24\n",
		"x.go":   "package cxx\n\n// int length(int);\nimport \"C\"\n\n// Length is that of a vector, in C++.\nfunc Length(n int) int { return int(C.length(C.int(n))) }\n",
		"x.cpp":  "#include <vector>\n\nextern \"C\" int length(int n) { std::vector<int> v(n); return v.size(); }\n",
	})
	path := mustGet(t, m, dir).Path
	if got := say(t, tc, "m.Length(7)", path); got != "7" {
		t.Errorf("got %q", got)
	}
}

// proxy serves modules from a folder, in the form of GOPROXY. The versions carry
// the contents' hash: the Go command keeps what it fetched once for good.
func proxy(t *testing.T, path string, files map[string]string) (url, version string) {
	t.Helper()
	names := slices.Sorted(maps.Keys(files))
	hash := sha256.New()
	for _, name := range names {
		fmt.Fprintf(hash, "%q %q\n", name, files[name])
	}
	version = fmt.Sprintf("v1.2.3-t%x", hash.Sum(nil)[:6])
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(path + "@" + version + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	at := path + "/@v/"
	dir := folder(t, map[string]string{
		at + "list": version + "\n", at + version + ".info": fmt.Sprintf(`{"Version":%q}`, version),
		at + version + ".mod": files["go.mod"], at + version + ".zip": b.String(),
	})
	return "file://" + dir, version
}

func TestModuleFromAProxy(t *testing.T) {
	tc, m := modules(t)
	const path = "fluxrepl.test/fetched"
	url, version := proxy(t, path, map[string]string{
		"go.mod":     "module " + path + "\n\ngo 1.24\n\nrequire golang.org/x/text v0.41.0\n",
		"sub/sub.go": "package sub\n\n// N is a number.\nconst N = 1\n",
		"fetched.go": "package fetched\n\nimport \"golang.org/x/text/language\"\n\n// Tag is a language.\nfunc Tag(s string) string { return language.MustParse(s).String() }\n",
	})
	t.Setenv("GOPROXY", url)
	var heard []string
	got, err := m.Get(t.Context(), path+"/sub@latest", func(line string) { heard = append(heard, line) })
	if err != nil {
		t.Fatal(err)
	}
	if got.Path != path || got.Version != version || len(heard) == 0 {
		t.Errorf("got %+v, heard %q", got, heard)
	}
	if got := say(t, tc, `m.Tag("EN-gb")`, path); got != "en-GB" {
		t.Errorf("got %q", got)
	}
	if text := m.Text(); !strings.Contains(text, "require "+path+" "+version+"\n") || strings.Contains(text, "golang.org") {
		t.Errorf("go.mod:\n%s", text)
	}
	before := m.Text()
	m.accept(tc.currentModFile(), modFile{Require: []struct{ Path, Version string }{{path, "v1.0.0"}}}, path, "")
	_, err = m.Get(t.Context(), path+"@"+version, nil)
	if e, ok := errors.AsType[*VersionError](err); !ok || !e.Loaded || e.Have != "v1.0.0" || e.Need != version {
		t.Errorf("another version of what is loaded: got %T %v, want a *VersionError", err, err)
	}
	m.accept(tc.currentModFile(), modFile{Require: []struct{ Path, Version string }{{path, version}}}, path, "")
	if _, err := m.Get(t.Context(), "fluxrepl.test/nothing@v1.0.0", nil); err == nil {
		t.Error("got a module that nobody has")
	} else if e, ok := errors.AsType[*PackageError](err); !ok || e.Path != "fluxrepl.test/nothing" {
		t.Errorf("got %T %v, want a *PackageError", err, err)
	}
	if m.Text() != before {
		t.Errorf("a failure changed go.mod to\n%s", m.Text())
	}
}

func TestModuleThatWantsAnotherVersion(t *testing.T) {
	_, m := modules(t)
	const path = "fluxrepl.test/base"
	url, version := proxy(t, path, map[string]string{"go.mod": "module " + path + "\n\ngo 1.24\n", "base.go": "package base\n"})
	t.Setenv("GOPROXY", url)
	mustGet(t, m, path+"@"+version)
	// From here on the program contains an older one.
	m.base[path], m.t.host.deps = "v1.0.0", nil
	dir := folder(t, map[string]string{
		"go.mod":  "module fluxrepl.test/newer\n\ngo 1.24\n\nrequire " + path + " " + version + "\n",
		"main.go": "package newer\n\nimport _ \"" + path + "\"\n",
	})
	_, err := m.Get(t.Context(), dir, nil)
	e, ok := errors.AsType[*VersionError](err)
	if !ok || e.Module != path || e.Have != "v1.0.0" || e.Need != version || e.Wanted != dir {
		t.Errorf("got %T %v, want a *VersionError", err, err)
	}
	if strings.Contains(m.Text(), "newer") {
		t.Errorf("go.mod has the module that was refused:\n%s", m.Text())
	}
	own := folder(t, map[string]string{"go.mod": "module golang.org/x/text\n"})
	_, err = m.Get(t.Context(), own, nil)
	if e, ok := errors.AsType[*VersionError](err); !ok || e.Module != "golang.org/x/text" {
		t.Errorf("a folder in place of a module of the program: got %T %v, want a *VersionError", err, err)
	}
}

func TestModulesOfTheProgram(t *testing.T) {
	tc, m := modules(t)
	const path = "golang.org/x/text/language"
	if !m.Provides(path) || m.Provides("example.com/x") || m.Provides("fmt") {
		t.Error("Provides is wrong about golang.org/x/text/language, example.com/x or fmt")
	}
	if got := say(t, tc, `m.MustParse("DE")`, path); got != "de" {
		t.Errorf("got %q", got)
	}
	if p, err := symbols.Import(path); err != nil || p.Scope().Lookup("MustParse") == nil {
		t.Errorf("got %v %v", p, err)
	}
	for _, what := range []string{"golang.org/x/text", "golang.org/x/text@" + m.base["golang.org/x/text"], path + "@" + m.base["golang.org/x/text"]} {
		if got := mustGet(t, m, what); got.Path != "golang.org/x/text" || got.Version == "" || !slices.Contains(got.Packages, path) {
			t.Errorf("Get(%q): got %+v", what, got)
		}
	}
	if len(m.List()) > 0 {
		t.Errorf("added %v", m.List())
	}
}

func TestSourceThatChanges(t *testing.T) {
	tc, m := modules(t)
	dir := folder(t, map[string]string{
		"go.mod": "module fluxrepl.test/changes\n\ngo 1.24\n", "a.go": "package changes\n\nconst N = 1\n",
		"sub/b.go": "package sub\n\nimport \"fluxrepl.test/changes\"\n\nconst N = changes.N\n",
	})
	path := mustGet(t, m, dir).Path
	if got := say(t, tc, "m.N", path); got != "1" {
		t.Errorf("got %q", got)
	}
	mustGet(t, m, dir) // again, which changes nothing
	elsewhere := folder(t, map[string]string{"go.mod": "module " + path + "\n\ngo 1.24\n", "a.go": "package changes\n"})
	_, err := m.Get(t.Context(), elsewhere, nil)
	if e, ok := errors.AsType[*VersionError](err); !ok || !e.Loaded || e.Have != "from "+dir || e.Need != "from "+elsewhere {
		t.Errorf("the module from another folder: got %T %v, want a *VersionError", err, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.go"), []byte("package changes\n\nconst N = 2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = tc.Build(t.Context(), Package{
		Path: uniquePath(), Imports: []string{path + "/sub"},
		Files: []File{{Name: "cell.go", Source: "package main\n\nimport _ \"" + path + "/sub\"\n"}},
	})
	if e, ok := errors.AsType[*ChangedError](err); !ok || e.Path != path {
		t.Errorf("got %T %v, want a *ChangedError", err, err)
	}
}

func TestWrongGets(t *testing.T) {
	_, m := modules(t)
	empty := t.TempDir()
	named := folder(t, map[string]string{"go.mod": "module \"fluxrepl.test/named\" // so\n"})
	for what, want := range map[string]string{
		"":                        "want module@version",
		"-x":                      "want module@version",
		"a b":                     "want module@version",
		empty:                     "there is no module in " + empty,
		"./nothing":               "there is no module in",
		"example.com/x=>" + named: "is called fluxrepl.test/named",
		"example.com/x@v1.0.0":    "GOPROXY=off",
		"fluxrepl@v1.0.0":         "fluxrepl",
	} {
		if _, err := m.Get(t.Context(), what, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Get(%q): got %v, want an error with %q", what, err, want)
		}
	}
}

func TestZeroVersion(t *testing.T) {
	for path, want := range map[string]string{
		"a.b/c": "v0.0.0", "a.b/c/v2": "v2.0.0", "gopkg.in/yaml.v3": "v3.0.0", "a.v2/c": "v0.0.0", "x": "v0.0.0", "a/very": "v0.0.0",
	} {
		if got := zeroVersion(path); got != want {
			t.Errorf("zeroVersion(%q) = %q, want %q", path, got, want)
		}
	}
}
