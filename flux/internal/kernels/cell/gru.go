package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// ForwardGRU goes through the steps of a GRU. All of Gates, Out, and States but for
// its first step, is written.
func ForwardGRU[T Float](s *Sequence[T]) { forwardGRU(s, engineOf[T]()) }

func forwardGRU[T Float](s *Sequence[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 3*s.Hidden
	x, copied := s.stepwise()
	e.multiply(s.Steps*n, wide, s.Inputs, plain(x, s.Inputs), turned(s.WX, s.Inputs), s.Gates, 4*h,
		&gemm.Epilogue[T]{ColBias: s.Bias}, s.Poll)
	if copied {
		pool.Put(x)
	}
	wh, recur := transposed(s.WH, wide, h), zeros[T](n*wide)
	bias := &gemm.Epilogue[T]{ColBias: s.HiddenBias}
	s.overSamples(func(lo, hi int) {
		for i := lo; i < hi; i++ {
			copy(recur[i*wide:], s.HiddenBias)
		}
		for t := range s.Steps {
			if t > 0 || !s.FromNothing {
				e.multiply(hi-lo, wide, h, plain(s.States[(t*n+lo)*h:], h), plain(wh, wide), recur[lo*wide:], wide, bias, s.Poll)
			}
			for i := lo; i < hi; i++ {
				row, next := (t*n+i)*h, (t*n+n+i)*h
				e.gru(s.Gates[row*4:][:4*h], recur[i*wide:][:wide], s.States[row:][:h], s.States[next:][:h], s.Out[(i*s.Steps+t)*h:][:h])
			}
		}
	})
	pool.Put(wh)
	pool.Put(recur)
}

// BackGRU goes back through the steps.
func BackGRU[T Float](s *Sequence[T], d *Gradients[T]) { backGRU(s, d, engineOf[T]()) }

func backGRU[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide := s.Samples, s.Hidden, 4*s.Hidden
	slopes, dh := pool.Get[T](s.Steps*n*wide), zeros[T](n*h)
	add := &gemm.Epilogue[T]{Accumulate: true}
	s.overSamples(func(lo, hi int) {
		for t := s.Steps - 1; t >= 0; t-- {
			for i := lo; i < hi; i++ {
				row := (t*n + i) * h
				e.gruBack(s.Gates[row*4:][:wide], s.States[row:][:h], d.Out[(i*s.Steps+t)*h:][:h], dh[i*h:][:h], slopes[row*4:][:wide])
			}
			if t > 0 || d.State != nil && !s.FromNothing {
				from := (t*n+lo)*wide + h
				e.multiply(hi-lo, h, 3*h, plain(slopes[from:], wide), plain(s.WH, h), dh[lo*h:], h, add, s.Poll)
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
	if d.X != nil {
		to := d.X
		if n > 1 {
			to = pool.Get[T](len(d.X))
		}
		e.multiply(rows, i, h, plain(slopes, wide), plain(s.WX[2*h*i:], i), to, i, nil, s.Poll)
		e.multiply(rows, i, 2*h, plain(part(slopes, h), wide), plain(s.WX, i), to, i, &gemm.Epilogue[T]{Accumulate: true}, s.Poll)
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

// part returns s from element i on, nothing if it has no more.
func part[T Float](s []T, i int) []T { return s[min(i, len(s)):] }
