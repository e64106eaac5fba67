// Command session measures a session and prints a table: what a cell costs, in
// this process and in a child, what a compiled one costs, how compiled cells
// compare with go build, and how soon an interrupt is obeyed.
//
//	go run ./tests/bench/session
//
// Times are medians of several rounds; on a busy machine only the ratios mean
// something.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/child"
	"fluxrepl/interp/display"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == serveArgument {
		status, err := child.Serve()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(status)
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// serveArgument makes this program the child of another run of itself.
const serveArgument = "serve"

func run() error {
	t := &table{w: tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)}
	fmt.Printf("%s %s/%s, %d CPUs, %s\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), time.Now().Format(time.DateOnly))
	for _, f := range []func(*table) error{small, inChild, editing, compiled, speed, interrupts} {
		if err := f(t); err != nil {
			return err
		}
	}
	return t.w.Flush()
}

type table struct{ w *tabwriter.Writer }

func (t *table) row(what, value, goal string) {
	_, _ = fmt.Fprintf(t.w, "%s\t%s\t%s\n", what, value, goal) // flushed at the end
}

// session is what a session in this process and one in a child have in common.
type session interface {
	Execute(ctx context.Context, c interp.Cell, out interp.Output) interp.Result
	Complete(src string, cursor int) interp.Completion
	Close() error
}

// execute runs a cell that must succeed.
func execute(s session, src string) error {
	if r := s.Execute(context.Background(), interp.Cell{Source: src}, nil); r.Err != nil {
		return fmt.Errorf("%s\n%s", src, strings.Join(r.Err.Traceback, "\n"))
	}
	return nil
}

// median times f several times.
func median(rounds int, f func(i int) error) (time.Duration, error) {
	took := make([]time.Duration, 0, rounds)
	for i := range rounds {
		start := time.Now()
		if err := f(i); err != nil {
			return 0, err
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

func show(d time.Duration) string {
	switch {
	case d < time.Millisecond:
		return fmt.Sprintf("%.0f µs", float64(d)/1e3)
	case d < time.Second:
		return fmt.Sprintf("%.1f ms", float64(d)/1e6)
	}
	return fmt.Sprintf("%.2f s", d.Seconds())
}

func small(t *table) error {
	for _, e := range []interp.Engine{interp.Auto, interp.Interpreted} {
		s, err := interp.New(interp.Config{Engine: e})
		if err != nil {
			return err
		}
		d, err := trivial(s)
		if err != nil {
			return err
		}
		t.row("trivial cell, "+string(e)+", p50", show(d), "≤ 0.3 ms")
		if err := s.Close(); err != nil {
			return err
		}
	}
	return nil
}

func trivial(s session) (time.Duration, error) {
	if err := execute(s, "x := 1"); err != nil {
		return 0, err
	}
	return median(2000, func(int) error { return execute(s, "x + 1") })
}

func inChild(t *table) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	start := time.Now()
	s, err := child.New(child.Config{Config: interp.Config{Capture: true}, Command: func() *exec.Cmd { return exec.Command(self, serveArgument) }})
	if err != nil {
		return err
	}
	if err := execute(s, "1"); err != nil {
		return err
	}
	t.row("session in a child, start to first value", show(time.Since(start)), "")
	d, err := trivial(s)
	if err != nil {
		return err
	}
	t.row("trivial cell through the child, p50", show(d), "≤ 0.6 ms")
	return s.Close()
}

// twenty is a cell of twenty lines.
const twenty = `type Shape interface{ Area() float64 }
type Square struct{ Side float64 }
func (s Square) Area() float64 { return s.Side * s.Side }
type Disc struct{ Radius float64 }
func (d Disc) Area() float64 { return math.Pi * d.Radius * d.Radius }
func total(shapes ...Shape) (sum float64) {
	for _, s := range shapes {
		sum += s.Area()
	}
	return sum
}
areas := map[string]float64{}
for i := range 3 {
	side := float64(i + 1)
	areas[fmt.Sprintf("square %d", i)] = total(Square{side})
	areas[fmt.Sprintf("both %d", i)] = total(Square{side}, Disc{side})
}
names := slices.Sorted(maps.Keys(areas))
largest := areas[names[len(names)-1]]
largest + undefinedName`

func editing(t *table) error {
	s, err := interp.New(interp.Config{Engine: interp.Interpreted})
	if err != nil {
		return err
	}
	// Its last line does not compile, so that checking is all that happens.
	d, err := median(300, func(int) error {
		if r := s.Execute(context.Background(), interp.Cell{Source: twenty}, nil); kind(r) != "compile error" {
			return fmt.Errorf("want a compile error, got %s", kind(r))
		}
		return nil
	})
	if err != nil {
		return err
	}
	t.row("check of 20 lines, error report included, p50", show(d), "≤ 1 ms")
	const src = "model := nn.Den"
	start := time.Now()
	if len(s.Complete(src, len(src)).Items) == 0 {
		return fmt.Errorf("no completions")
	}
	t.row("first completion", show(time.Since(start)), "≤ 30 ms")
	d, err = median(300, func(int) error { s.Complete(src, len(src)); return nil })
	if err != nil {
		return err
	}
	t.row("completion, p50", show(d), "≤ 3 ms")
	return s.Close()
}

func compiled(t *table) error {
	start := time.Now()
	s, err := interp.New(interp.Config{Engine: interp.Native})
	if err != nil {
		t.row("native engine", err.Error(), "")
		return nil
	}
	t.row("native engine ready, build cache warm", show(time.Since(start)), "")
	if err := execute(s, "type Point struct{ X, Y float64 }\np := Point{3, 4}"); err != nil {
		return err
	}
	d, err := median(21, func(i int) error {
		return execute(s, fmt.Sprintf("func norm%d(p Point) float64 { return math.Hypot(p.X, p.Y) }\nfmt.Sprint(norm%d(p))", i, i))
	})
	if err != nil {
		return err
	}
	t.row("native cell, p50", show(d), "≤ 0.35 s")
	return s.Close()
}

// stopped are cells that run until they are interrupted.
var stopped = []struct{ name, head, src string }{
	{"loop", "", "n := 0\nfor { n++ }"},
	{"sleep", "", "time.Sleep(time.Hour)"},
	{"channel", "", "<-make(chan int)"},
	{"compiled loop", "%%native\n", "n := 0\nfor { n++ }"},
	{"product of matrices", "", "a := flux.Ones(3000, 3000)\nfor { a.MatMul(a) }"},
}

func interrupts(t *table) error {
	s, err := interp.New(interp.Config{})
	if err != nil {
		return err
	}
	for _, c := range stopped {
		const rounds = 5
		took := make([]time.Duration, rounds)
		for i := range took {
			if took[i], err = interrupt(s, c.head+"display.Show(1)\n"+c.src); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
		}
		slices.Sort(took)
		t.row("interrupt of a "+c.name+", median", show(took[rounds/2]), "≤ 10 ms")
	}
	return s.Close()
}

// interrupt runs a cell that shows something and then goes on for ever, and
// measures how soon it ends when it is told to.
func interrupt(s session, src string) (time.Duration, error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	begun := &signal{c: make(chan struct{}, 1)}
	ended := make(chan interp.Result, 1)
	go func() { ended <- s.Execute(ctx, interp.Cell{Source: src}, begun) }()
	select {
	case <-begun.c:
	case r := <-ended:
		return 0, fmt.Errorf("ended before the interrupt: %s", kind(r))
	}
	into := time.NewTimer(20 * time.Millisecond) // what is to be interrupted
	<-into.C
	start := time.Now()
	cancel()
	r := <-ended
	if kind(r) != "interrupted" {
		return 0, fmt.Errorf("want interrupted, got %s", kind(r))
	}
	return time.Since(start), nil
}

// kind is how a cell ended.
func kind(r interp.Result) string {
	if r.Err == nil {
		return "success"
	}
	return r.Err.Kind
}

// signal is an Output that tells of the first display.
type signal struct{ c chan struct{} }

func (s *signal) Stream(string, string) {}
func (s *signal) Display(display.Data)  { s.c <- struct{}{} }
func (s *signal) ClearOutput(bool)      {}
