package magic

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"slices"
)

var memMagic = &Magic{
	Name: "%mem", Short: "tell what memory holds: the process, the heap, tensors and the largest variables",
	Long: "The heap is told after a collection, so what is counted is in use.",
	Run: func(_ context.Context, c *Call) error {
		if err := c.none(); err != nil {
			return err
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		t := newTable(0)
		if rss, ok := resident(); ok {
			t.row("process", size(rss))
		}
		t.row("heap in use", size(m.HeapAlloc), fmt.Sprintf("in %d objects", m.HeapObjects))
		t.row("heap from the system", size(m.HeapSys-m.HeapReleased))
		t.row("goroutine stacks", size(m.StackInuse), fmt.Sprintf("of %d goroutines", runtime.NumGoroutine()))
		c.holdings(t)
		c.printf("%s", t)
		return nil
	},
}

// largest is how many variables are listed.
const largest = 10

// holdings lists tensors as a sum and the largest variables.
func (c *Call) holdings(t *table) {
	type holding struct {
		name, typ string
		size      uint64
	}
	var all []holding
	tensors, total := 0, uint64(0)
	for _, v := range c.Session.Variables() {
		if !v.Known {
			continue
		}
		h := holding{v.Name, typeText(v.Type), sizeOf(v.Value)}
		all = append(all, h)
		if h.typ == "*flux.Tensor" {
			tensors, total = tensors+1, total+h.size
		}
	}
	if tensors > 0 {
		t.row("tensors in variables", size(total), fmt.Sprintf("in %d", tensors))
	}
	slices.SortStableFunc(all, func(a, b holding) int { return cmp.Compare(b.size, a.size) })
	for _, h := range all[:min(len(all), largest)] {
		t.row(h.name, size(h.size), h.typ)
	}
}
