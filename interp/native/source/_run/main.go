package main

import (
	"context"
	"fmt"
	"go/token"
	"os"
	"plugin"
	"runtime/debug"
	"strings"
	"time"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/native/cellrt"
	"fluxrepl/interp/native/source"
	"fluxrepl/interp/native/toolchain"
	"fluxrepl/interp/symbols"
)

func open(p string) error { _, err := plugin.Open(p); return err }

func main() {
	ctx := context.Background()
	t, err := toolchain.Find(ctx, toolchain.Options{Open: open})
	if err != nil {
		panic(err)
	}
	defer t.Close()
	h := heap.New()
	w := source.NewWorld(h)
	scope := check.NewScope()
	fset := token.NewFileSet()
	for _, p := range []string{"fluxrepl/flux", "fluxrepl/interp/display"} {
		pkg, _ := symbols.Import(p)
		scope.Import(pkg.Name(), pkg)
	}
	verbose := os.Getenv("V") != ""
	cellrt.SetHost(cellrt.Host{
		Result: func(v []any) {
			if verbose {
				fmt.Printf("=> %v\n", v)
			}
		},
		Panic: func(v any, st []byte) { fmt.Fprintf(os.Stderr, "goroutine panic: %v\n", v) },
	})
	n := 0
	code := 0
	for _, f := range os.Args[1:] {
		b, err := os.ReadFile(f)
		if err != nil {
			panic(err)
		}
		for _, src := range strings.Split(string(b), "\n----\n") {
			n++
			if !one(ctx, t, h, w, scope, fset, src, n, verbose) {
				code = 1
			}
		}
	}
	os.Exit(code)
}

func one(ctx context.Context, t *toolchain.Toolchain, h *heap.Heap, w *source.World, scope *check.Scope, fset *token.FileSet, src string, n int, verbose bool) bool {
	cell, diags := check.Check(scope, fset, fmt.Sprintf("cell %d", n), src)
	if len(diags) > 0 {
		fmt.Fprintln(os.Stderr, "check:", diags)
		return false
	}
	path := fmt.Sprintf("s/r%d", n)
	u, err := w.Write(cell, path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		return false
	}
	if os.Getenv("S") != "" {
		fmt.Fprintln(os.Stderr, u.Files[0].Source)
	}
	begin := time.Now()
	r, err := t.Build(ctx, toolchain.Package{Path: path, Files: []toolchain.File{{Name: u.Files[0].Name, Source: u.Files[0].Source}}, Imports: u.Imports})
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err, "\n", u.Files[0].Source)
		w.Rollback()
		return false
	}
	if err := open(r.Plugin); err != nil {
		fmt.Fprintln(os.Stderr, "open:", err)
		w.Rollback()
		return false
	}
	built := time.Since(begin)
	unit := cellrt.Take(path)
	byID := map[int]*heap.Var{}
	for _, v := range u.Vars {
		byID[v.ID] = v
	}
	for _, v := range unit.Vars {
		if old, made := byID[v.ID].Made(); made && old.Type().Elem() != v.Type {
			byID[v.ID].Retype(v.Type)
		}
		p, err := byID[v.ID].Pointer(v.Type)
		if err != nil {
			fmt.Fprintln(os.Stderr, "heap:", err)
			return false
		}
		*v.At = p.UnsafePointer()
	}
	for _, f := range unit.Funcs {
		f.Store()
	}
	for _, i := range cell.Imports {
		scope.Import(i.Name, i.Pkg)
	}
	scope.Declare(cell.Objects, cell.Docs)
	for _, note := range u.Notes {
		fmt.Fprintln(os.Stderr, "note:", note)
	}
	ok := true
	begin = time.Now()
	done := make(chan bool)
	go func() {
		returned := false
		defer func() {
			r := recover()
			if returned {
				return
			}
			switch r := r.(type) {
			case cellrt.Exit:
				fmt.Fprintf(os.Stderr, "exit status %d\n", r.Code)
			case cellrt.Goexited:
			default:
				fmt.Fprintf(os.Stderr, "panic: %v\n%s\n", r, trace())
				ok = false
			}
		}()
		defer close(done)
		unit.Entry()
		returned = true
	}()
	<-done
	if verbose {
		fmt.Fprintf(os.Stderr, "[%d: build %v, run %v]\n", n, built.Round(time.Millisecond), time.Since(begin))
	}
	return ok
}

func trace() string { return string(debug.Stack()) }
