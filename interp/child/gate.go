package child

import (
	"math"
	"sync"
)

// gate lets events pass in the place that the child gave them among the printed
// text: an event waits until both streams have come to its mark, and a stream
// that has come to a mark waits until the event has passed.
type gate struct {
	mu      sync.Mutex
	moved   *sync.Cond
	arrived [2]uint64 // the last mark that each stream has met
	passed  uint64    // the last event that was handed over
}

// over is the mark behind which there is nothing more.
const over = math.MaxUint64

func newGate() *gate {
	g := &gate{}
	g.moved = sync.NewCond(&g.mu)
	return g
}

// reach is called by a stream that has come to a mark; it returns when the
// event has passed. With over it returns at once: the stream has ended, and
// events wait for it no more.
func (g *gate) reach(stream int, mark uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.arrived[stream] = mark
	g.moved.Broadcast()
	for mark != over && g.passed < mark {
		g.moved.Wait()
	}
}

// await returns when both streams have come to an event's mark.
func (g *gate) await(mark uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for min(g.arrived[0], g.arrived[1]) < mark {
		g.moved.Wait()
	}
}

// pass lets the streams go on behind a mark; with over behind every one.
func (g *gate) pass(mark uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.passed = max(g.passed, mark)
	g.moved.Broadcast()
}
