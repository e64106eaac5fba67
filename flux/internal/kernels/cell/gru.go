package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardGRU goes through the steps of a GRU from what Start wrote. All of Gates, Out,
// and the rest of States is written.
func ForwardGRU[T Float](s *Sequence[T]) { forwardGRU(s, engineOf[T]()) }

func forwardGRU[T Float](s *Sequence[T], e *engine[T]) {
	h, wide, each := s.Hidden, 3*s.Hidden, s.stepByStep()
	bias, hiddenBias := &gemm.Epilogue[T]{ColBias: s.Bias}, &gemm.Epilogue[T]{ColBias: s.HiddenBias}
	w, recur := s.forward(wide), zeros[T](s.Samples*wide)
	ofState := plain(w.data[s.front()*w.row:], w.row)
	if !each {
		s.project(e, wide, bias)
	}
	s.overSamples(func(lo, hi int) {
		for i := lo; i < hi; i++ {
			copy(recur[i*wide:][:wide], s.HiddenBias)
		}
		for t := range s.Steps {
			if each {
				e.multiply(hi-lo, wide, s.Inputs, s.joined(t, lo, hi), w, s.Gates[s.gate(t, lo):], 4*h, bias, s.Poll)
			}
			if t > 0 || !s.FromNothing {
				e.multiply(hi-lo, wide, h, s.states(t, lo), ofState, recur[lo*wide:], wide, hiddenBias, s.Poll)
			}
			for i := lo; i < hi; i++ {
				e.gru(s.Gates[s.gate(t, i):][:4*h], recur[i*wide:][:wide], s.state(t, i), s.state(t+1, i), s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(w.data)
	pool.Put(recur)
}

// BackGRU goes back through the steps.
func BackGRU[T Float](s *Sequence[T], d *Gradients[T]) { backGRU(s, d, engineOf[T]()) }

func backGRU[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	slopes, dh := pool.Get[T](s.stretch()*n*wide), zeros[T](n*h)
	add, each := &gemm.Epilogue[T]{Accumulate: true}, s.stepByStep() && d.X != nil
	s.stretches(func(from, to int, sum *gemm.Epilogue[T]) {
		s.overSamples(func(lo, hi int) {
			for t := to - 1; t >= from; t-- {
				now := slopes[(t-from)*n*wide:]
				for i := lo; i < hi; i++ {
					e.gruBack(s.Gates[(t*n+i)*wide:][:wide], s.state(t, i), d.Out[(i*s.Steps+t)*h:][:h], dh[i*h:][:h], now[i*wide:][:wide])
				}
				now = now[lo*wide:]
				if t > 0 || d.State != nil && !s.FromNothing {
					e.multiply(hi-lo, h, 3*h, plain(part(now, h), wide), plain(s.WH, h), dh[lo*h:], h, add, s.Poll)
				}
				if each {
					s.gruInputs(e, hi-lo, now, part(d.X, (lo*s.Steps+t)*s.Inputs), s.Steps*s.Inputs, add)
				}
			}
		})
		s.gruWeights(d, e, slopes, from, to, sum)
	})
	copy(d.State, dh)
	pool.Put(dh)
	pool.Put(slopes)
}

// gruWeights adds what the slopes of a stretch of steps are to the gradients of the
// weights, or writes it if they are the first, and makes those of the inputs where a
// step did not. The first block of a row of slopes belongs to the third gate of the
// inputs, the other three to the gates of the hidden state.
func (s *Sequence[T]) gruWeights(d *Gradients[T], e *engine[T], slopes []T, from, to int, sum *gemm.Epilogue[T]) {
	i, h, wide, rows := s.Inputs, s.Hidden, 4*s.Hidden, (to-from)*s.Samples
	if d.X != nil && !s.stepByStep() {
		x := pool.Get[T](rows * i)
		s.gruInputs(e, rows, slopes, x, i, &gemm.Epilogue[T]{Accumulate: true})
		s.leave(d.X, x, from, to)
		pool.Put(x)
	}
	if d.WX != nil {
		x, copied := s.inputs(from, to)
		e.multiply(2*h, i, rows, turned(part(slopes, h), wide), x, d.WX, i, sum, s.Poll)
		e.multiply(h, i, rows, turned(slopes, wide), x, d.WX[2*h*i:], i, sum, s.Poll)
		if copied {
			pool.Put(x.data)
		}
	}
	if d.WH != nil {
		skip := s.skipped(from)
		e.multiply(3*h, h, rows-skip, turned(part(slopes, skip*wide+h), wide), s.states(from, skip), d.WH, h, sum, s.Poll)
	}
	if d.Bias != nil || d.HiddenBias != nil {
		s.gruBiases(d, e, slopes, rows, sum.Accumulate)
	}
}

// gruBiases adds the slopes of a stretch of steps to the gradients of the biases, or
// writes their sums.
func (s *Sequence[T]) gruBiases(d *Gradients[T], e *engine[T], slopes []T, rows int, add bool) {
	h := s.Hidden
	sums := pool.Get[T](4 * h)
	s.columnSums(e, sums, slopes, rows, nil)
	to := func(dst, from []T) {
		for i := range dst {
			if add {
				dst[i] += from[i]
			} else {
				dst[i] = from[i]
			}
		}
	}
	if d.Bias != nil {
		to(d.Bias[:2*h], sums[h:])
		to(d.Bias[2*h:], sums)
	}
	to(d.HiddenBias, sums[h:])
	pool.Put(sums)
}

// gruInputs turns rows of slopes into gradients of x, each stride numbers after the
// one before.
func (s *Sequence[T]) gruInputs(e *engine[T], rows int, slopes, to []T, stride int, add *gemm.Epilogue[T]) {
	i, h := s.Inputs, s.Hidden
	e.multiply(rows, i, h, plain(slopes, 4*h), plain(s.WX[2*h*i:], i), to, stride, nil, s.Poll)
	e.multiply(rows, i, 2*h, plain(part(slopes, h), 4*h), plain(s.WX, i), to, stride, add, s.Poll)
}
