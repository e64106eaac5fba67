package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"fluxrepl/kernel/nbformat"
)

// runFlags are the flags of `fluxrepl run`.
type runFlags struct {
	sessionFlags
	out, html string
	timeout   time.Duration
}

func runCommand() *command {
	return &command{
		name: "run", args: "FILE.ipynb|FILE.go|-",
		short: "run a notebook, a Go program or a script of cells",
		long: `
Runs all code cells of FILE in one session and prints what they show. The first
cell that fails ends the run with exit status 1, unless it has the tag
raises-exception; Ctrl-C ends it with 130. What was run until then is written
all the same.

FILE.ipynb is a notebook; its cells run in its directory. FILE.go is a program
(package main), whose output is printed as it is, or a script of cells that lines
beginning with // %% divide (// %% [markdown] begins a cell of comments that are
text). - reads either from standard input.`,
		setup: func(fs *flag.FlagSet) action {
			var f runFlags
			fs.StringVar(&f.out, "out", "", "write the executed notebook to `FILE.ipynb`")
			fs.StringVar(&f.html, "html", "", "write a page to `FILE.html`")
			f.declare(fs)
			fs.DurationVar(&f.timeout, "timeout", 0, "interrupt a cell that runs longer than `DURATION`, e.g. 90s")
			return func(a *app, args []string) error { return a.run(f, args) }
		},
	}
}

func (a *app) run(f runFlags, args []string) error {
	args, own := programArguments(args)
	path, err := oneFile("run", args, "file")
	if err != nil {
		return err
	}
	if f.timeout < 0 {
		return &usageError{message: fmt.Sprintf("run: --timeout: want more than 0s, got %s", f.timeout)}
	}
	doc, err := a.open(path)
	if err != nil {
		return err
	}
	if doc.program && f.out == "" && f.html == "" && f.memory == "" {
		return a.program(f, doc, own)
	}
	if len(own) > 0 {
		return &usageError{message: fmt.Sprintf("run: %q: only a Go program takes arguments", own[0])}
	}
	if f.out, err = absolute(f.out); err != nil { // the session may change the directory
		return err
	}
	if f.html, err = absolute(f.html); err != nil {
		return err
	}
	s, err := a.openSession(f.sessionFlags, doc.dir, doc.compiles())
	if err != nil {
		return err
	}
	r := &runner{app: a, session: s, plain: doc.plain, program: doc.program, timeout: f.timeout}
	ran := r.notebook(doc)
	written := doc.write(f)
	if err := s.Close(); err != nil && written == nil {
		written = err
	}
	if written != nil {
		say(a.stderr, "fluxrepl:", written)
	}
	if ran == nil && written != nil {
		return &exitError{statusFailed}
	}
	return ran
}

// document is a file to run: a notebook, or Go source cut into the cells of one.
type document struct {
	*nbformat.Notebook
	name string // how errors call it
	dir  string // where its cells run; "" = where fluxrepl runs
	base string // directory of the file, for its pictures

	plain   bool // one piece of Go: print its output without any decoration
	whole   bool // errors name the file, not a cell, and os.Exit gives the exit status
	program bool // package main: it has no value
}

// open reads the file to run.
func (a *app) open(path string) (*document, error) {
	if path == "-" {
		return parseDocument("standard input", "", io.LimitReader(a.stdin, nbformat.MaxSize+1))
	}
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such file", path)
		}
		return nil, err
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a directory: want a notebook or a Go file", path)
	}
	doc, err := parseDocument(path, filepath.Ext(path), f)
	if err != nil {
		return nil, err
	}
	if doc.base, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, err
	}
	if filepath.Ext(path) == ".ipynb" {
		doc.dir = doc.base // as Jupyter does
	}
	return doc, nil
}

func (d *document) write(f runFlags) error {
	d.SetKernel(kernelMetadata())
	if f.out != "" {
		if err := d.WriteFile(f.out); err != nil {
			return err
		}
	}
	if f.html == "" {
		return nil
	}
	return d.writePage(f.html)
}

func (d *document) writePage(path string) error {
	page := nbformat.Page{Footer: "Run with fluxrepl " + version(), TrustHTML: true} // our own run made the outputs
	if d.Title() == "" {
		page.Title = filepath.Base(d.name)
	}
	if d.base != "" {
		page.Assets = os.DirFS(d.base)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := nbformat.WriteHTML(f, d.Notebook, page); err != nil {
		_ = f.Close()
		return fmt.Errorf("writing %s: %w", path, err)
	}
	return f.Close()
}

func absolute(path string) (string, error) {
	if path == "" {
		return "", nil
	}
	return filepath.Abs(path)
}

// compiled matches what makes a cell one for the native engine.
var compiled = regexp.MustCompile(`(?m)^\s*type\s|^func \(|^%%(native|bench|test)|^%get`)

// compiles says whether a document is likely to need the native engine, which
// is then made ready while its first cells run.
func (d *document) compiles() bool {
	for _, c := range d.Cells {
		if c.Kind == nbformat.Code && compiled.MatchString(c.Source) {
			return true
		}
	}
	return false
}
