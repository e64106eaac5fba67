package magic

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"sync"
	"testing"
	"time"
)

// testOptions are the flags of go test that %%test and %%bench know.
type testOptions struct {
	run, bench, benchtime string
	short                 bool
	count                 int
}

// suite is what one cell tests.
type suite struct {
	tests      []testing.InternalTest
	benchmarks []testing.InternalBenchmark
}

// testing1 is held while package testing runs: its flags are the process's.
var testing1 sync.Mutex

// main runs the suite as the main function that go test writes would. The
// error is about the options.
func (s *suite) main(o testOptions) (passed bool, err error) {
	testing1.Lock()
	defer testing1.Unlock()
	flags := testFlags()
	restore := flag.CommandLine
	flag.CommandLine = flags
	defer func() { flag.CommandLine = restore }()
	values := map[string]string{
		"test.v": strconv.FormatBool(len(s.tests) > 0), "test.run": o.run, "test.bench": o.bench, "test.benchmem": "true",
		"test.short": strconv.FormatBool(o.short), "test.count": strconv.Itoa(o.count),
		// What the process's own test, if it is one, was told to write.
		"test.testlogfile": "", "test.timeout": "0", "test.paniconexit0": "false", "test.fuzz": "", "test.list": "",
		"test.coverprofile": "", "test.cpuprofile": "", "test.memprofile": "", "test.gocoverdir": "",
	}
	if o.benchtime != "" {
		values["test.benchtime"] = o.benchtime
	}
	for name, v := range values {
		f := flags.Lookup(name)
		if f == nil {
			continue // of another version of package testing
		}
		old := f.Value.String()
		if err := f.Value.Set(v); err != nil {
			return false, fmt.Errorf("-%s: %w", name[len("test."):], err)
		}
		defer func() { _ = f.Value.Set(old) }() // it was its value before
	}
	return testing.MainStart(dependencies{}, s.tests, s.benchmarks, nil, nil).Run() == 0, nil
}

// testFlags is where package testing has its flags: in a test of this program
// among that one's, else in a set of their own, so that no cell sees them.
var testFlags = sync.OnceValue(func() *flag.FlagSet {
	if flag.Lookup("test.v") != nil {
		return flag.CommandLine
	}
	own := flag.NewFlagSet("test", flag.ContinueOnError)
	own.SetOutput(io.Discard)
	restore := flag.CommandLine
	flag.CommandLine = own
	defer func() { flag.CommandLine = restore }()
	testing.Init()
	// There is nothing to parse; testing.Short wants it done.
	_ = own.Parse(nil)
	return own
})

// dependencies is what package testing wants of the program around it: here
// the matching of names, and no more.
type dependencies struct{}

var errAbsent = errors.New("not in a cell")

// entry is a type of package testing that has no name outside.
type entry = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

func (dependencies) MatchString(pattern, s string) (bool, error) {
	return regexp.MatchString(pattern, s)
}
func (dependencies) ImportPath() string                                 { return "main" }
func (dependencies) ModulePath() string                                 { return "" }
func (dependencies) SetPanicOnExit0(bool)                               {}
func (dependencies) StartCPUProfile(io.Writer) error                    { return errAbsent }
func (dependencies) StopCPUProfile()                                    {}
func (dependencies) StartTestLog(io.Writer)                             {}
func (dependencies) StopTestLog() error                                 { return nil }
func (dependencies) WriteProfileTo(string, io.Writer, int) error        { return errAbsent }
func (dependencies) RunFuzzWorker(func(entry) error) error              { return errAbsent }
func (dependencies) ReadCorpus(string, []reflect.Type) ([]entry, error) { return nil, errAbsent }
func (dependencies) CheckCorpus([]any, []reflect.Type) error            { return nil }
func (dependencies) ResetCoverage()                                     {}
func (dependencies) SnapshotCoverage()                                  {}
func (dependencies) CoordinateFuzzing(time.Duration, int64, time.Duration, int64, int, []entry, []reflect.Type, string, string) error {
	return errAbsent
}
func (dependencies) InitRuntimeCoverage() (mode string, tearDown func(string, string) (string, error), snapshot func() float64) {
	return "", nil, nil
}
