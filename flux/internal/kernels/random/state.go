package random

import "math/bits"

// A State is the generator's place on its cycle. Two random numbers are a seed.
type State struct{ Hi, Lo uint64 }

// The step of the generator, and the multiplier of its output.
const (
	stepHi = 2549297995355413924
	stepLo = 4865540595714422341
	plusHi = 6364136223846793005
	plusLo = 1442695040888963407
	cheap  = 0xda942042e4dd58b5
)

// Next returns the next number.
func (s *State) Next() uint64 {
	*s = after(*s, State{stepHi, stepLo}, State{plusHi, plusLo})
	return s.output()
}

// output scrambles the state: its double xorshift multiply.
func (s *State) output() uint64 {
	hi := s.Hi
	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (s.Lo | 1)
}

// after returns s·by + plus.
func after(s, by, plus State) State {
	hi, lo := bits.Mul64(s.Lo, by.Lo)
	hi += s.Hi*by.Lo + s.Lo*by.Hi
	lo, carry := bits.Add64(lo, plus.Lo, 0)
	hi, _ = bits.Add64(hi, plus.Hi, carry)
	return State{hi, lo}
}

// strides returns the constants of n steps at once.
func strides(n uint64) (by, plus State) {
	by, plus = State{0, 1}, State{}
	stepBy, stepPlus := State{stepHi, stepLo}, State{plusHi, plusLo}
	for ; n > 0; n >>= 1 {
		if n&1 != 0 {
			by = after(by, stepBy, State{})
			plus = after(plus, stepBy, stepPlus)
		}
		stepPlus = after(stepPlus, stepBy, stepPlus)
		stepBy = after(stepBy, stepBy, State{})
	}
	return by, plus
}

// Skip passes n numbers over.
func (s *State) Skip(n int) {
	by, plus := strides(uint64(n))
	*s = after(*s, by, plus)
}

// lanes is how many numbers a kernel makes at a time.
const lanes = 16

var lanesBy, lanesPlus = strides(lanes)

// spread returns the states behind the next numbers, as a kernel wants them: the
// low words and the high words of eight, and of another eight; and the constants.
func (s State) spread() (l [2*lanes + 5]uint64) {
	for i := range lanes {
		s = after(s, State{stepHi, stepLo}, State{plusHi, plusLo})
		at := i/8*16 + i%8
		l[at], l[at+8] = s.Lo, s.Hi
	}
	copy(l[2*lanes:], []uint64{lanesBy.Lo, lanesBy.Hi, lanesPlus.Lo, lanesPlus.Hi, cheap})
	return l
}

// words fills dst with the next numbers, one after the other.
func (s *State) words(dst []uint64) {
	state := *s
	for i := range dst {
		dst[i] = state.Next()
	}
	*s = state
}
