package flux

// passMark says how far a run had come when its reverse pass began. What is made
// from there on dies inside the pass, but for the gradients of the leaves and what
// functions of the program have seen.
type passMark struct {
	heads, nodes int
}

// startPass notes that the reverse pass begins.
func (a *arena) startPass() { a.pass = passMark{a.heads.n, a.nodes.Len()} }

// Mark implements tape.Ledger.
func (a *arena) Mark() int { return a.heads.n }

// Hold implements tape.Ledger.
func (a *arena) Hold(t *Tensor) {
	if s := t.stored(); s != nil && s.mem == a {
		s.held++
	}
}

// Release implements tape.Ledger.
func (a *arena) Release(t *Tensor) {
	s := t.stored()
	if s == nil || s.mem != a {
		return
	}
	s.held--
	if s.held == 0 && int(s.made) >= a.pass.heads && a.forgets() {
		a.free(a.heads.at[s.made])
	}
}

// Sweep implements tape.Ledger.
func (a *arena) Sweep(mark int, foreign bool) {
	forgets := a.forgets()
	for _, t := range a.heads.at[mark:a.heads.n] {
		switch {
		case t.store != &t.own:
		case foreign:
			t.own.held++
		case t.own.held == 0 && forgets:
			a.free(t)
		}
	}
}

// forgets reports whether what is made in the pass is of no more use after it: not
// if a pullback was recorded, so that somebody differentiates this pass, nor if
// something outside holds what we do not know.
func (a *arena) forgets() bool {
	return a.nodes.Len() == a.pass.nodes && !a.nodes.Given()
}

// free takes a tensor's elements back for those still to be made in this run.
func (a *arena) free(t *lent) {
	a.blocks.put(t.own.slot)
	t.spoil()
	t.own.mem = nil
}
