package interp

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fluxrepl/interp/display"
	"fluxrepl/interp/magic"
)

// magicRow is what cells with a magic come to. The last cell is looked at: what
// it prints and shows must match want, its value value, its error fails; a
// page or input must hold asks.
type magicRow struct {
	magic             string
	cells             []string
	want, value, asks string
	fails             string
}

// magicRows has a row for every magic; DIR in them is a folder of the test.
var magicRows = []magicRow{
	{magic: "%help", cells: []string{"%help"}, want: `%time STATEMENT +run a statement`},
	{magic: "%help", cells: []string{"%help time"}, want: `(?s)^%time STATEMENT\n.*%%time\nGo\n`},
	{magic: "%help", cells: []string{"%help nothing"}, fails: "there is no magic nothing"},
	{magic: "%help", cells: []string{"%help a b"}, fails: "want one name, got 2; usage: %help [NAME]"},
	{magic: "!", cells: []string{"!echo one; echo two >&2"}, want: `^one\ntwo\n$`},
	{magic: "!", cells: []string{"x := 1\n!exit 3\nx = 2"}, fails: "exit: exit status 3"},
	{magic: "!", cells: []string{"!"}, fails: "want a command; usage: !COMMAND"},
	{magic: "!", cells: []string{"done := false", "!done"}, value: "true"},
	{magic: "?", cells: []string{"?fmt.Println"}, asks: `func fmt.Println\(`},
	{magic: "?", cells: []string{"// Twice doubles.\nfunc Twice(n int) int { return 2 * n }", "Twice?"}, asks: `(?s)func Twice\(n int\) int.*Twice doubles`},
	{magic: "?", cells: []string{"?%time"}, asks: `^%time STATEMENT`},
	{magic: "?", cells: []string{"?nothing"}, fails: "nothing is known about nothing"},
	{magic: "??", cells: []string{"type T struct{ A int }\nfunc (T) M() {}", "??T"}, asks: `(?s)type T struct.*func \(T\) M\(\)`},
	{magic: "%time", cells: []string{"%time 6 * 7"}, want: `^wall .*, cpu .* allocations`, value: "42"},
	{magic: "%time", cells: []string{"%time x := 5", "x"}, value: "5"},
	{magic: "%time", cells: []string{"%time"}, fails: "want a statement; usage: %time STATEMENT"},
	{magic: "%time", cells: []string{"\n\n  %time 1 + nothing"}, fails: `cell 1, line 3, column 13: undefined: nothing`},
	{magic: "%%time", cells: []string{"%%time\nx := 1\nx + 1"}, want: `^wall `, value: "2"},
	{magic: "%%time", cells: []string{"%%time x\n1"}, fails: "it takes no arguments, got x"},
	{magic: "%timeit", cells: []string{"%timeit -n 10 -r 2 y := 1; y++"}, want: `per run \(best of 2 × 10, worst`},
	{magic: "%timeit", cells: []string{"%timeit -n 0.5 1"}, fails: "invalid value"},
	{magic: "%timeit", cells: []string{"%timeit -r 0 1"}, fails: "want -r from 1 to 1000, got 0"},
	{magic: "%timeit", cells: []string{"n := 3\n%timeit -n 10 -r 1 -n*n"}, want: `best of 1 × 10`},
	{magic: "%timeit", cells: []string{"%timeit -n 2 -r 1 panic(3)"}, fails: "3"},
	{magic: "%%timeit", cells: []string{"%%timeit -n 5 -r 1\nx := []int{1}\nx[0]"}, want: `best of 1 × 5`},
	{magic: "%%timeit", cells: []string{"%%timeit 1\n1"}, fails: "want nothing behind the flags"},
	{magic: "%pprof", cells: []string{"%pprof 1 + 1"}, want: `of processor time in`, value: "2"},
	{magic: "%pprof", cells: []string{"%pprof -o DIR/p.out 1 + 1", "info, err := os.Stat(\"DIR/p.out\")\ninfo.Size() > 0"}, value: "true"},
	{magic: "%pprof", cells: []string{"%pprof"}, fails: "want a statement"},
	{magic: "%%pprof", cells: []string{"%%pprof\nx := 1\nx"}, want: `of processor time in`, value: "1"},
	{magic: "%mem", cells: []string{"a := make([]float64, 1000)", "%mem"}, want: `(?s)heap in use +.*a +8.02 kB +\[\]float64`},
	{magic: "%mem", cells: []string{"%mem all"}, fails: "it takes no arguments"},
	{magic: "%who", cells: []string{"b, a := 1, 2\nfunc f() {}", "%who"}, want: `^a  b  f\n$`},
	{magic: "%who", cells: []string{"hold, begun := make(chan int), make(chan int)\ngo func() { close(begun); <-hold }()\n<-begun", "%who function"}, want: `^no names\ncell 1 left 1 goroutine that still runs\n$`},
	{magic: "%whos", cells: []string{"type P struct{ A int }\np := &P{3}\nconst c = 2\nvar s []string", "%whos"},
		want: `(?s)P +type +struct\{A int\}.*c +constant +untyped int +2.*p +variable +\*P +16 B +&\{A:3\}.*s +variable +\[\]string +24 B`},
	{magic: "%whos", cells: []string{"a, b := 1, \"x\"", "%whos string"}, want: `^name .*\nb +variable +string +17 B +x\n$`},
	{magic: "%whos", cells: []string{"%whos package"}, want: `flux +package +"fluxrepl/flux"`},
	{magic: "%reset", cells: []string{"x := 1", "%reset", "x"}, fails: "undefined: x"},
	{magic: "%reset", cells: []string{"x := 1", "%reset -f out", "x"}, value: "1"},
	{magic: "%reset", cells: []string{"1", "%reset in", "%history"}, want: `^$`},
	{magic: "%reset", cells: []string{"%reset all"}, fails: "want out, in or nothing, got all"},
	{magic: "%history", cells: []string{"x := 1", "x", "%history -n 1-2"}, want: `^   1: x := 1\n   2: x\n$`},
	{magic: "%history", cells: []string{"apple := 1", "pear := 2", "%history -g pear"}, want: `^pear := 2\n$`},
	{magic: "%history", cells: []string{"%history 7"}, fails: "no cell 7 is in the history"},
	{magic: "%history", cells: []string{"%history x"}, fails: "want cells such as 3 or 3-5, got x"},
	{magic: "%cd", cells: []string{"%cd DIR/sub"}, want: `sub\n$`},
	{magic: "%cd", cells: []string{"%cd DIR/sub", "%cd ..", "%cd -"}, want: `sub\n$`},
	{magic: "%cd", cells: []string{"%cd DIR/nothing"}, fails: "nothing: no such file or directory"},
	{magic: "%cd", cells: []string{"%cd DIR/a.txt"}, fails: "is not a folder"},
	{magic: "%pwd", cells: []string{"%cd DIR/sub", "%pwd"}, want: `sub\n$`},
	{magic: "%pwd", cells: []string{"%cd DIR/sub", "dir, _ := os.Getwd()\nfilepath.Base(dir)"}, value: "sub"},
	{magic: "%ls", cells: []string{"%ls DIR"}, want: `^ +5 B  a.txt\n +sub/\n$`},
	{magic: "%ls", cells: []string{"%ls DIR/*.txt"}, want: `^ +5 B  a.txt\n$`},
	{magic: "%ls", cells: []string{"%ls DIR/*.png"}, fails: "no such files"},
	{magic: "%env", cells: []string{"%env FLUXREPL_TEST=one two", "%env FLUXREPL_TEST"}, want: `^one two\n$`},
	{magic: "%env", cells: []string{"%env FLUXREPL_TEST \"a b\"", "os.Getenv(\"FLUXREPL_TEST\")"}, value: "a b"},
	{magic: "%env", cells: []string{"%env FLUXREPL_TEST_KEY=hidden", "%env"}, want: `FLUXREPL_TEST_KEY=<hidden>\n`},
	{magic: "%env", cells: []string{"%env FLUXREPL_NOT_SET"}, fails: "FLUXREPL_NOT_SET is not set"},
	{magic: "%load", cells: []string{"%load DIR/a.txt"}, asks: `^// %load .*a.txt\nhello$`},
	{magic: "%load", cells: []string{"%load DIR/nothing"}, fails: "no such file"},
	{magic: "%save", cells: []string{"x := 1", "nothing", "x + 1", "%save DIR/s", "!cat DIR/s.go"}, want: `^// %% cell 1\nx := 1\n\n// %% cell 3\nx \+ 1\n\n$`},
	{magic: "%save", cells: []string{"x := 1", "%save DIR/a.txt"}, fails: "is there already; -f writes over it"},
	{magic: "%run", cells: []string{"!printf 'package main\\nfunc main() { v = 7 }\\nvar v int\\n' > DIR/p.go", "%run DIR/p.go", "v"}, value: "7"},
	{magic: "%run", cells: []string{"!printf 'x := 1\\n// %%%% [markdown]\\n// text\\n// %%%%\\nx := 2\\nx * 3\\n' > DIR/q.go", "%run DIR/q.go"}, value: "6"},
	{magic: "%run", cells: []string{"!printf '\\n\\nnothing' > DIR/r.go", "%run DIR/r.go"}, fails: "r.go, line 3, column 1: undefined: nothing"},
	{magic: "%run", cells: []string{"%run a.ipynb"}, fails: "want a file of Go, got a.ipynb"},
	{magic: "%%writefile", cells: []string{"%%writefile DIR/w\na\n", "%%writefile -a DIR/w\n%b\n", "!cat DIR/w"}, want: `^a\n%b\n$`},
	{magic: "%%writefile", cells: []string{"%%writefile\na"}, fails: "want one file, got 0"},
	{magic: "%engine", cells: []string{"%engine"}, want: `^interpreted: every cell is interpreted\n$`},
	{magic: "%engine", cells: []string{"%engine fast"}, fails: "want auto, interpreted, native, got fast"},
	{magic: "%engine", cells: []string{"%engine native"}, fails: "made for the interpreter alone"},
	{magic: "%%native", cells: []string{"%%native\n1"}, fails: "made for the interpreter alone"},
	{magic: "%%interpreted", cells: []string{"%%interpreted\n20 + 1"}, value: "21"},
	{magic: "%doctor", cells: []string{"%doctor x"}, fails: "it takes no arguments"},
	{magic: "%get", cells: []string{"%get"}, fails: "want one module, got 0"},
	{magic: "%get", cells: []string{"%get example.com/m@v1.0.0"}, fails: "made for the interpreter alone"},
	{magic: "%mod", cells: []string{"%mod"}, fails: "made for the interpreter alone"},
	{magic: "%export", cells: []string{"fmt.Println(1)", "%export DIR/e.go", "!cat DIR/e.go"}, want: `(?s)package main.*fmt.Println\(1\)`},
	{magic: "%export", cells: []string{"%export"}, fails: "want a file"},
	{magic: "%go111module", cells: []string{"%go111module on"}, want: `^$`},
	{magic: "%go111module", cells: []string{"%go111module maybe"}, fails: "want on, off or auto"},
	{magic: "%replay", cells: []string{"%replay"}, want: `nothing to replay`},
	{magic: "%%bash", cells: []string{"%%bash one\necho $1\nprintf é"}, want: `^one\né$`},
	{magic: "%%bash", cells: []string{"%%bash\nexit 4"}, fails: "bash: exit status 4"},
	{magic: "%%test", cells: []string{"%%test -run Good\nfunc TestGood(t *testing.T) { t.Run(\"a\", func(t *testing.T) { t.Parallel() }) }\nfunc TestBad(t *testing.T) { t.Fatal(1) }"}, want: `^$`},
	{magic: "%%test", cells: []string{"%%test\nfunc TestBad(t *testing.T) { t.Run(\"a\", func(t *testing.T) { panic(1) }) }"}, fails: "FAIL"},
	{magic: "%%test", cells: []string{"%%test\nx := 1"}, fails: "there are no tests func TestX(t *testing.T) in the cell"},
	{magic: "%%test", cells: []string{"%%test -run (\n"}, fails: "error parsing regexp"},
	{magic: "%%bench", cells: []string{"%%bench -benchtime 3x\nfunc BenchmarkA(b *testing.B) { for b.Loop() {} }"}, want: `^$`},
	{magic: "%%bench", cells: []string{"%%bench -benchtime soon\nfunc BenchmarkA(b *testing.B) { for b.Loop() {} }"}, fails: "benchtime"},
	{magic: "%%html", cells: []string{"%%html\n<b>bold</b>"}, want: `<b>bold</b>`},
	{magic: "%%html", cells: []string{"%%html x\n<b>bold</b>"}, fails: "it takes no arguments"},
	{magic: "%%markdown", cells: []string{"%%markdown\n# head"}, want: `# head`},
	{magic: "%%latex", cells: []string{"%%latex\n$x$"}, want: `\$x\$`},
	{magic: "%%svg", cells: []string{"%%svg\n<svg/>"}, want: `<svg/>`},
	{magic: "%%js", cells: []string{"%%js\n1"}, want: `1`},
	{magic: "%cd", cells: []string{"%nothing"}, fails: "there is no magic %nothing"},
	{magic: "%cd", cells: []string{"x := 1\n%pwd\ny := undefinedName", "x"}, fails: "undefined: x"},
	{magic: "%cd", cells: []string{"f := func() int {\n\treturn 2 *\n\t\t3\n}\n%pwd\nf()"}, value: "6"},
	{magic: "%time", cells: []string{strings.Repeat("%%time\n", 30) + "1"}, fails: "magics nest deeper than 20 levels"},
}

