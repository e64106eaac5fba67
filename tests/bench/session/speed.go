package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// works are pieces of work, as statements that leave their result in r. %s is
// where functions stand.
var works = []struct{ name, funcs, body string }{
	{"sum of 1e7 floats", "", "s := 0.0\nfor i := 0; i < 10_000_000; i++ {\n\ts += float64(i) * 0.5\n}\nr = s"},
	{"fib(35)", "func fib(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn fib(n-1) + fib(n-2)\n}", "r = float64(fib(35))"},
	{"map of 1e6", "", "m := map[int]int{}\nfor i := range 1_000_000 {\n\tm[i%50_000] += i\n}\nr = float64(len(m) + m[7])"},
	{"strings of 1e6", "", "var b strings.Builder\nfor i := range 1_000_000 {\n\tb.WriteString(strconv.Itoa(i % 97))\n}\nr = float64(strings.Count(b.String(), \"9\"))"},
	{"sieve of 5e6", "", "n := 5_000_000\nc := make([]bool, n)\nk := 0\nfor i := 2; i < n; i++ {\n\tif !c[i] {\n\t\tk++\n\t\tfor j := 2 * i; j < n; j += i {\n\t\t\tc[j] = true\n\t\t}\n\t}\n}\nr = float64(k)"},
	{"sort of 1e6", "", "xs := make([]int, 1_000_000)\nv := uint32(1)\nfor i := range xs {\n\tv = v*1664525 + 1013904223\n\txs[i] = int(v >> 8)\n}\nsort.Ints(xs)\nr = float64(xs[500])"},
}

const speedRounds = 7

// speed compares the same statements in a cell and in a program that go build
// made, in turns.
func speed(t *table) error {
	dir, err := os.MkdirTemp("", "fluxrepl-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	s, err := interp.New(interp.Config{})
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	if err := execute(s, "%%native\n1"); err != nil {
		return err
	}
	for i, w := range works {
		program := filepath.Join(dir, "w"+strconv.Itoa(i))
		if err := build(program, w.funcs, w.body); err != nil {
			return err
		}
		var ours, theirs []time.Duration
		for range speedRounds {
			out, err := exec.Command(program).Output()
			if err != nil {
				return err
			}
			ns, err := strconv.ParseInt(strings.TrimSpace(string(out)), 10, 64)
			if err != nil {
				return err
			}
			theirs = append(theirs, time.Duration(ns))
			d, err := inCell(s, w.funcs, w.body)
			if err != nil {
				return err
			}
			ours = append(ours, d)
		}
		slices.Sort(ours)
		slices.Sort(theirs)
		a, b := ours[speedRounds/2], theirs[speedRounds/2]
		t.row(w.name+": cell / go build", fmt.Sprintf("%s / %s = %.2f", show(a), show(b), float64(a)/float64(b)), "≤ 1.2")
	}
	return nil
}

// timed measures the body by itself: a cell that is run again is warm.
func timed(body string) string {
	return "start := time.Now()\n" + body + "\ntook := time.Since(start)\n"
}

func build(program, funcs, body string) error {
	src := "package main\n\nimport (\n\t\"fmt\"\n\t\"sort\"\n\t\"strconv\"\n\t\"strings\"\n\t\"time\"\n)\n\nvar _ = sort.Ints\nvar _ = strconv.Itoa\nvar _ strings.Builder\n\n" +
		funcs + "\n\nfunc main() {\n\tr := 0.0\n" + timed(body) + "\tif r < 0 {\n\t\tfmt.Println(r)\n\t}\n\tfmt.Println(int64(took))\n}\n"
	file := program + ".go"
	if err := os.WriteFile(file, []byte(src), 0o600); err != nil {
		return err
	}
	cmd := exec.Command("go", "build", "-o", program, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// inCell runs the work as the statements of a cell.
func inCell(s session, funcs, body string) (time.Duration, error) {
	got := &lastText{}
	src := "%%native\n" + funcs + "\nr := 0.0\n" + timed(body) + "display.Show(fmt.Sprint(int64(took)))"
	if r := s.Execute(context.Background(), interp.Cell{Source: src}, got); r.Err != nil {
		return 0, fmt.Errorf("%s", strings.Join(r.Err.Traceback, "\n"))
	}
	ns, err := strconv.ParseInt(strings.Trim(got.text, "\""), 10, 64)
	return time.Duration(ns), err
}

type lastText struct{ text string }

func (l *lastText) Stream(string, string)  {}
func (l *lastText) Display(d display.Data) { l.text = d.Text() }
func (l *lastText) ClearOutput(bool)       {}
