//go:build !race

package conformance

import "testing"

// TestLeftBehind interrupts a cell in compiled code that never returns: it
// waits for the writer of a pipe that has none. The goroutine stays, and what it
// touched before is not synchronised with later cells: the race detector is
// right to say so, and is not asked.
func TestLeftBehind(t *testing.T) {
	runBadInputs(t, []badInput{
		{name: "deadlock in compiled code", src: "pipe, _ := io.Pipe()\nio.Copy(os.Stdout, io.MultiReader(strings.NewReader(\"waiting\"), pipe))", kind: "interrupted", stop: "waiting",
			want: []string{"a compiled call did not return and was left behind"}},
	})
}