func TestMagics(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("no shell: " + err.Error())
	}
	for i, row := range magicRows {
		t.Run(fmt.Sprintf("%d %s", i, row.magic), func(t *testing.T) {
			dir := t.TempDir()
			if err := errors.Join(os.Mkdir(filepath.Join(dir, "sub"), 0o700), os.WriteFile(filepath.Join(dir, "a.txt"), []byte("hello"), 0o600)); err != nil {
				t.Fatal(err)
			}
			s, err := New(Config{Engine: Interpreted, Dir: dir})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			for _, name := range []string{"FLUXREPL_TEST", "FLUXREPL_TEST_KEY", "OLDPWD"} {
				t.Setenv(name, "")
			}
			var last Result
			var out *recorder
			for _, src := range row.cells {
				out = &recorder{}
				last = s.Execute(context.Background(), Cell{Source: strings.ReplaceAll(src, "DIR", dir)}, out)
			}
			row.check(t, last, out)
		})
	}
}

func (r magicRow) check(t *testing.T, got Result, out *recorder) {
	t.Helper()
	if r.fails == "" && got.Err != nil {
		t.Fatalf("got the error %s", strings.Join(got.Err.Traceback, "\n"))
	}
	if r.fails != "" && (got.Err == nil || !strings.Contains(got.Err.Message+"\n"+strings.Join(got.Err.Traceback, "\n"), r.fails)) {
		t.Errorf("got the error %v, want one with %q", got.Err, r.fails)
	}
	shown := out.stdout.String() + out.stderr.String() + strings.Join(out.shown, "")
	if !regexp.MustCompile(r.want).MatchString(shown) {
		t.Errorf("printed and shown: got %q, want %s", shown, r.want)
	}
	value := ""
	if got.Value != nil {
		value = got.Value.Text()
	}
	if value != r.value {
		t.Errorf("value: got %q, want %q", value, r.value)
	}
	asked := ""
	for _, p := range got.Payloads {
		asked += p.Text + p.Data.Text()
	}
	if r.asks == "" && asked != "" || !regexp.MustCompile(r.asks).MatchString(asked) {
		t.Errorf("asked for %q, want %s", asked, r.asks)
	}
}

