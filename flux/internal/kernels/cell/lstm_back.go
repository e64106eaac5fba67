package cell

import (
	"fluxrepl/flux/internal/kernels/gemm"
	"fluxrepl/flux/internal/pool"
)

// BackLSTM goes back through the steps.
func BackLSTM[T Float](s *Sequence[T], d *Gradients[T]) { backLSTM(s, d, engineOf[T]()) }

// lstmReturn is the way back of an LSTM.
type lstmReturn[T Float] struct {
	*Sequence[T]
	d *Gradients[T]
	e *engine[T]

	front  int       // the inputs in front of the state whose gradients a step makes
	w      matrix[T] // [4·h, front+h], the weights of both
	slopes []T       // [steps of a stretch, n, 4·h], the gradients of the sums
	back   []T       // [n, front+h], what leaves a step for the one before
	dc     []T       // [n, h], the same for the memory
	none   []T       // [h], zeros
	both   []T       // [4·h, i+h], the gradients of both weights, or nil
}

func backLSTM[T Float](s *Sequence[T], d *Gradients[T], e *engine[T]) {
	n, h, wide, front := s.Samples, s.Hidden, 4*s.Hidden, s.front()
	if d.X == nil {
		front = 0
	}
	r := &lstmReturn[T]{Sequence: s, d: d, e: e, front: front, w: s.back(wide, front),
		slopes: pool.Get[T](s.stretch() * n * wide), back: zeros[T](n * (front + h)), dc: zeros[T](n * h), none: zeros[T](h)}
	copy(r.dc, d.Last)
	if s.stepByStep() && d.WX != nil && d.WH != nil {
		r.both = pool.Get[T](wide * s.width())
	}
	s.stretches(func(from, to int, sum *gemm.Epilogue[T]) {
		s.overSamples(func(lo, hi int) {
			for t := to - 1; t >= from; t-- {
				r.step(t, t-from, lo, hi)
			}
		})
		r.weights(from, to, sum)
	})
	for i := 0; i < n && d.State != nil; i++ {
		copy(d.State[i*h:][:h], r.back[i*(front+h)+front:])
	}
	copy(d.Cell, r.dc)
	if r.both != nil {
		r.part()
	}
	for _, x := range [][]T{r.w.data, r.slopes, r.back, r.dc, r.none} {
		pool.Put(x)
	}
}

// step goes back through step t, the one of that number in its stretch, with the
// samples from lo to hi.
func (r *lstmReturn[T]) step(t, number, lo, hi int) {
	n, h, wide, width := r.Samples, r.Hidden, 4*r.Hidden, r.front+r.Hidden
	slopes := r.slopes[number*n*wide:]
	for i := lo; i < hi; i++ {
		dout := r.none
		if r.d.Out != nil {
			dout = r.d.Out[(i*r.Steps+t)*h:][:h]
		}
		r.e.lstmBack(r.Gates[(t*n+i)*wide:][:wide], r.cell(t, i), r.cell(t+1, i), dout, r.back[i*width+r.front:][:h], r.dc[i*h:][:h], slopes[i*wide:][:wide])
	}
	wanted := width
	if t == 0 && r.d.State == nil {
		wanted = r.front
	}
	r.e.multiply(hi-lo, wanted, wide, plain(slopes[lo*wide:], wide), r.w, r.back[lo*width:], width, nil, r.Poll)
	for i := lo; i < hi && r.front > 0; i++ {
		copy(r.d.X[(i*r.Steps+t)*r.front:][:r.front], r.back[i*width:])
	}
}

// weights adds what the slopes of a stretch of steps are to the gradients of the
// weights, or writes it if they are the first, and makes those of the inputs where a
// step did not.
func (r *lstmReturn[T]) weights(from, to int, sum *gemm.Epilogue[T]) {
	d, h, wide, rows := r.d, r.Hidden, 4*r.Hidden, (to-from)*r.Samples
	if d.X != nil && r.front == 0 {
		x := pool.Get[T](rows * r.Inputs)
		r.e.multiply(rows, r.Inputs, wide, plain(r.slopes, wide), plain(r.WX, r.Inputs), x, r.Inputs, nil, r.Poll)
		r.leave(d.X, x, from, to)
		pool.Put(x)
	}
	slopes := turned(r.slopes, wide)
	switch {
	case r.both != nil:
		r.e.multiply(wide, r.width(), rows, slopes, r.rows(from), r.both, r.width(), sum, r.Poll)
	default:
		if d.WX != nil {
			x, copied := r.inputs(from, to)
			r.e.multiply(wide, r.Inputs, rows, slopes, x, d.WX, r.Inputs, sum, r.Poll)
			if copied {
				pool.Put(x.data)
			}
		}
		if d.WH != nil {
			skip := r.skipped(from)
			r.e.multiply(wide, h, rows-skip, turned(part(r.slopes, skip*wide), wide), r.states(from, skip), d.WH, h, sum, r.Poll)
		}
	}
	if d.Bias != nil {
		r.columnSums(r.e, d.Bias, r.slopes, rows, sum)
	}
}

// part gives each weight its part of the gradients of both.
func (r *lstmReturn[T]) part() {
	i, h, w := r.Inputs, r.Hidden, r.width()
	for g := range 4 * h {
		copy(r.d.WX[g*i:][:i], r.both[g*w:])
		copy(r.d.WH[g*h:][:h], r.both[g*w+i:])
	}
	pool.Put(r.both)
}
