package conformance

import (
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// badInput is a cell that goes wrong and what its reader is told.
type badInput struct {
	name string
	src  string
	kind string   // of the error; "" = the cell succeeds
	want []string // in what the cell printed, or in the report
	stop string   // interrupt the cell when it shows something that begins so; "" = do not
}

// badInputs holds one row for each way to be wrong. All rows run one after
// another in one session, so that each has the leftovers of those before it.
var badInputs = []badInput{
	// Mistakes that are found before anything runs.
	{name: "undefined name", src: "square := func(n int) int { return n * n }\nsquar(3)", kind: "compile error",
		want: []string{", line 2, column 1: undefined: squar (did you mean square?)", "    squar(3)\n    ^"}},
	{name: "misspelt member", src: "nn.Dens(4, 3)", kind: "compile error", want: []string{"undefined: nn.Dens (did you mean nn.Dense?)", "       ^"}},
	{name: "wrong type", src: `nn.Dense("4", 3)`, kind: "compile error", want: []string{`cannot use "4"`, "as int value in argument to nn.Dense"}},
	{name: "too few arguments", src: "nn.Dense(4)", kind: "compile error", want: []string{"not enough arguments in call to nn.Dense: have (number), want (int, int, ...nn.DenseOption)"}},
	{name: "syntax", src: "y := 1 + / 2", kind: "syntax error", want: []string{", line 1, column 10: expected operand, found '/'", "    y := 1 + / 2\n             ^"}},
	{name: "half a statement", src: "y :=\n\n", kind: "syntax error", want: []string{"line 1, column 5: expected operand, found the end of the cell", "    y :=\n        ^"}},
	{name: "unclosed bracket", src: "y := (1 +\n2", kind: "syntax error", want: []string{"expected ')' to close the '(' of line 1, found the end of the cell"}},
	{name: "another language", src: "def f():\n  pass", kind: "syntax error", want: []string{"expected a new line or ';', found f"}},
	{name: "unused variable", src: "func f() {\n\tunused := 1\n}", kind: "compile error", want: []string{"line 2, column 2: declared and not used: unused", "    \tunused := 1\n    \t^"}},
	{name: "several mistakes", src: "a := noSuchA\nb := 1\nc := noSuchC", kind: "compile error", want: []string{"line 1, column 6: undefined: noSuchA", "line 3, column 6: undefined: noSuchC"}},
	{name: "mistakes without end", src: strings.Repeat("noSuch()\n", 5000), kind: "compile error", want: []string{"line 10, column 1: ", "and 4990 more"}},
	{name: "constant division by zero", src: "1 / 0", kind: "compile error", want: []string{"invalid operation: division by zero", "    1 / 0\n        ^"}},
	{name: "constant index", src: "[3]int{}[5]", kind: "compile error", want: []string{"index 5 out of bounds [0:3]"}},
	{name: "no such package", src: `import "no/such"`, kind: "compile error", want: []string{"package no/such is not available in a session"}},
	{name: "no UTF-8", src: "y := \"\xff\"", kind: "syntax error", want: []string{"line 1, column 7: invalid UTF-8 encoding (byte 0xff)"}},
	{name: "10,000 brackets", src: strings.Repeat("(", 10000) + "1" + strings.Repeat(")", 10000), kind: "syntax error", want: []string{"brackets nest deeper than 500 levels"}},
	{name: "a line of a million characters", src: "y := " + strings.Repeat(" ", 1e6) + "noSuch", kind: "compile error", want: []string{"column 1000006: undefined: noSuch", "noSuch\n"}},
	{name: "a cell of 10 MB", src: "y := \"" + strings.Repeat("a", 10<<20) + "\"\nlen(y) + noSuch", kind: "compile error", want: []string{"line 2, column 10: undefined: noSuch"}},
	{name: "a cell beyond the limit", src: strings.Repeat(" ", 17<<20), kind: "unsupported", want: []string{"has 17825792 bytes: the limit is 16777216"}},
	{name: "an empty cell", src: ""},
	{name: "blank lines", src: "\n\t \n"},
	{name: "only a comment", src: "// nothing\n/* at all */"},

	// Panics.
	{name: "division by zero", src: "zero := 0\nx / zero", kind: "panic", want: []string{"panic: runtime error: integer divide by zero\n", ", line 2\n    x / zero"}},
	{name: "index out of range", src: "func pick(a []int, i int) int {\n\treturn a[i]\n}\npick([]int{1, 2}, 7)", kind: "panic",
		want: []string{"panic: runtime error: index out of range [7] with length 2\n", ", line 2, in pick\n    \treturn a[i]"}},
	{name: "write to a nil map", src: "var m map[string]int\nm[\"a\"] = 1", kind: "panic", want: []string{"assignment to entry in nil map", ", line 2\n"}},
	{name: "nil pointer", src: "type point struct{ X int }\nvar p *point\np.X", kind: "panic", want: []string{"invalid memory address or nil pointer dereference", ", line 3\n    p.X"}},
	{name: "panic with nil", src: "panic(error(nil))", kind: "panic", want: []string{"panic called with nil argument"}},
	{name: "panic with an own type", src: "type trouble struct{ Code int }\npanic(trouble{7})", kind: "panic", want: []string{"panic: main.trouble{Code:7}\n"}},
	{name: "panic in an Error method", src: "type bad struct{}\nfunc (bad) Error() string { panic(\"worse\") }\nfunc fail() error { return bad{} }\nfail()", kind: "error", want: []string{"bad.Error panicked: worse"}},
	{name: "panic in an HTML method", src: "type page struct{}\nfunc (page) HTML() string { panic(\"torn\") }\ndisplay.Show(page{})", want: []string{"page.HTML panicked: torn"}},
	{name: "panic in a goroutine", src: "go func() {\n\tvar m map[string]int\n\tm[\"a\"] = 1\n}()\nselect {}", kind: "interrupted", stop: "panic in a goroutine", want: []string{" assignment to entry in nil map\n", ", line 3, in func literal\n    \tm[\"a\"] = 1\n    \t^^^^^^\n"}},
	{name: "endless recursion", src: "func dive(n int) int { return dive(n+1) + 1 }\ndive(0)", kind: "panic", want: []string{"stack overflow: a function calls itself without end", "in dive"}},
	{name: "endless recursion in String", src: "type loop struct{}\nfunc (l loop) String() string { return fmt.Sprint(l) }\nloop{}", kind: "panic", want: []string{"stack overflow"}},
	{name: "os.Exit", src: "os.Exit(3)", kind: "exit", want: []string{"exit status 3"}},
	{name: "log.Fatal", src: "log.Fatal(\"sorry\")", kind: "exit", want: []string{"exit status 1"}},
	{name: "runtime.Goexit", src: "runtime.Goexit()"},
	{name: "runtime.Goexit in a goroutine", src: "gone := make(chan bool)\ngo func() {\n\tdefer close(gone)\n\truntime.Goexit()\n}()\n<-gone\nfmt.Println(\"after\")", want: []string{"after"}},
	{name: "JSON 100,000 deep", src: "var tree any\njson.Unmarshal([]byte(strings.Repeat(\"[\", 100000)), &tree)", kind: "error", want: []string{"exceeded max depth"}},
	{name: "a value that contains itself", src: "self := map[string]any{}\nself[\"a\"] = self\ndisplay.Show(self)", want: []string{"map[a:map[a:"}},
	{name: "a huge value", src: "display.Show(strings.Repeat(\"a\", 10<<20))", want: []string{"bytes more)"}},
	{name: "a file that is not there", src: "os.ReadFile(\"gone.txt\")", kind: "error", want: []string{"error: open gone.txt: no such file", ", line 1\n    os.ReadFile"}},

	// Tensors, models, data.
	{name: "wrong shape in a model", src: "m := nn.Chain(nn.Dense(4, 3), nn.Dense(5, 2))\nm.Forward(flux.Ones(2, 4))", kind: "panic",
		want: []string{"1: Dense(5 → 2)", "want [? 5], got [2 3]", ", line 2\n    m.Forward(flux.Ones(2, 4))"}},
	{name: "shapes that do not broadcast", src: "flux.Ones(2, 3).Add(flux.Ones(4))", kind: "panic", want: []string{"Add: want [2 3], got [4]"}},
	{name: "Fit of no model", src: "train.Fit(nil, data.Iris(), train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 1})", kind: "error", want: []string{"train: model: want a layer, got nil"}},
	{name: "Forward of no model", src: "var none *nn.ChainLayer\nnone.Forward(flux.Ones(1, 4))", kind: "panic", want: []string{"nil", ", line 2\n    none.Forward"}},
	{name: "Fit of no data", src: "train.Fit(nn.Dense(4, 3), &data.Set{}, train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 1})", kind: "error", want: []string{"train: training set", "got nil"}},
	{name: "label out of range", src: "loss.CrossEntropy(flux.Ones(2, 3), flux.Ints([]int{0, 7}))", kind: "panic", want: []string{"label 7 at [1] is out of range: there are 3 classes, 0 to 2"}},
	{name: "loss that is no number", src: "broken := data.Iris()\nbroken.X.Data32()[0] = float32(math.NaN())\ntrain.Fit(nn.Dense(4, 3), broken, train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 2, Quiet: true})", kind: "error", want: []string{"loss is NaN"}},
	{name: "checkpoint that is not there", src: "checkpoint.Load(\"gone.safetensors\", nn.Dense(4, 3))", kind: "error", want: []string{"checkpoint gone.safetensors: no such file"}},
	{name: "checkpoint that is none", src: "checkpoint.Load(\"none.safetensors\", nn.Dense(4, 3))", kind: "error", want: []string{"checkpoint none.safetensors: heading"}},
	{name: "checkpoint cut short", src: "checkpoint.Load(\"short.safetensors\", nn.Dense(4, 3))", kind: "error", want: []string{"checkpoint short.safetensors: "}},
	{name: "checkpoint with bad offsets", src: "checkpoint.Load(\"offsets.safetensors\", nn.Dense(4, 3))", kind: "error", want: []string{"checkpoint offsets.safetensors: ", "weight"}},

	// Cells that do not end by themselves.
	{name: "endless loop", src: "display.Show(0)\nfor {\n}", kind: "interrupted", stop: "0", want: []string{"interrupted"}},
	{name: "sleep", src: "display.Show(0)\ntime.Sleep(time.Hour)", kind: "interrupted", stop: "0"},
	{name: "blocked channel", src: "display.Show(0)\n<-make(chan int)", kind: "interrupted", stop: "0"},
	{name: "endless loop in String", src: "type spin struct{}\nfunc (spin) String() string {\n\tdisplay.Show(0)\n\tfor {\n\t}\n}\nspin{}", kind: "interrupted", stop: "0"},
	{name: "endless output", src: "display.Show(0)\nfor {\n\tfmt.Println(\"again and again and again\")\n}", kind: "interrupted", stop: "0"},
	{name: "training", src: "model := nn.Chain(nn.Dense(4, 16, nn.ReLU), nn.Dense(16, 3))\ntrain.Fit(model, data.Iris(), train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 100000, Progress: func(train.Epoch) { display.Show(0) }})", kind: "interrupted", stop: "0"},
	{name: "the model after an interrupt", src: "history, err := train.Fit(model, data.Iris(), train.Config{Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 1, Quiet: true})\nfmt.Println(nn.Count(model), history != nil, err)", want: []string{"131 true <nil>"}},

	// What comes from behind.
	{name: "a goroutine outlives its cell", src: "goOn, ended := make(chan bool), make(chan bool)\ngo func(goOn, ended chan bool) {\n\t<-goOn\n\tfmt.Println(\"late\")\n\tclose(ended)\n}(goOn, ended)\n;"},
	{name: "and prints into a later one", src: "close(goOn)\n<-ended\n;", want: []string{"late"}},
}

// hung is how long a cell may take before the test calls it a hang. A test that
// passes never waits for it.
const hung = 2 * time.Minute

// TestBadInput runs every row, and after each looks whether the session still
// knows what it knew. While the session captures the output nothing may be
// logged, so the findings are reported at the end.
func TestBadInput(t *testing.T) { runBadInputs(t, badInputs) }

func runBadInputs(t *testing.T, rows []badInput) {
	t.Helper()
	dir := t.TempDir()
	badCheckpoints(t, dir)
	s, err := interp.New(interp.Config{Engine: interp.Interpreted, Capture: true, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	found := make([]string, len(rows))
	if r := s.Execute(context.Background(), interp.Cell{Source: "x := 42"}, &output{}); r.Err != nil {
		found[0] = "the first cell: " + r.Err.Error()
	}
	for i, row := range rows {
		var ended bool
		if found[i], ended = row.run(s); !ended {
			break // the session cannot be used any more
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	for i, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			if found[i] != "" {
				t.Error(found[i])
			}
		})
	}
}

// run runs the cell and says what was not as wanted; ended is false for a cell
// that hangs.
func (b *badInput) run(s *interp.Session) (problem string, ended bool) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	out := &shown{}
	if b.stop != "" {
		out.awaited, out.reached = b.stop, cancel
	}
	done := make(chan interp.Result, 1)
	go func() { done <- s.Execute(ctx, interp.Cell{Source: b.src}, out) }()
	guard := time.NewTimer(hung)
	defer guard.Stop()
	var r interp.Result
	select {
	case r = <-done:
	case <-guard.C:
		return "the cell hangs", false
	}
	problem = b.compare(r, out.String())
	if after := s.Execute(context.Background(), interp.Cell{Source: "still := x + 1\nstill"}, &output{}); after.Err != nil {
		problem += "\nafterwards: " + after.Err.Error()
	} else if got := after.Value.Text(); got != "43" {
		problem += "\nafterwards x + 1 is " + got
	}
	return problem, true
}

func (b *badInput) compare(r interp.Result, printed string) string {
	kind, report := "", ""
	if r.Err != nil {
		kind, report = r.Err.Kind, strings.Join(r.Err.Traceback, "\n")
	}
	if kind != b.kind {
		return fmt.Sprintf("got %q, want %q:\n%.2000s", kind, b.kind, report)
	}
	if len(report) > maxReport {
		return fmt.Sprintf("the report has %d bytes, want at most %d:\n%.2000s", len(report), maxReport, report)
	}
	for _, w := range b.want {
		if !strings.Contains(report, w) && !strings.Contains(printed, w) {
			return fmt.Sprintf("got\n%.2000s\nafter it printed\n%.2000s\nwant %q in it", report, printed, w)
		}
	}
	return ""
}

// maxReport is more than a reader wants to read.
const maxReport = 3000

// shown is an Output that keeps the first part of everything and calls reached
// when something that begins with awaited arrives.
type shown struct {
	mu      sync.Mutex
	text    strings.Builder
	awaited string
	reached func()
}

func (o *shown) Stream(_, text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.text.Len() < 1<<20 {
		o.text.WriteString(text)
	}
	if o.reached != nil && strings.HasPrefix(text, o.awaited) {
		o.reached()
	}
}

func (o *shown) Display(d display.Data) { o.Stream("stdout", d.Text()+"\n") }

func (o *shown) ClearOutput(bool) {}

func (o *shown) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// badCheckpoints writes files that are almost checkpoints of nn.Dense(4, 3).
func badCheckpoints(t *testing.T, dir string) {
	t.Helper()
	file := func(weightEnd, data int) []byte {
		heading := fmt.Sprintf(`{"weight":{"dtype":"F32","shape":[3,4],"data_offsets":[0,%d]},"bias":{"dtype":"F32","shape":[3],"data_offsets":[48,60]}}`, weightEnd)
		b := binary.LittleEndian.AppendUint64(nil, uint64(len(heading)))
		return append(append(b, heading...), make([]byte, data)...)
	}
	for name, b := range map[string][]byte{
		"none.safetensors":    []byte("this is a letter to a friend, and no checkpoint at all"),
		"short.safetensors":   file(48, 60)[:150],
		"offsets.safetensors": file(1<<40, 60),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNoteOfAnImport imports a package without being asked, and says so once.
func TestNoteOfAnImport(t *testing.T) {
	s, err := interp.New(interp.Config{Engine: interp.Interpreted})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var notes []string
	for _, src := range []string{"noSuch + bytes.MinRead", "panic(bytes.MinRead)", "bytes.MinRead", "func f() int { return bytes.MinRead }\nsort.IsSorted(nil)"} {
		out := &shown{}
		s.Execute(context.Background(), interp.Cell{Source: src}, out)
		notes = append(notes, out.String())
	}
	want := []string{"", "note: imported \"bytes\"\n", "", "note: imported \"sort\"\n"}
	if !slices.Equal(notes, want) {
		t.Errorf("got %q, want %q", notes, want)
	}
}
