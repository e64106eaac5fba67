package main

import (
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"fluxrepl/interp"
	"fluxrepl/interp/export"
	"fluxrepl/kernel/nbformat"
)

func exportCommand() *command {
	return &command{
		name: "export", args: "FILE.ipynb|FILE.go -o DIR",
		short: "write a notebook or a script of cells as a Go program",
		long: `
Writes the code cells of FILE as one compiled Go program that prints the same
text: DIR/main.go and DIR/go.mod, which "go run -C DIR ." runs. If DIR ends in
.go it is the one file. Nothing is run for it; cells that failed when the
notebook was run are taken from its outputs. Files that were not exported are
not overwritten.

A picture is printed by its text. The text between the cells and what cannot
be part of a program, such as a magic, become comments.`,
		setup: func(fs *flag.FlagSet) action {
			var out, source string
			fs.StringVar(&out, "o", "", "write the program to the folder `DIR`, or to a file.go")
			fs.StringVar(&source, "source", "", "`FOLDER` of fluxrepl's source, for programs that import its packages")
			return func(a *app, args []string) error { return a.export(args, out, source) }
		},
	}
}

func (a *app) export(args []string, out, source string) error {
	path, err := oneFile("export", args, "file")
	if err != nil {
		return err
	}
	if out == "" {
		return &usageError{message: "export: want a folder for the program: -o DIR"}
	}
	if source, err = absolute(source); err != nil {
		return err
	}
	doc, err := a.open(path)
	if err != nil {
		return err
	}
	name := "standard input"
	if path != "-" {
		name = filepath.Base(path)
	}
	f, err := interp.Program(exported(doc), export.Options{
		Origin: name, Module: strings.TrimSuffix(name, filepath.Ext(name)), Source: source,
	})
	if err != nil {
		return fmt.Errorf("%s: %w", doc.name, err)
	}
	if err := f.Write(out); err != nil {
		return err
	}
	sayf(a.stdout, "%s\n", out)
	return nil
}

// exported takes the code cells of a document, with the text before each.
func exported(doc *document) []export.Cell {
	var cells []export.Cell
	var text []string
	for _, c := range doc.Cells {
		switch {
		case c.Kind == nbformat.Markdown:
			text = append(text, c.Source)
		case c.Kind == nbformat.Code && strings.TrimSpace(c.Source) != "":
			cells = append(cells, export.Cell{
				Number: len(cells) + 1, Source: c.Source,
				Text: strings.Join(text, "\n\n"), Failed: failure(c),
			})
			text = nil
		}
	}
	return cells
}

// failure is how a cell failed when the notebook was run. One that is tagged
// as meant to fail, and was not run, is taken to panic.
func failure(c *nbformat.Cell) *export.Failure {
	for _, o := range c.Outputs {
		if o.Kind == nbformat.ErrorOutput {
			return &export.Failure{Kind: o.EName, Message: o.EValue}
		}
	}
	if len(c.Outputs) == 0 && c.Count == 0 && hasTag(c, "raises-exception") {
		return &export.Failure{Kind: "panic", Message: "meant to fail"}
	}
	return nil
}
