package child

import (
	"sync"

	"fluxrepl/interp"
)

// sink is where the output of a child goes. Its methods may be called from any
// goroutine.
type sink struct {
	mu     sync.Mutex
	latest interp.Output            // of the cell that runs, or ran last
	outs   map[uint64]interp.Output // of the latest cells, by the number of their request
	order  []uint64
}

// maxOutputs is how many cells are known by their number: what an older one's
// goroutine says is heard in the latest.
const maxOutputs = 256

// set makes out that of the latest cell.
func (s *sink) set(id uint64, out interp.Output) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.outs == nil {
		s.outs = map[uint64]interp.Output{}
	}
	if len(s.order) >= maxOutputs {
		delete(s.outs, s.order[0])
		s.order = s.order[1:]
	}
	s.latest, s.outs[id] = out, out
	s.order = append(s.order, id)
}

// print hands printed text to the latest cell: a pipe does not say whose it is.
func (s *sink) print(name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.latest != nil && text != "" {
		s.latest.Stream(name, text)
	}
}

// tell hands an event to the cell that it comes from.
func (s *sink) tell(id uint64, event func(interp.Output)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out, ok := s.outs[id]
	if !ok {
		out = s.latest
	}
	if out != nil {
		event(out)
	}
}
