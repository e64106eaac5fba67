package cell

import (
	"unsafe"

	"fluxrepl/flux/internal/pool"
)

// forward returns the weights that a row of States is multiplied with, [w, wide] with
// a column for each of the sums: memory to give back. Every step reads them, so they
// are turned round once and products need not do it.
func (s *Sequence[T]) forward(wide int) matrix[T] {
	w := matrix[T]{nil, apart[T](wide), 1}
	w.data = pool.Get[T](s.width() * w.row)
	transpose(w.data[s.front()*w.row:], s.WH, wide, s.Hidden, w.row)
	if s.front() > 0 {
		transpose(w.data, s.WX, wide, s.Inputs, w.row)
	}
	return w
}

// front returns how many inputs a row of States has in front.
func (s *Sequence[T]) front() int { return s.width() - s.Hidden }

// back returns the weights with those of the inputs, if they are to be there, in
// front of those of the state, [wide, front+h]: memory to give back.
func (s *Sequence[T]) back(wide, front int) matrix[T] {
	h := s.Hidden
	w := matrix[T]{nil, apart[T](front + h), 1}
	w.data = pool.Get[T](wide * w.row)
	for i := range wide {
		row := w.data[i*w.row:][:front+h]
		copy(row[:front], s.WX[i*s.Inputs:])
		copy(row[front:], s.WH[i*h:])
	}
	return w
}

// apart returns how far rows of n numbers lie from each other: long ones an odd
// number of cache lines. Rows that are a power of two apart would take one another's
// place in the nearest cache.
func apart[T Float](n int) int {
	line := 64 / int(unsafe.Sizeof(*new(T)))
	if n < 4*line {
		return n
	}
	return ((n+line-1)/line | 1) * line
}

// transpose writes m, [rows, cols], to the columns of to, whose rows lie apart.
func transpose[T Float](to, m []T, rows, cols, apart int) {
	i := 0
	for ; i+8 <= rows; i += 8 {
		r0, r1, r2, r3 := m[i*cols:][:cols], m[(i+1)*cols:][:cols], m[(i+2)*cols:][:cols], m[(i+3)*cols:][:cols]
		r4, r5, r6, r7 := m[(i+4)*cols:][:cols], m[(i+5)*cols:][:cols], m[(i+6)*cols:][:cols], m[(i+7)*cols:][:cols]
		for j, v := range r0 {
			c := to[j*apart+i:][:8]
			c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7] = v, r1[j], r2[j], r3[j], r4[j], r5[j], r6[j], r7[j]
		}
	}
	for ; i < rows; i++ {
		for j, v := range m[i*cols:][:cols] {
			to[j*apart+i] = v
		}
	}
}
