package child

import (
	"sync"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// sink is where the output of a child goes: to the cell that runs, or to the
// last one that ran. Its methods may be called from any goroutine.
type sink struct {
	mu  sync.Mutex
	out interp.Output
}

func (s *sink) set(out interp.Output) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.out = out
}

func (s *sink) stream(name, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.out != nil && text != "" {
		s.out.Stream(name, text)
	}
}

func (s *sink) display(d display.Data) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.out != nil {
		s.out.Display(d)
	}
}

func (s *sink) clear(wait bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.out != nil {
		s.out.ClearOutput(wait)
	}
}
