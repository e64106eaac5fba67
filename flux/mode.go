package flux

import (
	"strconv"
	"sync/atomic"
)

// A Setting says how a [Mode] is decided.
type Setting uint8

// The settings: Auto, the zero value, means training while a gradient of the
// model is taken and testing otherwise; Train and Test mean that always.
const (
	Auto Setting = iota
	Train
	Test
)

// String returns "auto", "train" or "test".
func (s Setting) String() string {
	switch s {
	case Auto:
		return "auto"
	case Train:
		return "train"
	case Test:
		return "test"
	}
	return "Setting(" + strconv.Itoa(int(s)) + ")"
}

// A Mode is the switch of a layer that does one thing in training and another
// in use, as dropout does. A layer has it as an exported field; the zero value
// is automatic.
//
// Automatic means: Training is true while a Gradient or WithGradient call that
// was given a value holding this Mode runs its function. Another goroutine that
// uses the same layer at that moment sees the same answer; use Set, or a copy of
// the model, where that matters.
//
// A Mode must not be copied after its first use.
type Mode struct {
	setting atomic.Uint32
	running atomic.Int32
}

// Training reports whether the layer should behave as in training.
func (m *Mode) Training() bool {
	switch Setting(m.setting.Load()) {
	case Train:
		return true
	case Test:
		return false
	}
	return m.running.Load() > 0
}

// Set decides the mode from now on. It panics with a [*DomainError] if s is not
// one of [Auto], [Train] and [Test].
func (m *Mode) Set(s Setting) {
	if s > Test {
		panic(&DomainError{Op: "Mode.Set", Want: "Auto, Train or Test", Got: s.String()})
	}
	m.setting.Store(uint32(s))
}

// Setting returns what Set was given last, or Auto.
func (m *Mode) Setting() Setting { return Setting(m.setting.Load()) }

// Modes returns the modes inside v, found as [Leaves] finds tensors.
func Modes(v any) []*Mode {
	_, modes := inside(v, nil)
	return modes
}
