package yaegi

import (
	"fmt"
	"io"
	"strings"
	"testing"
)

// logger is what *testing.T, *testing.B and testing.TB have.
type logger interface {
	Output() io.Writer
	Fail()
	FailNow()
	SkipNow()
}

// testPrint is t.Log, t.Error, t.Fatal or t.Skip; where is the cell and line.
func (e *Engine) testPrint(t any, verb, where string, args ...any) {
	e.testSay(t, verb, where, strings.TrimSuffix(fmt.Sprintln(args...), "\n"))
}

// testPrintf is testPrint with a format.
func (e *Engine) testPrintf(t any, verb, where, format string, args ...any) {
	e.testSay(t, strings.TrimSuffix(verb, "f"), where, fmt.Sprintf(formatText(format, args), formatArgs(format, args)...))
}

func (e *Engine) testSay(t any, verb, where, text string) {
	e.alive()
	l, ok := t.(logger)
	if !ok {
		panic(nilDereference)
	}
	writeLog(l, where+": "+text)
	switch verb {
	case "Error":
		l.Fail()
	case "Fatal":
		e.testEnd(t, "FailNow")
	case "Skip":
		e.testEnd(t, "SkipNow")
	}
}

// ending is how a test ended itself: by FailNow, SkipNow, or not at all.
type ending struct{ by string }

// testEnd is t.FailNow or t.SkipNow. The deferred calls of the test run, and
// its guard then says to package testing how it ended.
func (e *Engine) testEnd(t any, by string) {
	l, ok := t.(logger)
	if !ok {
		panic(nilDereference)
	}
	if end, ok := e.tests.Load(goroutine()); ok {
		end.(*ending).by = by
	} else if by == "FailNow" { // called in a goroutine of the test's own
		l.Fail()
	}
	panic(goexit{})
}

func (e *Engine) testBenchmark(f func(*testing.B)) testing.BenchmarkResult {
	return testing.Benchmark(e.GuardBenchmark(f))
}

// writeLog adds a text to the log of a test, as t.Log does, but for the
// position. The log takes everything until the test is over, and then panics.
func writeLog(l logger, text string) {
	_, _ = io.WriteString(l.Output(), strings.ReplaceAll(text, "\n", "\n    ")+"\n")
}

// testRun is t.Run.
func (e *Engine) testRun(t any, name string, f any) bool {
	switch t := t.(type) {
	case *testing.T:
		return t.Run(name, e.GuardTest(f.(func(*testing.T))))
	case *testing.B:
		return t.Run(name, e.GuardBenchmark(f.(func(*testing.B))))
	}
	panic(nilDereference)
}

func (e *Engine) testCleanup(t any, f func()) {
	l, ok := t.(testing.TB)
	if !ok {
		panic(nilDereference)
	}
	l.Cleanup(func() { e.guardTest(l, f) })
}

func (e *Engine) testRunParallel(b *testing.B, f func(*testing.PB)) {
	b.RunParallel(func(pb *testing.PB) { e.guardTest(b, func() { f(pb) }) })
}

// GuardTest makes a test fail by a panic that would end the process, for
// package testing runs it in a goroutine of its own.
func (e *Engine) GuardTest(f func(*testing.T)) func(*testing.T) {
	return func(t *testing.T) { e.guardTest(t, func() { f(t) }) }
}

// GuardBenchmark is GuardTest for a benchmark.
func (e *Engine) GuardBenchmark(f func(*testing.B)) func(*testing.B) {
	return func(b *testing.B) { e.guardTest(b, func() { f(b) }) }
}

func (e *Engine) guardTest(l logger, f func()) {
	owner, id, end := e.owner(), goroutine(), &ending{}
	before, nested := e.tests.Swap(id, end)
	defer func() {
		if e.tests.Delete(id); nested {
			e.tests.Store(id, before)
		}
		r := recover()
		switch r := r.(type) {
		case nil:
			return
		case goexit:
			switch end.by {
			case "FailNow":
				l.FailNow()
			case "SkipNow":
				l.SkipNow()
			}
			return
		case interrupted:
			writeLog(l, "interrupted")
		case exit:
			writeLog(l, r.Error())
		default:
			p := GoroutinePanic{Owner: owner, Value: e.translate(r), Mark: e.place(), Chain: e.chain()}
			p.Calls, p.Missing = e.trace.take()
			text := fmt.Sprint("panic: ", p.Value)
			if e.hooks.Report != nil {
				text = strings.Join(e.hooks.Report(p), "\n")
			}
			writeLog(l, text)
		}
		l.Fail()
	}()
	f()
}
