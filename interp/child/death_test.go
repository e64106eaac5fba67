package child

import (
	"slices"
	"strings"
	"testing"
)

// reports are what the Go runtime said in the deaths of small programs: on
// standard error, and to the descriptor for crashes.
var reports = map[string]struct {
	report, trace, cause string
	calls                []string
}{
	"maps": {
		report: "fatal error: concurrent map writes\n\ngoroutine 9 [running]:\ninternal/runtime/maps.fatal({0x4af7ff?, 0x0?})\n\t/go/src/runtime/panic.go:1181 +0x18\nmain.main.func1()\n\t/tmp/x.go:6 +0x2a\n",
		trace:  "\ngoroutine 9 [running]:\ninternal/runtime/maps.fatal({0x4af7ff?, 0x0?})\n\t/go/src/runtime/panic.go:1181 +0x18\nmain.main.func1()\n\t/tmp/x.go:6 +0x2a\n",
		cause:  "fatal error: concurrent map writes", calls: []string{"main.main.func1"},
	},
	"stack": {
		report: "runtime: goroutine stack exceeds 1000000000-byte limit\nruntime: sp=0xc020160390 stack=[0xc020160000, 0xc040160000]\nfatal error: stack overflow\n\nruntime stack:\nruntime.throw({0x5})\n\t/go/x.go:1 +0x1\n\ngoroutine 1 [running]:\nfmt.(*pp).printValue(0x1)\n\t/go/print.go:7 +0x5\nfmt.(*pp).printValue(0x1)\n\t/go/print.go:7 +0x5\n...50 frames elided...\nfmt.Println(...)\n\t/go/print.go:7 +0x5\nreflect.Value.Call(...)\n\t/go/value.go:1 +0x1\n\ngoroutine 2 [select]:\nmain.other()\n",
		trace:  "\nruntime stack:\nruntime.throw({0x5})\n\t/go/x.go:1 +0x1\n\ngoroutine 1 [running]:\nfmt.(*pp).printValue(0x1)\n\t/go/print.go:7 +0x5\nfmt.(*pp).printValue(0x1)\n\t/go/print.go:7 +0x5\n...50 frames elided...\nfmt.Println(...)\n\t/go/print.go:7 +0x5\nreflect.Value.Call(...)\n\t/go/value.go:1 +0x1\n\ngoroutine 2 [select]:\nmain.other()\n",
		cause:  "fatal error: stack overflow", calls: []string{"fmt.(*pp).printValue", "fmt.Println"},
	},
	"panic": {
		report: "a line of the cell's own\npanic: boom\n\ngoroutine 7 [running]:\n",
		trace:  "panic: boom\n\ngoroutine 7 [running]:\nlib.(*T).Run(0x1)\n\t/x/lib.go:3 +0x5\ncreated by lib.Start in goroutine 1\n\t/x/lib.go:2 +0x5\n",
		cause:  "panic: boom", calls: []string{"lib.(*T).Run"},
	},
	"native": {
		report: "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 7 [running]:\n",
		trace:  "panic: runtime error: index out of range [5] with length 3\n\ngoroutine 7 [running]:\nmain.f(...)\n\tcell 7:3\nmain.g(0x5)\n\tcell 7:8 +0x1d\n",
		cause:  "panic: runtime error: index out of range [5] with length 3", calls: []string{"main.f, cell 7, line 3", "main.g, cell 7, line 8"},
	},
	"fault": {
		report: "unexpected fault address 0x7\nfatal error: fault\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x7 pc=0x1]\n\ngoroutine 1 [running]:\n",
		trace:  "[signal SIGSEGV: segmentation violation code=0x1 addr=0x7 pc=0x1]\n\ngoroutine 1 [running]:\nmain.main()\n",
		cause:  "fatal error: fault", calls: []string{"main.main"},
	},
	"nothing known": {trace: "what\n", cause: "what"},
}

func TestCauses(t *testing.T) {
	for name, c := range reports {
		if got := cause(c.report, c.trace); got != c.cause {
			t.Errorf("%s: cause %q, want %q", name, got, c.cause)
		}
		if got := calls(c.trace); !slices.Equal(got, c.calls) {
			t.Errorf("%s: calls %q, want %q", name, got, c.calls)
		}
	}
}

// FuzzReports reads any text as the last words of a runtime.
func FuzzReports(f *testing.F) {
	for _, c := range reports {
		f.Add(c.report, c.trace)
	}
	f.Fuzz(func(t *testing.T, report, trace string) {
		d := death{kind: kindCrash, cause: cause(report, trace), calls: calls(trace)}
		e := d.report("cell 1", 0)
		if len(d.calls) > maxCalls || len(strings.Join(e.Traceback, "\n")) > 20<<10 {
			t.Errorf("%d calls, %d bytes", len(d.calls), len(strings.Join(e.Traceback, "\n")))
		}
	})
}

// TestReportIsHeldBack: text that may be the runtime's last words waits until
// it is known whether it is.
func TestReportIsHeldBack(t *testing.T) {
	for name, c := range map[string]struct {
		pieces []string
		dying  bool
		heard  string // at once
		held   string // in the end
	}{
		"none":            {[]string{"a\n", "b"}, false, "a\nb", ""},
		"a report":        {[]string{"a\nfatal error: x\n", "\ngoroutine 1"}, true, "a\n", "fatal error: x\n\ngoroutine 1"},
		"in mid-line":     {[]string{"progress 3%panic: x"}, true, "progress 3%", "panic: x"},
		"none after all":  {[]string{"panic: x\n", strings.Repeat("y", maxReport)}, false, "panic: x\n" + strings.Repeat("y", maxReport), ""},
		"an endless one":  {[]string{"panic: x\n", strings.Repeat("y", 2*maxReport), "z"}, true, "", "panic: x\n" + strings.Repeat("y", maxReport-9)},
		"a large start":   {[]string{"ab\ngoroutine " + strings.Repeat("y", 2*maxReport)}, true, "ab\n", "goroutine " + strings.Repeat("y", maxReport-10)},
		"several, choice": {[]string{"x goroutine 1 fatal error: y"}, true, "x ", "goroutine 1 fatal error: y"},
	} {
		t.Run(name, func(t *testing.T) {
			r := &report{dying: func() bool { return c.dying }}
			heard := ""
			for _, p := range c.pieces {
				text, _ := r.add(p)
				heard += text
			}
			if heard != c.heard || r.held.String() != c.held {
				t.Errorf("heard %.80q, held %.80q; want %.80q, %.80q", heard, r.held.String(), c.heard, c.held)
			}
		})
	}
}
