package interp

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"fluxrepl/interp/check"
)

// TestSwap: functions of an interpreted cell are compiled and swapped in,
// those that have been redefined meanwhile are left alone.
func TestSwap(t *testing.T) {
	needNative(t)
	s := sessionOf(t, Auto)
	s.prepare()
	ended := make(chan struct{})
	close(ended)
	waiting := make(chan *check.Cell, 2)
	s.compiled.background = &background{cells: waiting, stop: func() {}, ended: ended} // nobody takes them but this test
	run := func(src, want string) {
		t.Helper()
		if r := s.Execute(context.Background(), Cell{Source: src}, &recorder{}); r.Err != nil || shown(r) != want {
			t.Fatalf("%s: got %q, %v, want %q", src, shown(r), r.Err, want)
		}
	}
	isCompiled := func(name string) bool {
		home, made := s.heap.Of(s.heap.Current(name)).Made()
		if !made {
			t.Fatalf("%s has no home", name)
		}
		return strings.Contains(runtime.FuncForPC(home.Elem().Pointer()).Name(), "_f_"+name)
	}
	run("calls := 0\nfunc twice(n int) int { calls++; return 2 * n }\nfunc more(n int) int { return twice(n) + 1 }", "")
	run("more(4)", "9")
	if isCompiled("twice") {
		t.Fatal("compiled before anybody did it")
	}
	s.swap(context.Background(), <-waiting)
	if !isCompiled("twice") || !isCompiled("more") {
		t.Error("not swapped")
	}
	run("more(5)", "11")
	run("calls", "2")
	run("func twice(n int) int { return 3 * n }", "")
	late := <-waiting
	run("func twice(n int) int { return 4 * n }", "")
	s.swap(context.Background(), late)
	run("more(1)", "5")
	s.swap(context.Background(), <-waiting)
	run("more(1)", "5")
}
