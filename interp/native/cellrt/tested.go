package cellrt

import (
	"fmt"
	"io"
	"strings"
)

// tester is *testing.T or *testing.B.
type tester[T any] interface {
	Run(name string, f func(T)) bool
	Output() io.Writer
	Fail()
}

// TestRun is t.Run of a test or benchmark. Package testing runs f in a
// goroutine of its own, where a panic would end the process: here it fails the
// test.
func TestRun[T tester[T]](t T, name string, f func(T)) bool {
	return t.Run(name, func(t T) {
		defer func() {
			r := recover()
			switch r.(type) {
			case nil, Goexited:
				return
			}
			text := strings.Join(host().Report(r), "\n    ")
			// The log of a test that is not over takes everything.
			_, _ = fmt.Fprintln(t.Output(), text)
			t.Fail()
		}()
		f(t)
	})
}
