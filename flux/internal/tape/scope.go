package tape

import (
	"slices"
	"sync/atomic"
)

// A Scope stands for one gradient computation: it is open while the function to
// be differentiated runs, and closed before its pullbacks do.
type Scope struct {
	closed atomic.Bool
	kept   atomic.Bool
	seal   string
	// Owner is the number that whoever opens scopes one after another gave it;
	// 0 is nobody's.
	Owner uint64
}

// NewScope returns an open scope.
func NewScope() *Scope { return new(Scope) }

// NewSeal returns an open scope that forbids, in the name of somebody, to read
// the numbers of what it follows other than by operations.
func NewSeal(name string) *Scope { return &Scope{seal: name} }

// Close ends recording for s; closing twice is harmless.
func (s *Scope) Close() { s.closed.Store(true) }

// Reopen opens a closed scope for another computation and reports true, unless
// something may still know it that would take one for the other.
func (s *Scope) Reopen() bool {
	if s.kept.Load() {
		return false
	}
	s.closed.Store(false)
	return true
}

// Scopes is an immutable set of scopes; nil is the empty set. Sets are shared
// between nodes, so that the usual case of one scope allocates nothing.
type Scopes struct{ list []*Scope }

// Open returns the members that still record: s itself if all do, nil if none does.
func (s *Scopes) Open() *Scopes {
	if s == nil {
		return nil
	}
	open := 0
	for _, m := range s.list {
		if !m.closed.Load() {
			open++
		}
	}
	switch open {
	case 0:
		return nil
	case len(s.list):
		return s
	}
	rest := make([]*Scope, 0, open)
	for _, m := range s.list {
		if !m.closed.Load() {
			rest = append(rest, m)
		}
	}
	return &Scopes{rest}
}

// Seal returns the name of an open member that [NewSeal] made, or "".
func (s *Scopes) Seal() string {
	if s == nil {
		return ""
	}
	for _, m := range s.list {
		if m.seal != "" && !m.closed.Load() {
			return m.seal
		}
	}
	return ""
}

// Keep says that something holds the set whose end nobody sees: its members must
// not be opened again.
func (s *Scopes) Keep() {
	for _, m := range s.list {
		m.kept.Store(true)
	}
}

// Kept reports whether Keep was called for a set with s in it.
func (s *Scope) Kept() bool { return s.kept.Load() }

// All reports whether all members have the owner.
func (s *Scopes) All(owner uint64) bool {
	for _, m := range s.list {
		if m.Owner != owner {
			return false
		}
	}
	return true
}

// Has reports whether x is a member.
func (s *Scopes) Has(x *Scope) bool { return s != nil && slices.Contains(s.list, x) }

// With returns the set with x in it.
func (s *Scopes) With(x *Scope) *Scopes {
	if s == nil {
		return &Scopes{[]*Scope{x}}
	}
	if s.Has(x) {
		return s
	}
	return &Scopes{append(slices.Clone(s.list), x)}
}

// Without returns the set with x not in it.
func (s *Scopes) Without(x *Scope) *Scopes {
	if !s.Has(x) {
		return s
	}
	if len(s.list) == 1 {
		return nil
	}
	rest := make([]*Scope, 0, len(s.list)-1)
	for _, m := range s.list {
		if m != x {
			rest = append(rest, m)
		}
	}
	return &Scopes{rest}
}

// Union returns the members of either set. It allocates only when neither set
// contains the other.
func Union(a, b *Scopes) *Scopes {
	if a == nil || a == b {
		return b
	}
	if b == nil {
		return a
	}
	u := a
	for _, m := range b.list {
		u = u.With(m)
	}
	if len(u.list) == len(b.list) {
		return b
	}
	return u
}

// Watch is the set of scopes that follow one leaf value. The zero value is
// empty. It may be used by several goroutines at once.
type Watch struct{ set atomic.Pointer[Scopes] }

// Load returns the present set.
func (w *Watch) Load() *Scopes { return w.set.Load() }

// Add puts s into the set.
func (w *Watch) Add(s *Scope) {
	for {
		old := w.set.Load()
		if w.set.CompareAndSwap(old, old.With(s)) {
			return
		}
	}
}

// Remove takes s out of the set.
func (w *Watch) Remove(s *Scope) {
	for {
		old := w.set.Load()
		if w.set.CompareAndSwap(old, old.Without(s)) {
			return
		}
	}
}

// AddOnly is Add for a set that usually has no other member, given the set of s
// alone.
func (w *Watch) AddOnly(s *Scope, only *Scopes) {
	if !w.set.CompareAndSwap(nil, only) {
		w.Add(s)
	}
}

// RemoveOnly is the reverse of AddOnly.
func (w *Watch) RemoveOnly(s *Scope, only *Scopes) {
	if !w.set.CompareAndSwap(only, nil) {
		w.Remove(s)
	}
}
