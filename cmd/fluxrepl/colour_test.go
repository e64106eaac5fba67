package main

import (
	"strings"
	"testing"

	"fluxrepl/interp"
)

func TestColoured(t *testing.T) {
	const mark, where, end = "\x1b[1;31m", "\x1b[90m", "\x1b[0m"
	for name, c := range map[string]struct {
		kind      string
		in, wants []string
	}{
		"diagnostic": {"compile error",
			[]string{"cell 7, line 3, column 5: undefined: squar (did you mean square?)", "    x := squar(3)", "    \t ^", "and 3 more"},
			[]string{where + "cell 7, line 3, column 5: " + end + mark + "undefined: squar (did you mean square?)" + end, "    x := squar(3)", "    \t " + mark + "^" + end, where + "and 3 more" + end}},
		"panic": {"panic",
			[]string{"panic: index out of range [5]", "cell 1, line 2, in pick", "    return a[i]", "called from main"},
			[]string{mark + "panic" + end + ": index out of range [5]", where + "cell 1, line 2, in pick" + end, "    return a[i]", where + "called from main" + end}},
		"error at a line":    {"error", []string{"error: no", "a, b.ipynb, line 9"}, []string{mark + "error" + end + ": no", where + "a, b.ipynb, line 9" + end}},
		"interrupt":          {"interrupted", []string{"interrupted"}, []string{mark + "interrupted" + end}},
		"message over lines": {"panic", []string{"panic: one\ntwo, line 3"}, []string{mark + "panic" + end + ": one\ntwo, line 3"}},
		"anything else":      {"exit", []string{"exit status 3", ""}, []string{"exit status 3", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			got := coloured(&interp.Error{Kind: c.kind, Traceback: c.in})
			same(t, "coloured", got, c.wants)
			same(t, "without colours", stripColour(strings.Join(got, "\n")), strings.Join(c.in, "\n"))
		})
	}
}
