package magic

import (
	"context"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

var timeitMagic = &Magic{
	Name: "%timeit", Args: "[-n N] [-r R] STATEMENT", Flags: []string{"n", "r"}, Takes: TakesGo,
	Short: "run a statement many times and tell what one run costs",
	Long:  timeitLong,
	Run: func(ctx context.Context, c *Call) error {
		t, err := c.trial()
		if err != nil {
			return err
		}
		if t.text == "" {
			return c.usage("want a statement")
		}
		return c.timeit(ctx, t, at(c.Line, c.Col+len(c.Args)-len(t.text)))
	},
}

var timeitCellMagic = &Magic{
	Name: "%%timeit", Args: "[-n N] [-r R]", Flags: []string{"n", "r"}, Body: "Go",
	Short: "run the cell many times and tell what one run costs",
	Long:  timeitLong,
	Run: func(ctx context.Context, c *Call) error {
		t, err := c.trial()
		if err != nil {
			return err
		}
		if t.text != "" {
			return c.usage("want nothing behind the flags, got %s", t.text)
		}
		t.text = c.Body
		return c.timeit(ctx, t, at(c.Line+1, 1))
	},
}

const timeitLong = `
The number of runs in a trial grows until a trial takes 0.2 s; the mean of the
fastest of 5 trials is told, with the spread over all. -n sets the runs in a
trial, -r the number of trials. The names that the statement declares are its
own. The loop is compiled once, by the engine that runs the session's cells.`

// Bounds of %timeit.
const (
	trialTime = 200 * time.Millisecond
	maxRuns   = 1_000_000_000
	maxTrials = 1000
)

// trial is what %timeit is asked for.
type trial struct {
	runs, trials int
	text         string
}

func (c *Call) trial() (t trial, err error) {
	t.text, err = c.leading(func(fs *flag.FlagSet) {
		fs.IntVar(&t.runs, "n", 0, "")
		fs.IntVar(&t.trials, "r", 5, "")
	})
	switch {
	case err != nil:
		return t, err
	case t.runs < 0 || t.runs > maxRuns:
		return t, c.usage("want -n from 1 to %d, got %d", maxRuns, t.runs)
	case t.trials < 1 || t.trials > maxTrials:
		return t, c.usage("want -r from 1 to %d, got %d", maxTrials, t.trials)
	}
	return t, nil
}

// measured is one trial: the cost of one run.
type measured struct{ ns, bytes, objects float64 }

func (c *Call) timeit(ctx context.Context, t trial, before string) error {
	body, err := loopBody(before, t.text)
	if err != nil {
		return c.usage("%v", err)
	}
	values, err := c.Session.Values(ctx, Source{Text: "func(runs int) { for range runs {" + body + "}}"})
	if err != nil {
		return err
	}
	loop, ok := values[0].(func(int))
	if !ok {
		return c.fail(fmt.Errorf("the loop came out as a %T", values[0]))
	}
	runs, all, err := c.trials(ctx, t, loop)
	if err != nil {
		return err
	}
	c.printf("%s\n", report(runs, all))
	return nil
}

// trials finds the number of runs and measures.
func (c *Call) trials(ctx context.Context, t trial, loop func(int)) (runs int, all []measured, err error) {
	runs = max(t.runs, 1)
	for t.runs == 0 {
		m, err := c.measure(ctx, loop, runs)
		if err != nil {
			return 0, nil, err
		}
		took := time.Duration(m.ns * float64(runs))
		if took >= trialTime || runs == maxRuns {
			if took >= time.Second {
				all = append(all, m) // too long to throw away
			}
			break
		}
		runs = more(runs, took)
	}
	for len(all) < t.trials {
		m, err := c.measure(ctx, loop, runs)
		if err != nil {
			return 0, nil, err
		}
		all = append(all, m)
	}
	return runs, all, nil
}

// more is the next number of runs after one that took too little time: at most
// a hundred times as many, a power of ten.
func more(runs int, took time.Duration) int {
	factor := 100.0
	if took > 0 {
		factor = min(factor, 1.2*float64(trialTime)/float64(took))
	}
	want := min(float64(runs)*factor, maxRuns)
	return max(runs+1, int(math.Pow(10, math.Ceil(math.Log10(want)))))
}

func (c *Call) measure(ctx context.Context, loop func(int), runs int) (m measured, err error) {
	runtime.GC() // each trial begins alike, as in package testing
	err = c.Session.Call(ctx, func() {
		done := Measure()
		loop(runs)
		used := done()
		n := float64(runs)
		m = measured{float64(used.Wall.Nanoseconds()) / n, float64(used.Bytes) / n, float64(used.Objects) / n}
	})
	return m, err
}

// report is the sentence about the trials.
func report(runs int, all []measured) string {
	slices.SortFunc(all, func(a, b measured) int {
		switch {
		case a.ns < b.ns:
			return -1
		case a.ns > b.ns:
			return 1
		}
		return 0
	})
	best, worst := all[0], all[len(all)-1]
	each := func(ns float64) string {
		if ns < 100 {
			return three(ns) + " ns"
		}
		return short(time.Duration(ns))
	}
	return fmt.Sprintf("%s per run (best of %d × %d, worst %s), %s in %.0f allocations",
		each(best.ns), len(all), runs, each(worst.ns), size(uint64(best.bytes+0.5)), best.objects)
}

// loopBody makes a statement or several the body of a loop: a value that is not
// used and variables that nobody reads are no mistakes in it.
func loopBody(before, text string) (string, error) {
	const head = "package p\nfunc _() {\n"
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", head+text+"\n}", parser.SkipObjectResolution)
	if err != nil {
		return lineMark(before) + text + "\n", nil // the session says it better, in the cell's lines
	}
	if len(f.Decls) != 1 {
		return "", fmt.Errorf("want statements, got declarations")
	}
	var body strings.Builder
	body.WriteString(lineMark(before))
	uses := "\n"
	from := 0
	offset := func(p token.Pos) int { return fset.Position(p).Offset - len(head) }
	for _, s := range f.Decls[0].(*ast.FuncDecl).Body.List {
		if x, ok := s.(*ast.ExprStmt); ok {
			if _, isCall := ast.Unparen(x.X).(*ast.CallExpr); !isCall {
				body.WriteString(text[from:offset(s.Pos())] + "_ = ")
				from = offset(s.Pos())
			}
		}
		for _, n := range declared(s) {
			uses += "_ = " + n + "\n"
		}
	}
	body.WriteString(text[from:] + uses)
	return body.String(), nil
}

// declared lists the variables that a statement declares in its block.
func declared(s ast.Stmt) []string {
	var names []string
	add := func(x ast.Expr) {
		if id, ok := x.(*ast.Ident); ok && id.Name != "_" {
			names = append(names, id.Name)
		}
	}
	switch s := s.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			for _, l := range s.Lhs {
				add(l)
			}
		}
	case *ast.DeclStmt:
		if d, ok := s.Decl.(*ast.GenDecl); ok && d.Tok == token.VAR {
			for _, sp := range d.Specs {
				for _, n := range sp.(*ast.ValueSpec).Names {
					add(n)
				}
			}
		}
	}
	return names
}

// lineMark says that what follows stands behind the blank text before.
func lineMark(before string) string {
	line := strings.Count(before, "\n") + 1
	col := len(before) - strings.LastIndexByte(before, '\n')
	return fmt.Sprintf("/*line :%d:%d*/", line, col)
}
