package nbformat

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (run with -update to see the change):\n%s", path, got)
	}
}

func read(t *testing.T, name string) *Notebook {
	t.Helper()
	nb, err := ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

func written(t *testing.T, nb *Notebook) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := nb.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// testdata/jupyter.ipynb was written by Python's nbformat 5.5.
func TestReadingAndWritingChangesNothing(t *testing.T) {
	want, err := os.ReadFile("testdata/jupyter.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, read(t, "jupyter.ipynb")); !bytes.Equal(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestOldNotebookIsUpgradedAndKept(t *testing.T) {
	nb := read(t, "old.ipynb")
	out := written(t, nb)
	golden(t, "old.golden.ipynb", out)
	again, err := Read(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if second := written(t, again); !bytes.Equal(out, second) {
		t.Errorf("the second writing differs:\n%s", second)
	}
	for name, ok := range map[string]bool{
		"Language is go":      nb.Language() == "go",
		"Title without marks": nb.Title() == "Old title",
		"Source joined":       nb.Cells[1].Source == "a := 1\na",
		"Count":               nb.Cells[1].Count == 7,
		"unknown output kept": nb.Cells[1].Outputs[2].Extra["depth"] != nil,
		"unknown field kept":  nb.Cells[1].Extra["cell_extra"] == true,
	} {
		if !ok {
			t.Errorf("%s: not so", name)
		}
	}
}

func TestReadErrors(t *testing.T) {
	cell := func(fields string) string {
		return `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","metadata":{},"outputs":[],"source":"","id":"ab",` + fields + `}]}`
	}
	for name, c := range map[string]struct{ in, want string }{
		"empty":          {" \n", "not a notebook (not JSON): the input is empty"},
		"web page":       {"<!DOCTYPE html>", "looks like a web page"},
		"go source":      {"package main\n", "looks like Go source"},
		"lfs pointer":    {"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"},
		"conflict":       {"{\n<<<<<<< HEAD\n", "merge conflicts"},
		"place":          {"{\n \"cells\": nope}", "line 2, column 12"},
		"cut off":        {`{"cells": [`, "the file ends in the middle"},
		"trailing":       {`{} {}`, "something follows the notebook"},
		"a list":         {`[1]`, "want a JSON object, got a list"},
		"other JSON":     {`{"a": 1}`, "nbformat: missing: this JSON file is no notebook"},
		"version 3":      {`{"nbformat":3,"nbformat_minor":0,"worksheets":[]}`, "notebook format 3.0: want 4.0 to 4.5; convert it first"},
		"version 5":      {`{"nbformat":5,"nbformat_minor":0}`, "notebook format 5.0: want 4.0 to 4.5"},
		"version text":   {`{"nbformat":"4"}`, "nbformat: want an integer, got a string"},
		"no cells":       {`{"nbformat":4,"metadata":{}}`, "cells: missing"},
		"cells object":   {`{"nbformat":4,"cells":{}}`, "cells: want a list, got an object"},
		"cell a number":  {`{"nbformat":4,"cells":[3]}`, "cell 1: want an object, got a number"},
		"kind":           {`{"nbformat":4,"cells":[{"cell_type":"heading","source":""}]}`, `cell 1: cell_type: want "code", "markdown" or "raw", got "heading"`},
		"no kind":        {`{"nbformat":4,"cells":[{"source":""}]}`, "cell_type: missing"},
		"no source":      {`{"nbformat":4,"cells":[{"cell_type":"raw"}]}`, "cell 1: source: missing"},
		"count":          {cell(`"execution_count":-1`), `cell 1 (id "ab"): execution_count: want an integer ≥ 0, got -1`},
		"fraction":       {cell(`"execution_count":1.5`), "want an integer ≥ 0, got 1.5"},
		"metadata":       {`{"nbformat":4,"metadata":[],"cells":[]}`, "metadata: want an object, got a list"},
		"attachments":    {`{"nbformat":4,"cells":[{"cell_type":"raw","source":"","attachments":{"a":1}}]}`, "attachments.a: want an object, got a number"},
		"outputs object": {`{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":{}}]}`, "outputs: want a list, got an object"},
		"output":         {`{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[null]}]}`, "outputs[0]: want an object, got null"},
		"stream text":    {`{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"stream","name":"stdout","text":[1]}]}]}`, "outputs[0].text: want a string or a list of strings, got a list"},
		"mime":           {`{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"image/png":{}}}]}]}`, "outputs[0].data.image/png: want a string or a list of strings, got an object"},
		"traceback":      {`{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"error","traceback":[1]}]}]}`, "outputs[0].traceback[0]: want a string, got a number"},
		"nesting":        {`{"nbformat":4,"metadata":` + strings.Repeat(`{"a":`, 20000), "exceeded max depth"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.in))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want ...%s...", err, c.want)
			}
		})
	}
}

func TestReadTellsAllProblems(t *testing.T) {
	bad := strings.Repeat(`{"cell_type":"code"},`, 8)
	_, err := Read(strings.NewReader(`{"nbformat":4,"cells":[` + strings.TrimSuffix(bad, ",") + `]}`))
	f, ok := errors.AsType[*FormatError](err)
	if !ok || len(f.Problems) != 8 || !strings.HasSuffix(err.Error(), "and 3 more") {
		t.Errorf("got %v", err)
	}
}

