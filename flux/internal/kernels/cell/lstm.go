package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardLSTM goes through the steps of an LSTM from what Start wrote. All of Gates,
// Out, and the rest of States and Cells is written.
func ForwardLSTM[T Float](s *Sequence[T]) { forwardLSTM(s, engineOf[T]()) }

func forwardLSTM[T Float](s *Sequence[T], e *engine[T]) {
	h, wide, each := s.Hidden, 4*s.Hidden, s.stepByStep()
	bias, add := &gemm.Epilogue[T]{ColBias: s.Bias}, &gemm.Epilogue[T]{Accumulate: true}
	w := s.forward(wide)
	if !each {
		s.project(e, wide, bias)
	}
	s.overSamples(func(lo, hi int) {
		for t := range s.Steps {
			nothing, gates := t == 0 && s.FromNothing, s.Gates[s.gate(t, lo):]
			switch {
			case each && nothing:
				e.multiply(hi-lo, wide, s.Inputs, s.joined(t, lo, hi), w, gates, wide, bias, s.Poll)
			case each:
				e.multiply(hi-lo, wide, s.width(), s.joined(t, lo, hi), w, gates, wide, bias, s.Poll)
			case !nothing:
				e.multiply(hi-lo, wide, h, s.states(t, lo), w, gates, wide, add, s.Poll)
			}
			for i := lo; i < hi; i++ {
				e.lstm(s.Gates[s.gate(t, i):][:wide], s.cell(t, i), s.cell(t+1, i), s.state(t+1, i), s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(w.data)
}

// project writes the products of the inputs of all steps to the first wide numbers
// of the gates.
func (s *Sequence[T]) project(e *engine[T], wide int, bias *gemm.Epilogue[T]) {
	x, copied := s.inputs(0, s.Steps)
	e.multiply(s.Steps*s.Samples, wide, s.Inputs, x, turned(s.WX, s.Inputs), s.Gates, 4*s.Hidden, bias, s.Poll)
	if copied {
		pool.Put(x.data)
	}
}
