package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardGRU goes through the steps of a GRU. All of Gates, Out, and States but for
// its first step, is written.
func ForwardGRU[T Float](s *Sequence[T]) { forwardGRU(s, engineOf[T]()) }

func forwardGRU[T Float](s *Sequence[T], e *engine[T]) {
	h, wide, each := s.Hidden, 3*s.Hidden, s.stepByStep()
	bias, hiddenBias := &gemm.Epilogue[T]{ColBias: s.Bias}, &gemm.Epilogue[T]{ColBias: s.HiddenBias}
	wh, wx, recur := transposed(s.WH, wide, h), []T(nil), zeros[T](s.Samples*wide)
	if each {
		wx = transposed(s.WX, wide, s.Inputs)
	} else {
		s.project(e, wide, bias)
	}
	s.overSamples(func(lo, hi int) {
		for i := lo; i < hi; i++ {
			copy(recur[i*wide:], s.HiddenBias)
		}
		for t := range s.Steps {
			if each {
				e.multiply(hi-lo, wide, s.Inputs, s.inputs(s.X, t, lo), plain(wx, wide), s.Gates[s.gate(t, lo):], 4*h, bias, s.Poll)
			}
			if t > 0 || !s.FromNothing {
				e.multiply(hi-lo, wide, h, plain(s.States[s.state(t, lo):], h), plain(wh, wide), recur[lo*wide:], wide, hiddenBias, s.Poll)
			}
			for i := lo; i < hi; i++ {
				row, next := s.state(t, i), s.state(t+1, i)
				e.gru(s.Gates[s.gate(t, i):][:4*h], recur[i*wide:][:wide], s.States[row:][:h], s.States[next:][:h], s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(wh)
	pool.Put(recur)
	if each {
		pool.Put(wx)
	}
}

// BackGRU goes back through the steps.
func BackGRU[T Float](s *Sequence[T], d *Gradients[T]) { backGRU(s, d, engineOf[T]()) }

func backGRU[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	slopes, dh := pool.Get[T](s.Steps*n*wide), zeros[T](n*h)
	add, each := &gemm.Epilogue[T]{Accumulate: true}, s.stepByStep() && d.X != nil
	s.overSamples(func(lo, hi int) {
		for t := s.Steps - 1; t >= 0; t-- {
			for i := lo; i < hi; i++ {
				row := (t*n + i) * h
				e.gruBack(s.Gates[row*4:][:wide], s.States[row:][:h], d.Out[(i*s.Steps+t)*h:][:h], dh[i*h:][:h], slopes[row*4:][:wide])
			}
			now := slopes[(t*n+lo)*wide:]
			if t > 0 || d.State != nil && !s.FromNothing {
				e.multiply(hi-lo, h, 3*h, plain(part(now, h), wide), plain(s.WH, h), dh[lo*h:], h, add, s.Poll)
			}
			if each {
				to := s.inputs(d.X, t, lo)
				s.gruInputs(e, hi-lo, now, to.data, to.row, add)
			}
		}
	})
	copy(d.State, dh)
	pool.Put(dh)
	s.gruWeights(d, e, slopes)
	pool.Put(slopes)
}

// gruWeights turns the slopes of all steps into the gradients of the weights and
// of x. The first block of a row of slopes belongs to the third gate of the
// inputs, the other three to the gates of the hidden state.
func (s *Sequence[T]) gruWeights(d *Gradients[T], e *engine[T], slopes []T) {
	n, i, h, wide, rows := s.Samples, s.Inputs, s.Hidden, 4*s.Hidden, s.Steps*s.Samples
	if d.X != nil && !s.stepByStep() {
		to := d.X
		if n > 1 {
			to = pool.Get[T](len(d.X))
		}
		s.gruInputs(e, rows, slopes, to, i, &gemm.Epilogue[T]{Accumulate: true})
		if n > 1 {
			s.exchange(d.X, to, n, s.Steps)
			pool.Put(to)
		}
	}
	if d.WX != nil {
		x, copied := s.stepwise()
		e.multiply(2*h, i, rows, turned(part(slopes, h), wide), plain(x, i), d.WX, i, nil, s.Poll)
		e.multiply(h, i, rows, turned(slopes, wide), plain(x, i), d.WX[2*h*i:], i, nil, s.Poll)
		if copied {
			pool.Put(x)
		}
	}
	if d.WH != nil {
		from := s.skipped()
		e.multiply(3*h, h, rows-from, turned(part(slopes, from*wide+h), wide), plain(s.States[from*h:], h), d.WH, h, nil, s.Poll)
	}
	if d.Bias != nil || d.HiddenBias != nil {
		sums := pool.Get[T](wide)
		s.columnSums(e, sums, slopes, rows)
		if d.Bias != nil {
			copy(d.Bias, sums[h:3*h])
			copy(d.Bias[2*h:], sums[:h])
		}
		copy(d.HiddenBias, sums[h:])
		pool.Put(sums)
	}
}

// gruInputs turns rows of slopes into gradients of x, each stride numbers after the
// one before.
func (s *Sequence[T]) gruInputs(e *engine[T], rows int, slopes, to []T, stride int, add *gemm.Epilogue[T]) {
	i, h := s.Inputs, s.Hidden
	e.multiply(rows, i, h, plain(slopes, 4*h), plain(s.WX[2*h*i:], i), to, stride, nil, s.Poll)
	e.multiply(rows, i, 2*h, plain(part(slopes, h), 4*h), plain(s.WX, i), to, stride, add, s.Poll)
}