// TestMagicsAreComplete holds that every magic says what it is and is tested.
func TestMagicsAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range magic.All() {
		if m.Name == "" || m.Short == "" || m.Run == nil || seen[m.Name] {
			t.Errorf("magic %q: want one of its name, with a sentence and a function", m.Name)
		}
		seen[m.Name] = true
		if m.IsCell() != (m.Body != "") {
			t.Errorf("magic %s: what its cell holds is %q", m.Name, m.Body)
		}
		if (m.Args != "") != (m.Takes != magic.TakesNothing) && !m.IsCell() {
			t.Errorf("magic %s: it has the arguments %q of kind %d", m.Name, m.Args, m.Takes)
		}
		if !strings.HasPrefix(m.Help(), m.Usage()+"\n") || !strings.Contains(magic.List(), m.Usage()) {
			t.Errorf("magic %s: help %q", m.Name, m.Help())
		}
		if !slices.ContainsFunc(magicRows, func(r magicRow) bool { return r.magic == m.Name }) {
			t.Errorf("magic %s has no row in magicRows", m.Name)
		}
	}
}

// TestMagicsComplete completes at the bar.
func TestMagicsComplete(t *testing.T) {
	dir := t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "data"), 0o700), os.WriteFile(filepath.Join(dir, "date.txt"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{Engine: Interpreted, Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	s.Execute(context.Background(), Cell{Source: "type P struct{ Width int }\nbox := P{3}\nbox"}, nil)
	for _, tt := range []struct{ src, want string }{
		{"%tim|", "%time %timeit"},
		{"%%tim|", "%%time %%timeit"},
		{"x := 1\n%%tim|", ""},
		{"x := 1\n%who|", "%who %whos"},
		{"f(\n%who|", ""},
		{"%cd da|", "data/"},
		{"%load da|", "data/ date.txt"},
		{"!cat da|", "data/ date.txt"},
		{"%%bash\ncat da|", "data/ date.txt"},
		{"%engine n|", "native"},
		{"%help %%ba|", "%%bash"},
		{"%time bo|", "box"},
		{"%time box.Wi|", "Width"},
		{"%%time\nbox.Wi|", "Width"},
		{"?box.Wi|", "Width"},
		{"_1.Wi|", "Width"},
		{"!ls\nbox.Wi|", "Width"},
	} {
		cursor := strings.IndexByte(tt.src, '|')
		c := s.Complete(strings.Replace(tt.src, "|", "", 1), cursor)
		var got []string
		for _, i := range c.Items {
			if len(got) < 2 {
				got = append(got, i.Text)
			}
		}
		if want := tt.want; !strings.HasPrefix(strings.Join(got, " "), want) || want == "" && len(got) > 0 {
			t.Errorf("%q: got %q, want %q", tt.src, got, tt.want)
		}
		if len(got) > 0 && tt.src[c.Start:c.End] != "" && !strings.Contains(tt.src[:cursor], tt.src[c.Start:c.End]) {
			t.Errorf("%q: the range is %d to %d", tt.src, c.Start, c.End)
		}
	}
	for src, want := range map[string]string{
		"%%bash": "incomplete", "%%bash\nls": "incomplete", "%%bash\nls\n": "complete", "%pwd": "complete",
		"%time f(": "incomplete", "!ls \\": "incomplete", "x := 1\n!ls (": "complete", "%nothing": "complete", "fmt?": "complete",
	} {
		if got, _ := s.IsComplete(src); got != want {
			t.Errorf("IsComplete(%q): got %s, want %s", src, got, want)
		}
	}
	if d, ok := s.Inspect("%time x", 3, 0); !ok || !strings.HasPrefix(d.Text(), "%time STATEMENT") {
		t.Errorf("inspecting %%time: got %v, %v", d.Text(), ok)
	}
	if d, ok := s.Inspect("!ls\nbox", 6, 0); !ok || !strings.HasPrefix(d.Text(), "var box P") {
		t.Errorf("inspecting box: got %v, %v", d.Text(), ok)
	}
}

// waiting is an output that tells when a text has come.
type waiting struct {
	recorder
	text string
	came chan struct{}
}

func (w *waiting) Stream(name, text string) {
	w.recorder.Stream(name, text)
	if strings.Contains(text, w.text) {
		close(w.came)
	}
}

// TestMagicsInterrupt holds that an interrupt ends a command with what it
// started, and leaves the session as it is.
func TestMagicsInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process groups on windows")
	}
	for _, src := range []string{
		"kept := 1\n!echo ready; (sleep 100; echo late) | cat",
		"%%bash\ntrap '' INT\necho ready\nwhile true; do sleep 100; done",
	} {
		s := newSession(t)
		ctx, cancel := context.WithCancel(context.Background())
		w := &waiting{text: "ready", came: make(chan struct{})}
		ended := make(chan Result, 1)
		go func() { ended <- s.Execute(ctx, Cell{Source: src}, w) }()
		<-w.came
		cancel()
		if r := <-ended; r.Err == nil || r.Err.Kind != "interrupted" {
			t.Errorf("%s: got %v, want an interrupt", src, r.Err)
		}
		if r := s.Execute(context.Background(), Cell{Source: "1 + 1"}, nil); r.Err != nil {
			t.Errorf("after %s: %v", src, r.Err)
		}
	}
}

