package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/kernel/nbformat"
)

// script is no file of testdata: gofmt cannot read Go without a package clause.
const script = `// %% [markdown]
// # A script of cells

// %% imports and a variable
import "fmt"

x := 20

// %%
fmt.Println("x is", x)
x + 1
`

func TestScriptOfCells(t *testing.T) {
	dir := t.TempDir()
	path, out := filepath.Join(dir, "script.go"), filepath.Join(dir, "out.ipynb")
	if err := os.WriteFile(path, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	finish(t, program(t, "run", path, "--out", out), nil).check(t, 0, []string{"[1] import", "[2] fmt.Println", "x is 20\n", "21\n"}, nil)
	nb, err := nbformat.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if len(nb.Cells) != 3 || nb.Title() != "A script of cells" {
		t.Errorf("the script became %d cells with the title %q", len(nb.Cells), nb.Title())
	}
}

func TestRun(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		stdin    string
		status   int
		out, err []string
	}{
		"notebook":             {[]string{"testdata/sum.ipynb"}, "", 0, []string{"[1] import", "sum: 55\n", "[2] sum * 2\n", "110\n"}, nil},
		"interpreted":          {[]string{"--engine=interpreted", "testdata/sum.ipynb"}, "", 0, []string{"110\n"}, nil},
		"failing cell":         {[]string{"testdata/failing.ipynb"}, "", 1, []string{"before"}, []string{"cell 2", "undefined: undefinedName", "stopped at the error; not run: 1 cell"}},
		"expected failure":     {[]string{"testdata/expected.ipynb"}, "", 0, []string{"[2] 6 * 7", "42"}, []string{"undefinedName"}},
		"program":              {[]string{"testdata/hello.go"}, "", 0, []string{"hello, gopher\n"}, nil},
		"program that exits":   {[]string{"testdata/exits.go"}, "", 3, []string{"leaving\n"}, []string{"exit status 3\n"}},
		"program that panics":  {[]string{"testdata/panics.go"}, "", 2, nil, []string{"index out of range [5] with length 0", "testdata/panics.go:5", "exit status 2"}},
		"script on stdin":      {[]string{"-"}, "6 * 7\n", 0, []string{"42\n"}, nil},
		"syntax error":         {[]string{"-"}, "x := = 1\n", 1, nil, []string{"standard input", "line 1"}},
		"flags after the file": {[]string{"testdata/sum.ipynb", "--engine", "interpreted"}, "", 0, []string{"110\n"}, nil},
		"time limit":           {[]string{"--timeout=200ms", "-"}, "for {\n}\n", 1, nil, []string{"the cell took longer than --timeout=200ms"}},
	} {
		t.Run(name, func(t *testing.T) {
			args := append([]string{"run"}, c.args...)
			finish(t, program(t, args...), strings.NewReader(c.stdin)).check(t, c.status, c.out, c.err)
		})
	}
}

func TestProgramOutputIsUndecorated(t *testing.T) {
	r := finish(t, program(t, "run", "testdata/hello.go"), nil)
	if r.out != "hello, gopher\n" {
		t.Errorf("got %q", r.out)
	}
}

func TestRunWritesNotebookAndPage(t *testing.T) {
	dir := t.TempDir()
	out, page := filepath.Join(dir, "out.ipynb"), filepath.Join(dir, "out.html")
	finish(t, program(t, "run", "testdata/sum.ipynb", "--out", out, "--html", page), nil).check(t, 0, []string{"110"}, nil)
	nb, err := nbformat.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := nb.Validate(); err != nil {
		t.Error(err)
	}
	counts := []int{}
	for _, c := range nb.Cells {
		counts = append(counts, c.Count)
	}
	if want := []int{0, 1, 2, 0}; len(counts) != 4 || counts[1] != want[1] || counts[2] != want[2] || counts[3] != 0 {
		t.Errorf("execution counts %v, want %v", counts, want)
	}
	last := nb.Cells[2].Outputs
	if len(last) != 1 || last[0].Kind != nbformat.ExecuteResult || last[0].Data["text/plain"] != "110" {
		t.Errorf("outputs %+v", last)
	}
	if nb.Language() != "go" || nb.Metadata["authors"] == nil {
		t.Errorf("metadata %v", nb.Metadata)
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	inOrder(t, "page", string(html), []string{"<title>A small sum</title>", "<b>two</b>", "sum: 55", "<pre>110</pre>", "Run with fluxrepl"})
}

func TestFailedRunIsWrittenUpToTheError(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.ipynb")
	if r := finish(t, program(t, "run", "testdata/failing.ipynb", "--out", out), nil); r.status != 1 {
		t.Errorf("exit status %d, want 1", r.status)
	}
	nb, err := nbformat.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	outs := nb.Cells[1].Outputs
	if len(outs) != 1 || outs[0].Kind != nbformat.ErrorOutput || !strings.Contains(outs[0].EValue, "undefinedName") {
		t.Errorf("outputs of the failing cell: %+v", outs)
	}
	if c := nb.Cells[2]; c.Count != 0 || len(c.Outputs) != 0 {
		t.Errorf("the cell after the error ran: %+v", c)
	}
}

func TestOutInAMissingFolder(t *testing.T) {
	gone := filepath.Join(t.TempDir(), "gone", "out.ipynb")
	finish(t, program(t, "run", "testdata/sum.ipynb", "--out", gone), nil).check(t, 1, []string{"110"}, []string{"writing", "out.ipynb"})
}

func TestNotebookRunsInItsFolder(t *testing.T) {
	dir := t.TempDir()
	nb := nbformat.New()
	nb.Add(nbformat.Code, "import (\n\t\"fmt\"\n\t\"os\"\n)\n\nb, _ := os.ReadFile(\"beside.txt\")\nfmt.Println(string(b))")
	if err := nb.WriteFile(filepath.Join(dir, "a.ipynb")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "beside.txt"), []byte("found it"), 0o644); err != nil {
		t.Fatal(err)
	}
	finish(t, program(t, "run", filepath.Join(dir, "a.ipynb")), nil).check(t, 0, []string{"found it"}, nil)
}

