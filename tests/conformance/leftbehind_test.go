//go:build !race

package conformance

import "testing"

// TestLeftBehind interrupts cells in compiled code that never returns. The
// goroutine stays, and what it touched before is not synchronised with later
// cells: the race detector is right to say so, and is not asked.
func TestLeftBehind(t *testing.T) {
	runBadInputs(t, []badInput{
		{name: "deadlock in compiled code", src: "var mu sync.Mutex\nmu.Lock()\ndisplay.Show(0)\nmu.Lock()", kind: "interrupted", stop: true, want: []string{"a compiled call did not return and was left behind"}},
	})
}