// endless never ends: Read must not try to hold it.
type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestReadIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 256 MiB")
	}
	_, err := Read(endless{})
	if _, ok := errors.AsType[*SizeError](err); !ok {
		t.Errorf("got %v, want a *SizeError", err)
	}
}

func TestByteOrderMark(t *testing.T) {
	if _, err := Read(strings.NewReader("\xef\xbb\xbf" + `{"nbformat":4,"cells":[]}`)); err != nil {
		t.Error(err)
	}
}

func TestValidate(t *testing.T) {
	for name, c := range map[string]struct {
		change func(nb *Notebook)
		want   string
	}{
		"valid":        {func(*Notebook) {}, ""},
		"id missing":   {func(nb *Notebook) { nb.Cells[0].ID = "" }, "cell 1: id: missing"},
		"id malformed": {func(nb *Notebook) { nb.Cells[0].ID = "a b" }, "id: want 1 to 64 letters"},
		"id twice":     {func(nb *Notebook) { nb.Cells[1].ID = "a" }, `cell 2 (id "a"): id: same as that of cell 1`},
		"kind":         {func(nb *Notebook) { nb.Cells[0].Kind = "x" }, `got "x"`},
		"outputs":      {func(nb *Notebook) { nb.Cells[0].Outputs = []*Output{{Kind: Stream}} }, "outputs: a markdown cell has none"},
		"count":        {func(nb *Notebook) { nb.Cells[1].Count = -1 }, "want ≥ 0, got -1"},
		"attachments":  {func(nb *Notebook) { nb.Cells[1].Attachments = Object{} }, "attachments: a code cell has none"},
		"stream name":  {func(nb *Notebook) { nb.Cells[1].Outputs = []*Output{{Kind: Stream}} }, "outputs[0].name"},
		"output kind":  {func(nb *Notebook) { nb.Cells[1].Outputs = []*Output{{}} }, "outputs[0].output_type: missing"},
		"bundle":       {func(nb *Notebook) { nb.Cells[1].Outputs = []*Output{{Kind: DisplayData, Data: Object{"text/html": 1}}} }, "outputs[0].data.text/html: want a string"},
		"nil":          {func(nb *Notebook) { nb.Cells[1] = nil }, "cell 2: nil"},
		"nil output":   {func(nb *Notebook) { nb.Cells[1].Outputs = []*Output{nil} }, "outputs[0]: nil"},
		"json in JSON": {func(nb *Notebook) {
			nb.Cells[1].Outputs = []*Output{{Kind: DisplayData, Data: Object{"application/geo+json": 1}}}
		}, ""},
		"attached file": {func(nb *Notebook) { nb.Cells[0].Attachments = Object{"a": 1} }, "attachments.a: want an object"},
	} {
		t.Run(name, func(t *testing.T) {
			nb := New()
			nb.Add(Markdown, "# T").ID = "a"
			nb.Add(Code, "x").ID = "b"
			c.change(nb)
			err := nb.Validate()
			if (c.want == "") != (err == nil) || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want ...%s...", err, c.want)
			}
		})
	}
}

func TestIDsAreDeterministicAndUnique(t *testing.T) {
	make := func() *Notebook {
		nb := New()
		for range 3 {
			nb.Add(Code, "same")
		}
		nb.Add(Code, "other").ID = "kept"
		nb.Add(Code, "double").ID = "kept"
		nb.GiveIDs()
		return nb
	}
	a, b := make(), make()
	seen := map[string]bool{}
	for i := range a.Cells {
		if id := a.Cells[i].ID; id != b.Cells[i].ID || seen[id] || !validID(id) {
			t.Errorf("cell %d: id %q, in the second run %q, seen before: %v", i+1, id, b.Cells[i].ID, seen[id])
		}
		seen[a.Cells[i].ID] = true
	}
	if a.Cells[3].ID != "kept" {
		t.Errorf("the first owner lost its id: %q", a.Cells[3].ID)
	}
}

func TestWriteFileReplacesOnlyWhenValid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ipynb")
	if err := New().WriteFile(path); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(path)
	bad := New()
	bad.Add("nonsense", "")
	if err := bad.WriteFile(path); err == nil {
		t.Error("an invalid notebook was written")
	}
	after, _ := os.ReadFile(path)
	if !bytes.Equal(before, after) {
		t.Errorf("the old file is gone: %s", after)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"jupyter.ipynb", "old.ipynb"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"nbformat":4,"cells":[{"cell_type":"code","source":["\ud800"],"outputs":[{"output_type":"x"}]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		nb, err := Read(bytes.NewReader(b))
		if err != nil {
			return
		}
		if err := WriteHTML(&bytes.Buffer{}, nb, Page{}); err != nil {
			t.Errorf("page: %v", err)
		}
		var once, twice bytes.Buffer
		if err := nb.Write(&once); err != nil {
			if _, ok := errors.AsType[*FormatError](err); ok {
				return // read, but not valid
			}
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("cannot read what was written: %v\n%s", err, once.Bytes())
		}
		if err := again.Write(&twice); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
			t.Errorf("%v: second writing differs:\n%s\n%s", err, once.Bytes(), twice.Bytes())
		}
	})
}
