package conv

import "sync"

// plans keeps what has been worked out for a geometry, which a training asks for
// again and again.
type plans[K comparable, P any] struct {
	mu   sync.RWMutex
	made map[K]*P
}

// mostPlans bounds how many are kept: images of ever other sizes would make ever
// more.
const mostPlans = 512

// of returns the plan for k, which nobody may write to.
func (p *plans[K, P]) of(k K, plan func(K) *P) *P {
	p.mu.RLock()
	known := p.made[k]
	p.mu.RUnlock()
	if known != nil {
		return known
	}
	known = plan(k)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made == nil || len(p.made) >= mostPlans {
		p.made = map[K]*P{}
	}
	p.made[k] = known
	return known
}
