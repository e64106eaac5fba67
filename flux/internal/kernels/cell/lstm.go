package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardLSTM goes through the steps of an LSTM. All of Gates, Out, and States and
// Cells but for their first step, is written.
func ForwardLSTM[T Float](s *Sequence[T]) { forwardLSTM(s, engineOf[T]()) }

func forwardLSTM[T Float](s *Sequence[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	x, copied := s.stepwise()
	e.multiply(s.Steps*n, wide, s.Inputs, plain(x, s.Inputs), turned(s.WX, s.Inputs), s.Gates, wide,
		&gemm.Epilogue[T]{ColBias: s.Bias}, s.Poll)
	if copied {
		pool.Put(x)
	}
	wh, add := transposed(s.WH, wide, h), &gemm.Epilogue[T]{Accumulate: true}
	s.overSamples(func(lo, hi int) {
		for t := range s.Steps {
			from := t*n + lo
			if t > 0 || !s.FromNothing {
				e.multiply(hi-lo, wide, h, plain(s.States[from*h:], h), plain(wh, wide), s.Gates[from*wide:], wide, add, s.Poll)
			}
			for i := lo; i < hi; i++ {
				row, next := (t*n+i)*h, (t*n+n+i)*h
				e.lstm(s.Gates[row*4:][:wide], s.Cells[row:][:h], s.Cells[next:][:h], s.States[next:][:h], s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(wh)
}

// BackLSTM goes back through the steps.
func BackLSTM[T Float](s *Sequence[T], d *Gradients[T]) { backLSTM(s, d, engineOf[T]()) }

func backLSTM[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	slopes, dh, dc := pool.Get[T](s.Steps*n*wide), zeros[T](n*h), zeros[T](n*h)
	copy(dc, d.Last)
	nothing := zeros[T](h)
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
			if t > 0 || d.State != nil {
				from := (t*n + lo) * wide
				e.multiply(hi-lo, h, wide, plain(slopes[from:], wide), plain(s.WH, h), dh[lo*h:], h, nil, s.Poll)
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
	if d.X != nil {
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
