package flux

import "strings"

// A StepError says that a tensor was used that belonged to an earlier run of a
// [Step]: its memory is that of later ones now. Clone what is to be kept.
type StepError struct {
	Op   string // what it was used for
	Path string // the layer, if known
}

// Error returns a line like "Add: the tensor belonged to an earlier run of a Step,
// …".
func (e *StepError) Error() string {
	var b strings.Builder
	head(&b, e.Path, e.Op)
	b.WriteString("the tensor belonged to an earlier run of a Step, whose memory is used again: Clone what is to be kept")
	return b.String()
}

// In implements [Error].
func (e *StepError) In(layer string) Error {
	c := *e
	c.Path = nest(layer, e.Path)
	return &c
}