func TestInterruptEndsARunAndKeepsItsOutput(t *testing.T) {
	dir := t.TempDir()
	nb := nbformat.New()
	nb.Add(nbformat.Code, "import \"fmt\"\nfmt.Println(\"started\")\nfor {\n}")
	nb.Add(nbformat.Code, "fmt.Println(\"never\")")
	in, out := filepath.Join(dir, "a.ipynb"), filepath.Join(dir, "out.ipynb")
	if err := nb.WriteFile(in); err != nil {
		t.Fatal(err)
	}
	cmd := program(t, "run", in, "--out", out)
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, pipe, "started\n")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Skip("no interrupt signal here:", err)
	}
	rest, _ := io.ReadAll(pipe)
	_ = cmd.Wait() // the status says it
	if code := cmd.ProcessState.ExitCode(); code != statusInterrupted || strings.Contains(string(rest), "never") {
		t.Errorf("exit status %d, want %d; output %q", code, statusInterrupted, rest)
	}
	ran, err := nbformat.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	outs := ran.Cells[0].Outputs
	if len(outs) != 2 || outs[0].Text != "started\n" || outs[1].EName != "interrupted" {
		t.Errorf("outputs %+v", outs)
	}
}

// waitFor reads until text has come.
func waitFor(t *testing.T, r io.Reader, text string) {
	t.Helper()
	var got []byte
	b := make([]byte, 1)
	for !strings.HasSuffix(string(got), text) {
		n, err := r.Read(b)
		got = append(got, b[:n]...)
		if err != nil {
			t.Fatalf("%v after %q, waiting for %q", err, got, text)
		}
	}
}

func TestTerminalSession(t *testing.T) {
	for name, c := range map[string]struct {
		args     []string
		stdin    string
		status   int
		out, err []string
	}{
		"values and streams":    {nil, "x := 20\nimport \"fmt\"\nfmt.Print(\"hi\\n\")\nx + 1\n", 0, []string{"hi\n", "21\n"}, nil},
		"an image":              {nil, "import \"image\"\nimage.NewGray(image.Rect(0, 0, 64, 32))\n", 0, []string{"[image 64×32]\n"}, nil},
		"an entry over lines":   {nil, "func f(n int) int {\n\treturn 2 * n\n}\n\nf(21)\n", 0, []string{"42\n"}, nil},
		"goes on after errors":  {nil, "nope\n6 * 7\n", 1, []string{"42\n"}, []string{"undefined: nope"}},
		"unfinished at the end": {nil, "func f() {\n", 1, nil, []string{"cell 1"}},
		"no newline at the end": {nil, "6 * 7", 0, []string{"42\n"}, nil},
		"own commands":          {nil, "x := 1\n:history\n:help\n:quit\nnope\n", 0, []string{"[1] x := 1\n", ":quit", "Ctrl-D"}, nil},
		"misspelt command":      {nil, ":histroy\n", 1, nil, []string{"Did you mean :history?"}},
		"os.Exit":               {nil, "import \"os\"\nos.Exit(4)\nnope\n", 4, nil, nil},
		"code by flag":          {[]string{"-e", "6 * 7"}, "nope", 0, []string{"42\n"}, nil},
		"failing code by flag":  {[]string{"-e", "nope"}, "", 1, nil, []string{"undefined: nope"}},
		"nothing":               {nil, "", 0, nil, nil},
		"in this process":       {[]string{"--in-process"}, "6 * 7\n", 0, []string{"42\n"}, nil},
		"reading the input":     {nil, "var s string; fmt.Print(1)\n", 0, []string{"1"}, nil},
		"a limit of memory": {
			[]string{"--memory=200MiB"}, "import \"strings\"\nvar all []string\nfor { all = append(all, strings.Repeat(\"x\", 1<<24)) }\n6 * 7\n", 1,
			[]string{"42\n"}, []string{"crash: out of memory: limit 200 MiB", "cell 3"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			finish(t, program(t, c.args...), strings.NewReader(c.stdin)).check(t, c.status, c.out, c.err)
		})
	}
}
