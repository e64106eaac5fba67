package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardLSTM goes through the steps of an LSTM. All of Gates, Out, and States and
// Cells but for their first step, is written.
func ForwardLSTM[T Float](s *Sequence[T]) { forwardLSTM(s, engineOf[T]()) }

func forwardLSTM[T Float](s *Sequence[T], e *engine[T]) {
	h, wide, each := s.Hidden, 4*s.Hidden, s.stepByStep()
	bias, add := &gemm.Epilogue[T]{ColBias: s.Bias}, &gemm.Epilogue[T]{Accumulate: true}
	wh, wx := transposed(s.WH, wide, h), []T(nil)
	if each {
		wx = transposed(s.WX, wide, s.Inputs)
	} else {
		s.project(e, wide, bias)
	}
	s.overSamples(func(lo, hi int) {
		for t := range s.Steps {
			gates := s.Gates[s.gate(t, lo):]
			if each {
				e.multiply(hi-lo, wide, s.Inputs, s.inputs(s.X, t, lo), plain(wx, wide), gates, wide, bias, s.Poll)
			}
			if t > 0 || !s.FromNothing {
				e.multiply(hi-lo, wide, h, plain(s.States[s.state(t, lo):], h), plain(wh, wide), gates, wide, add, s.Poll)
			}
			for i := lo; i < hi; i++ {
				row, next := s.state(t, i), s.state(t+1, i)
				e.lstm(s.Gates[s.gate(t, i):][:wide], s.Cells[row:][:h], s.Cells[next:][:h], s.States[next:][:h], s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(wh)
	if each {
		pool.Put(wx)
	}
}

// project writes the products of the inputs of all steps to the first wide numbers
// of the gates.
func (s *Sequence[T]) project(e *engine[T], wide int, bias *gemm.Epilogue[T]) {
	x, copied := s.stepwise()
	e.multiply(s.Steps*s.Samples, wide, s.Inputs, plain(x, s.Inputs), turned(s.WX, s.Inputs), s.Gates, 4*s.Hidden, bias, s.Poll)
	if copied {
		pool.Put(x)
	}
}

// BackLSTM goes back through the steps.
func BackLSTM[T Float](s *Sequence[T], d *Gradients[T]) { backLSTM(s, d, engineOf[T]()) }

func backLSTM[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	slopes, dh, dc := pool.Get[T](s.Steps*n*wide), zeros[T](n*h), zeros[T](n*h)
	copy(dc, d.Last)
	nothing, each := zeros[T](h), s.stepByStep() && d.X != nil
	s.overSamples(func(lo, hi int) {
		for t := s.Steps - 1; t >= 0; t-- {
			for i := lo; i < hi; i++ {
				row, next := (t*n+i)*h, (t*n+n+i)*h
				dout := nothing
				if d.Out != nil {
					dout = d.Out[(i*s.Steps+t)*h:][:h]
				}
				e.lstmBack(s.Gates[row*4:][:wide], s.Cells[row:][:h], s.Cells[next:][:h], dout, dh[i*h:][:h], dc[i*h:][:h], slopes[row*4:][:wide])
			}
			now := plain(slopes[(t*n+lo)*wide:], wide)
			if t > 0 || d.State != nil {
				e.multiply(hi-lo, h, wide, now, plain(s.WH, h), dh[lo*h:], h, nil, s.Poll)
			}
			if each {
				to := s.inputs(d.X, t, lo)
				e.multiply(hi-lo, s.Inputs, wide, now, plain(s.WX, s.Inputs), to.data, to.row, nil, s.Poll)
			}
		}
	})
	copy(d.State, dh)
	copy(d.Cell, dc)
	pool.Put(nothing)
	pool.Put(dh)
	pool.Put(dc)
	s.lstmWeights(d, e, slopes)
	pool.Put(slopes)
}

// lstmWeights turns the slopes of all steps into the gradients of the weights and
// of x.
func (s *Sequence[T]) lstmWeights(d *Gradients[T], e *engine[T], slopes []T) {
	n, h, wide, rows := s.Samples, s.Hidden, 4*s.Hidden, s.Steps*s.Samples
	if d.X != nil && !s.stepByStep() {
		to := d.X
		if n > 1 {
			to = pool.Get[T](len(d.X))
		}
		e.multiply(rows, s.Inputs, wide, plain(slopes, wide), plain(s.WX, s.Inputs), to, s.Inputs, nil, s.Poll)
		if n > 1 {
			s.exchange(d.X, to, n, s.Steps)
			pool.Put(to)
		}
	}
	if d.WX != nil {
		x, copied := s.stepwise()
		e.multiply(wide, s.Inputs, rows, turned(slopes, wide), plain(x, s.Inputs), d.WX, s.Inputs, nil, s.Poll)
		if copied {
			pool.Put(x)
		}
	}
	if d.WH != nil {
		from := s.skipped()
		e.multiply(wide, h, rows-from, turned(slopes[from*wide:], wide), plain(s.States[from*h:], h), d.WH, h, nil, s.Poll)
	}
	if d.Bias != nil {
		s.columnSums(e, d.Bias, slopes, rows)
	}
}

// skipped returns how many rows of States and slopes, from the first on, had no
// product.
func (s *Sequence[T]) skipped() int {
	if s.FromNothing {
		return min(s.Steps, 1) * s.Samples
	}
	return 0
}
