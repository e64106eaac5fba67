package magic

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"go/types"
	"regexp"
	"testing"
)

var testMagic = &Magic{
	Name: "%%test", Args: "[-run PATTERN] [-short] [-count N]", Body: "Go",
	Short: "run the cell, then the tests func TestX(t *testing.T) in it",
	Long: `
What is printed is what go test -v prints; a test that fails is an error of the
cell. -run takes a regular expression for the names of tests, and of subtests
behind slashes. Benchmarks in the cell are run by %%bench.`,
	Run: func(ctx context.Context, c *Call) error {
		o := testOptions{count: 1, run: "."}
		w, err := c.flags(func(fs *flag.FlagSet) {
			fs.StringVar(&o.run, "run", o.run, "")
			fs.BoolVar(&o.short, "short", false, "")
			fs.IntVar(&o.count, "count", 1, "")
		})
		if err != nil {
			return err
		}
		if len(w) > 0 || o.count < 1 {
			return c.usage("got %s", c.Args)
		}
		return c.test(ctx, o, testFunc, "tests func TestX(t *testing.T)")
	},
}

var benchMagic = &Magic{
	Name: "%%bench", Args: "[-run PATTERN] [-benchtime D] [-count N]", Body: "Go",
	Short: "run the cell, then the benchmarks func BenchmarkX(b *testing.B) in it",
	Long: `
What is printed is what go test -bench . -benchmem prints. -benchtime is a time
such as 200ms, or a number of runs such as 100x.`,
	Run: func(ctx context.Context, c *Call) error {
		o := testOptions{count: 1, bench: ".", benchtime: "1s", run: "^$"}
		w, err := c.flags(func(fs *flag.FlagSet) {
			fs.StringVar(&o.bench, "run", o.bench, "")
			fs.StringVar(&o.benchtime, "benchtime", o.benchtime, "")
			fs.IntVar(&o.count, "count", 1, "")
		})
		if err != nil {
			return err
		}
		if len(w) > 0 || o.count < 1 {
			return c.usage("got %s", c.Args)
		}
		return c.test(ctx, o, benchmarkFunc, "benchmarks func BenchmarkX(b *testing.B)")
	},
}

var (
	testFunc      = regexp.MustCompile(`(?m)^[ \t]*func[ \t]+(Test(?:[^\p{Ll}(\s][\p{L}\p{N}_]*)?)[ \t]*\(`)
	benchmarkFunc = regexp.MustCompile(`(?m)^[ \t]*func[ \t]+(Benchmark(?:[^\p{Ll}(\s][\p{L}\p{N}_]*)?)[ \t]*\(`)
)

// errFailed is the error of a cell whose tests failed; they have said why.
var errFailed = errors.New("FAIL")

// test runs the cell and then what of it has the form of a test.
func (c *Call) test(ctx context.Context, o testOptions, form *regexp.Regexp, what string) error {
	if _, err := regexp.Compile(o.run); err != nil {
		return c.usage("-run: %v", err)
	}
	if _, err := regexp.Compile(o.bench); err != nil {
		return c.usage("-run: %v", err)
	}
	if _, err := c.Session.Run(ctx, c.BodySource()); err != nil {
		return err
	}
	var s suite
	for _, m := range form.FindAllStringSubmatch(c.Body, -1) {
		if err := c.collect(ctx, &s, m[1]); err != nil {
			return err
		}
	}
	if len(s.tests)+len(s.benchmarks) == 0 {
		return c.usage("there are no %s in the cell", what)
	}
	passed := false
	var wrong error
	if err := c.Session.Call(ctx, func() { passed, wrong = s.main(o) }); err != nil {
		return err
	}
	switch {
	case wrong != nil:
		return c.usage("%v", wrong)
	case ctx.Err() != nil:
		return ctx.Err()
	case !passed:
		return errFailed
	}
	return nil
}

// collect adds a test or benchmark by its name, if it has the form of one.
func (c *Call) collect(ctx context.Context, s *suite, name string) error {
	fn, ok := c.Session.Env().Lookup(name).(*types.Func)
	if !ok || fn.Signature().TypeParams().Len() > 0 || fn.Signature().Params().Len() != 1 || fn.Signature().Results().Len() != 0 {
		return nil // a comment or string that looks like one, or a helper
	}
	switch types.TypeString(fn.Signature().Params().At(0).Type(), nil) {
	case "*testing.T", "*testing.B":
	default:
		return nil
	}
	values, err := c.Session.Values(ctx, Source{Text: name})
	if err != nil {
		return err
	}
	switch f := values[0].(type) {
	case func(*testing.T):
		s.tests = append(s.tests, testing.InternalTest{Name: name, F: c.Session.GuardTest(f)})
	case func(*testing.B):
		s.benchmarks = append(s.benchmarks, testing.InternalBenchmark{Name: name, F: c.Session.GuardBenchmark(f)})
	default:
		return c.fail(fmt.Errorf("%s came out as a %T", name, f))
	}
	return nil
}
