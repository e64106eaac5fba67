package export

import (
	"fmt"
	"go/types"
	"regexp"
)

// recall gives the values of earlier cells that a cell recalls, by _, _3 or
// Out[3], variables of the program.
func (w *writer) recall(c *cell) {
	for _, r := range c.checked.Recalled {
		if w.tops[r.Var] != nil {
			continue
		}
		from := w.values[r.Var]
		if from == nil {
			w.fail(c, "the value of cell %d is not known", r.Number)
		}
		g := &group{members: []types.Object{r.Var}, cell: from, base: fmt.Sprintf("out%d", r.Number)}
		from.value = g
		w.groups = append(w.groups, g)
		w.tops[r.Var] = g
	}
}

// recalling is how a cell spells the value of an earlier one.
var recalling = regexp.MustCompile(`^(_[_0-9]*|Out\s*\[\s*[0-9]+\s*\])`)

// remembers returns the type of the value that later cells can recall; nil if
// there is none.
func (c *cell) remembers() types.Type {
	if c.checked.Last == nil || c.checked.Hidden || c.Failed != nil {
		return nil
	}
	ts := c.results()
	if n := len(ts); n > 0 && isError(ts[n-1]) {
		ts = ts[:n-1]
	}
	if len(ts) == 0 || isNil(ts[0]) {
		return nil
	}
	return types.Default(ts[0])
}

// results are the types of the last expression.
func (c *cell) results() []types.Type {
	tv := c.checked.Info.Types[c.checked.Last]
	if tv.IsVoid() || tv.Type == nil {
		return nil
	}
	t, ok := tv.Type.(*types.Tuple)
	if !ok {
		return []types.Type{tv.Type}
	}
	var ts []types.Type
	for v := range t.Variables() {
		ts = append(ts, v.Type())
	}
	return ts
}

func isNil(t types.Type) bool {
	b, ok := t.(*types.Basic)
	return ok && b.Kind() == types.UntypedNil
}
