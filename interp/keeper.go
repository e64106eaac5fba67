package interp

import (
	"slices"

	"fluxrepl/interp/magic"
	"fluxrepl/interp/yaegi"
)

// Bounds of the history.
const (
	maxPast      = 1000
	maxPastBytes = 16 << 20
	maxValues    = 200 // that Out keeps
)

// keeper is what a session keeps for its magics. It belongs to the goroutine
// that runs a cell.
type keeper struct {
	cells     []magic.Cell // that were run, oldest first
	bytes     int          // of their source
	payloads  []Payload    // that the running cell asked for
	raw       func([]yaegi.Value)
	values    map[int]any // of cells, by number, for Out[n]
	order     []int       // the numbers, oldest first
	counting  bool        // a magic asked what compiling costs
	compiling magic.Usage
}

// enter notes a cell before it runs.
func (k *keeper) enter(c Cell) {
	if c.Silent {
		return
	}
	k.cells = append(k.cells, magic.Cell{Number: c.Number, Source: c.Source})
	k.bytes += len(c.Source)
	for len(k.cells) > maxPast || k.bytes > maxPastBytes && len(k.cells) > 1 {
		k.bytes -= len(k.cells[0].Source)
		k.cells = k.cells[1:]
	}
}

// leave notes how it ended.
func (k *keeper) leave(c Cell, failed bool) {
	if n := len(k.cells); !c.Silent && n > 0 {
		k.cells[n-1].Failed = failed
	}
}

// keep keeps the value of a cell and returns the cells whose values had to go.
func (k *keeper) keep(cell int, v any) (dropped []int) {
	if k.values == nil {
		k.values = map[int]any{}
	}
	if _, again := k.values[cell]; again {
		k.order = slices.DeleteFunc(k.order, func(n int) bool { return n == cell })
	}
	k.values[cell] = v
	k.order = append(k.order, cell)
	for len(k.order) > maxValues {
		delete(k.values, k.order[0])
		dropped = append(dropped, k.order[0])
		k.order = k.order[1:]
	}
	return dropped
}

// out returns the value of a cell.
func (k *keeper) out(cell int) any { return k.values[cell] }

// forget drops the history.
func (k *keeper) forget() { k.cells, k.bytes = nil, 0 }

// taken returns the payloads of the cell that has ended.
func (k *keeper) taken() []Payload {
	p := k.payloads
	k.payloads = nil
	return p
}

// compile begins to count what is spent on compiling; calling what it returns
// ends that. A magic asks for it, so that no other cell pays for the counting.
func (k *keeper) compile() (done func()) {
	if !k.counting {
		return func() {}
	}
	measured := magic.Measure()
	return func() { k.compiling = k.compiling.Add(measured()) }
}