// TestMagicsPicture holds that a profile of real work is a well-formed picture.
func TestMagicsPicture(t *testing.T) {
	s := newSession(t)
	out := &pictures{}
	src := "%%pprof\nvar sum int\nfor i := 0; i < 300000; i++ {\n\tsum += i % 7\n}"
	for out.svg == "" { // a machine that is busy with other things gives it few samples
		if r := s.Execute(context.Background(), Cell{Source: src}, out); r.Err != nil {
			t.Fatal(r.Err)
		}
	}
	if !strings.Contains(out.text, "interpreted Go") && !strings.Contains(out.text, "compiling") && !strings.Contains(out.text, "runtime") {
		t.Errorf("the text is %s", out.text)
	}
	for d := xml.NewDecoder(strings.NewReader(out.svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("%v in %s", err, out.svg)
		}
	}
}

// pictures keeps the last picture that was shown.
type pictures struct {
	recorder
	svg, text string
}

func (p *pictures) Display(d display.Data) {
	p.svg, _ = d.Data[display.MIMETypeSVG].(string)
	p.text = d.Text()
}

// TestHistoryIsBounded holds that old cells go.
func TestHistoryIsBounded(t *testing.T) {
	var k keeper
	for i := range maxPast + 5 {
		k.enter(Cell{Number: i + 1, Source: "x"})
		k.leave(Cell{}, false)
	}
	if len(k.cells) != maxPast || k.cells[0].Number != 6 || k.bytes != maxPast {
		t.Errorf("%d cells from %d, %d bytes", len(k.cells), k.cells[0].Number, k.bytes)
	}
	k.enter(Cell{Number: 2000, Source: strings.Repeat("x", maxPastBytes)})
	if len(k.cells) != 1 || k.bytes != maxPastBytes {
		t.Errorf("after a huge cell: %d cells, %d bytes", len(k.cells), k.bytes)
	}
}

// TestPanicsOfTests holds that a panic in a subtest, which package testing
// runs in a goroutine of its own, ends neither the process nor the session,
// whatever the engine; recalled values are the same to both.
func TestPanicsOfTests(t *testing.T) {
	byEngine(t, "engine", func(t *testing.T, e Engine) {
		s := sessionOf(t, e)
		for _, step := range []struct{ src, want string }{
			{"%%test\nfunc TestA(t *testing.T) {\n\tt.Run(\"sub\", func(t *testing.T) {\n\t\tvar m map[string]int\n\t\tm[\"a\"] = 1\n\t})\n}", "error: FAIL"},
			{"type P struct{ A int }\nP{3}", "{A:3}"},
			{"_.A + _2.A", "6"},
			{"func f() int { return Out[3] }\nf() + __.A", "9"},
			{"%time f()", "6"},
		} {
			got := ""
			r := s.Execute(context.Background(), Cell{Source: step.src}, nil)
			if r.Err != nil {
				got = r.Err.Error()
			} else if r.Value != nil {
				got = r.Value.Text()
			}
			if got != step.want {
				t.Errorf("%s:\n got %s\nwant %s", step.src, got, step.want)
			}
		}
	})
}
