//go:build linux && cgo

package toolchain

import (
	"context"
	"errors"
	"fmt"
	"os"
	"plugin"
	"slices"
	"strings"
	"testing"
	"time"

	"fluxrepl/flux"
)

// openPlugin is what the engine passes as Options.Open.
func openPlugin(path string) error {
	_, err := plugin.Open(path)
	return err
}

// lookup takes what a plugin left in the environment, which the tests' plugins
// talk to the test through: there is no package of the tests' own that host and
// plugins could share.
func lookup(t *testing.T, name string) string {
	t.Helper()
	v, ok := os.LookupEnv(name)
	if !ok {
		t.Fatalf("%s was not set by a plugin", name)
	}
	if err := os.Unsetenv(name); err != nil {
		t.Error(err)
	}
	return v
}

// find returns a toolchain, or skips the test where there is none.
func find(t testing.TB, opt Options) *Toolchain {
	t.Helper()
	if opt.Packages == nil {
		opt.Packages = []string{"fmt", "os", "fluxrepl/flux"}
	}
	tc, err := Find(context.Background(), opt)
	if e, ok := errors.AsType[*UnavailableError](err); ok {
		t.Skip(e)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := tc.Close(); err != nil {
			t.Error(err)
		}
	})
	return tc
}

// counter makes the paths of the tests' packages unique in the process.
var counter int

func uniquePath() string {
	counter++
	return fmt.Sprintf("t/r%d", counter)
}

