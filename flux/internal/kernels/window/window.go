package window

import (
	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/workers"
)

// ready says whether there are kernels.
var ready = built && cpu.Active() == cpu.AVX512

// Ready reports whether the functions of this package may be called.
func Ready() bool { return ready }

// Images are some planes of Height by Width elements with windows of 2 by 2 side
// by side. What is left over at the end of an axis belongs to none.
type Images struct{ Planes, Height, Width int }

// Windows returns the number of windows of a plane, down and across.
func (m Images) Windows() (rows, cols int) { return m.Height / 2, m.Width / 2 }

// The elements that go to the places of a vector: the even and odd ones of two,
// and of two the first ones in turn and the last ones in turn.
var (
	even = [32]int32{0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30,
		1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31}
	mix = [32]int32{0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23,
		8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31}
)

// Max writes the largest element of each window of x: a NaN before all others,
// and of equal ones the first. Unless it is nil, code gets which of the four it
// is, row by row.
func Max(dst []float32, code []uint16, x []float32, m Images, poll func()) {
	m.each(dst, x, code, poll, maxPlanes)
}

func maxPlanes(dst, x []float32, code []uint16, m Images, lo, hi int) {
	rows, cols := m.Windows()
	for plane := lo; plane < hi; plane++ {
		image, out := planeOf(x, plane, m), dst[plane*rows*cols:][:rows*cols]
		var which *uint16
		for r := range rows {
			if code != nil {
				which = &code[(plane*rows+r)*cols]
			}
			maxRow(&out[r*cols], which, &image[2*r*m.Width], &image[(2*r+1)*m.Width], cols, &even[0])
		}
	}
}

// MaxBack writes to dx where each element of g was taken from, and zeros
// everywhere else.
func MaxBack(dx, g []float32, code []uint16, m Images, poll func()) {
	m.each(g, dx, code, poll, maxBackPlanes)
}

func maxBackPlanes(g, dx []float32, code []uint16, m Images, lo, hi int) {
	rows, cols := m.Windows()
	for plane := lo; plane < hi; plane++ {
		image := planeOf(dx, plane, m)
		for r := range rows {
			at := (plane*rows + r) * cols
			maxRowBack(&image[2*r*m.Width], &image[(2*r+1)*m.Width], &g[at], &code[at], cols, &mix[0])
		}
		m.clearRest(image)
	}
}

// Mean writes the mean of each window of x.
func Mean(dst, x []float32, m Images, poll func()) {
	m.each(dst, x, nil, poll, meanPlanes)
}

func meanPlanes(dst, x []float32, _ []uint16, m Images, lo, hi int) {
	rows, cols := m.Windows()
	for plane := lo; plane < hi; plane++ {
		image, out := planeOf(x, plane, m), dst[plane*rows*cols:][:rows*cols]
		for r := range rows {
			meanRow(&out[r*cols], &image[2*r*m.Width], &image[(2*r+1)*m.Width], cols, &even[0])
		}
	}
}

// MeanBack writes to dx a quarter of the gradient of each element's window, and
// 0 where there is none.
func MeanBack(dx, g []float32, m Images, poll func()) {
	m.each(g, dx, nil, poll, meanBackPlanes)
}

func meanBackPlanes(g, dx []float32, _ []uint16, m Images, lo, hi int) {
	rows, cols := m.Windows()
	for plane := lo; plane < hi; plane++ {
		image, grads := planeOf(dx, plane, m), g[plane*rows*cols:][:rows*cols]
		for r := range rows {
			meanRowBack(&image[2*r*m.Width], &image[(2*r+1)*m.Width], &grads[r*cols], cols, &mix[0])
		}
		m.clearRest(image)
	}
}

// planeOf returns a plane.
func planeOf(x []float32, plane int, m Images) []float32 {
	return x[plane*m.Height*m.Width:][:m.Height*m.Width]
}

// clearRest clears what belongs to no window.
func (m Images) clearRest(image []float32) {
	if m.Width%2 == 1 {
		for r := range m.Height {
			image[r*m.Width+m.Width-1] = 0
		}
	}
	if m.Height%2 == 1 {
		clear(image[(m.Height-1)*m.Width:])
	}
}

// each calls f for pieces of the planes. One processor needs no function for that,
// which would be new memory in each step.
func (m Images) each(windows, images []float32, code []uint16, poll func(), f func(windows, images []float32, code []uint16, m Images, lo, hi int)) {
	if workers.Threads() > 1 {
		workers.For(m.planes(), m.grain(), poll, func(lo, hi int) { f(windows, images, code, m, lo, hi) })
		return
	}
	for lo := 0; lo < m.planes(); lo += m.grain() {
		poll()
		f(windows, images, code, m, lo, min(lo+m.grain(), m.Planes))
	}
}

// grain is how many planes make a piece of work.
func (m Images) grain() int { return max(1, 1<<15/max(1, m.Height*m.Width)) }

// planes returns how many there are, none if they have no windows.
func (m Images) planes() int {
	if rows, cols := m.Windows(); rows*cols == 0 {
		return 0
	}
	return m.Planes
}