func mustBuild(t testing.TB, tc *Toolchain, imports []string, src string) Result {
	t.Helper()
	r, err := tc.Build(context.Background(), Package{
		Path: uniquePath(), Files: []File{{Name: "cell.go", Source: src}}, Imports: imports,
	})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustOpen(t testing.TB, r Result) {
	t.Helper()
	if err := openPlugin(r.Plugin); err != nil {
		t.Fatal(err)
	}
	if err := r.Discard(); err != nil {
		t.Error(err)
	}
}

func TestInitRunsAndTypesAreShared(t *testing.T) {
	for _, plain := range []bool{false, true} {
		t.Run(fmt.Sprintf("plain=%t", plain), func(t *testing.T) {
			tc := find(t, Options{PlainLink: plain})
			first := mustBuild(t, tc, []string{"fmt", "os", "fluxrepl/flux"}, `package main

import (
	"fmt"
	"os"

	"fluxrepl/flux"
)

type point struct{ X, y int }

type T_point = point

func (p point) Sum() int { return p.X + p.y }

type T_pair[A, B any] struct { First A; Second B }

const C_seven = 7

func F_swap[A, B any](p T_pair[A, B]) T_pair[B, A] { return T_pair[B, A]{p.Second, p.First} }

func init() {
	os.Setenv("FIRST", fmt.Sprintf("%T %d %v", point{}, point{1, 2}.Sum(), flux.Ones(2).Shape()))
}
`)
			mustOpen(t, first)
			if got, want := lookup(t, "FIRST"), "main.point 3 "+fmt.Sprint(flux.Ones(2).Shape()); got != want {
				t.Errorf("first plugin: got %q, want %q", got, want)
			}
			second := mustBuild(t, tc, []string{"fmt", "os", first.Path}, `package main

import (
	"fmt"
	"os"

	m "`+first.Path+`"
)

func init() {
	var v any = m.T_point{X: 4}
	_, same := v.(interface{ Sum() int })
	os.Setenv("SECOND", fmt.Sprintf("%T %t %v %d", v, same, m.F_swap(m.T_pair[int, string]{1, "a"}), m.C_seven))
}
`)
			mustOpen(t, second)
			if got, want := lookup(t, "SECOND"), "main.point true {a 1} 7"; got != want {
				t.Errorf("second plugin: got %q, want %q", got, want)
			}
			third := mustBuild(t, tc, []string{"os", second.Path}, `package main

import (
	"os"

	_ "`+second.Path+`"
)

func init() { os.Setenv("THIRD", os.Getenv("FIRST")+os.Getenv("SECOND")) }
`)
			mustOpen(t, third)
			if got := lookup(t, "THIRD"); got != "" {
				t.Errorf("an init ran twice and left %q", got)
			}
		})
	}
}

func TestCompileErrorsHavePositions(t *testing.T) {
	tc := find(t, Options{})
	_, err := tc.Build(context.Background(), Package{
		Path: uniquePath(), Imports: []string{"fmt"},
		Files: []File{{Name: "cell.go", Source: "package main\n\nimport \"fmt\"\n\n//line cell 7:3:1\nfunc f() int { return \"a\" + undefinedName }\n\nfunc g() { fmt.Nothing() }\n"}},
	})
	e, ok := errors.AsType[*CompileError](err)
	if !ok {
		t.Fatalf("got %v, want a *CompileError", err)
	}
	var got []string
	for _, d := range e.Diagnostics {
		got = append(got, d.String())
	}
	want := []string{"cell 7:3:29: undefined: undefinedName", "cell 7:5:16: undefined: fmt.Nothing"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestUnknownImport(t *testing.T) {
	tc := find(t, Options{})
	for _, path := range []string{"no/such/package", "example.com/no/such", "fluxrepl/nothing"} {
		_, err := tc.Build(context.Background(), Package{
			Path: uniquePath(), Imports: []string{path},
			Files: []File{{Name: "cell.go", Source: "package main\n\nimport _ \"" + path + "\"\n"}},
		})
		e, ok := errors.AsType[*PackageError](err)
		if !ok || e.Path != path {
			t.Errorf("import %s: got %T %v, want a *PackageError for it", path, err, err)
		} else {
			t.Log(e)
		}
	}
}

func TestWarmOpens(t *testing.T) {
	tc := find(t, Options{Open: openPlugin})
	if err := tc.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func TestProgress(t *testing.T) {
	var heard []string
	tc := find(t, Options{Progress: func(done, total int, what string) {
		heard = append(heard, fmt.Sprintf("%d of %d %s", done, total, what))
	}})
	tc.opt.Packages = []string{"errors"}
	total := tc.countPackages(t.Context())
	if total < 5 {
		t.Errorf("errors reaches %d packages", total)
	}
	line := tc.reporter(t.Context())
	for _, s := range []string{"errors", "# runtime/cgo", "go: downloading a.b/c v1.0.0", "", "a.b/c"} {
		line(s)
	}
	want := []string{fmt.Sprintf("1 of %d errors", total), fmt.Sprintf("2 of %d a.b/c", total)}
	if !slices.Equal(heard, want) {
		t.Errorf("got %q, want %q", heard, want)
	}
}

func TestCancel(t *testing.T) {
	tc := find(t, Options{})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := tc.Build(ctx, Package{
		Path: uniquePath(), Files: []File{{Name: "cell.go", Source: "package main\n"}},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

// BenchmarkCell builds and opens small cells that import fmt and flux, with the
// linker's shortcut and without, and fmt and viz, which reach 100 packages more.
// Run it with -benchtime=20x.
func BenchmarkCell(b *testing.B) {
	flux := []string{"fmt", "fluxrepl/flux"}
	b.Run("flux", func(b *testing.B) { benchmark(b, Options{}, flux, fluxCell) })
	b.Run("flux-plain", func(b *testing.B) { benchmark(b, Options{PlainLink: true}, flux, fluxCell) })
	b.Run("viz", func(b *testing.B) { benchmark(b, Options{}, []string{"fmt", "fluxrepl/viz"}, vizCell) })
}

func benchmark(b *testing.B, opt Options, imports []string, src string) {
	opt.Packages, opt.Open = imports, openPlugin
	tc := find(b, opt)
	if err := tc.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.Log(tc.linker.describe(tc.cc))
	var compile, link, open, total []float64
	for b.Loop() {
		start := time.Now()
		r := mustBuild(b, tc, imports, src)
		built := time.Now()
		mustOpen(b, r)
		compile = append(compile, milliseconds(r.Compile))
		link = append(link, milliseconds(r.Link))
		open = append(open, milliseconds(time.Since(built)))
		total = append(total, milliseconds(time.Since(start)))
	}
	for unit, all := range map[string][]float64{"compile": compile, "link": link, "open": open, "total": total} {
		slices.Sort(all)
		b.ReportMetric(all[len(all)/2], unit+"-p50-ms")
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

const fluxCell = `package main

import (
	"fmt"

	"fluxrepl/flux"
)

type point struct{ X, Y float64 }

func (p point) Norm() *flux.Tensor { return flux.Ones(2) }

func init() { _ = fmt.Sprint(point{1, 2}.Norm()) }
`

const vizCell = `package main

import (
	"fmt"

	"fluxrepl/viz"
)

type point struct{ X, Y float64 }

func init() { _ = fmt.Sprintf("%T", viz.Line) }
`
