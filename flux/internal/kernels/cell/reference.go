package cell

import "math"

// Float is what cells compute with.
type Float interface{ float32 | float64 }

// The gates of a row in plain Go. An array called gates or slopes is four blocks
// of n numbers, recur is three.

func sigmoid[T Float](x T) T {
	if x < 0 {
		e := math.Exp(float64(x))
		return T(e / (1 + e))
	}
	return T(1 / (1 + math.Exp(-float64(x))))
}

func tanh[T Float](x T) T { return T(math.Tanh(float64(x))) }

// lstm turns the sums for the gates i, f, g, o into the gates,
//
//	i, f, o = sigmoid(…)    g = tanh(…)
//	after = f·before + i·g
//	out = o·tanh(after)
//
// and writes out to copied as well. before and after are the memory of the cell.
func lstm[T Float](gates, before, after, out, copied []T) {
	n := len(before)
	for j := range n {
		i, f, g, o := sigmoid(gates[j]), sigmoid(gates[n+j]), tanh(gates[2*n+j]), sigmoid(gates[3*n+j])
		gates[j], gates[n+j], gates[2*n+j], gates[3*n+j] = i, f, g, o
		after[j] = f*before[j] + i*g
		out[j] = o * tanh(after[j])
		copied[j] = out[j]
	}
}

// lstmBack gives the gradients of the sums, from dout + dh, what arrives at out
// from outside and from the step behind, and dc, what arrives at after. dc becomes
// what leaves for before.
func lstmBack[T Float](gates, before, after, dout, dh, dc, slopes []T) {
	n := len(before)
	for j := range n {
		i, f, g, o := gates[j], gates[n+j], gates[2*n+j], gates[3*n+j]
		t, d := tanh(after[j]), dout[j]+dh[j]
		c := dc[j] + o*d*(1-t*t)
		slopes[j] = c * g * i * (1 - i)
		slopes[n+j] = c * before[j] * f * (1 - f)
		slopes[2*n+j] = c * i * (1 - g*g)
		slopes[3*n+j] = d * t * o * (1 - o)
		dc[j] = c * f
	}
}

// gru turns the first three blocks of gates, the sums of the inputs for the gates
// r, z, n, and those of the hidden state, recur, into
//
//	r, z = sigmoid(gates + recur)
//	n = tanh(gates + r·recur)
//	out = (1−z)·n + z·before
//
// The fourth block becomes the part of recur that r was multiplied with, which
// the way back needs.
func gru[T Float](gates, recur, before, out, copied []T) {
	n := len(before)
	for j := range n {
		r, z := sigmoid(gates[j]+recur[j]), sigmoid(gates[n+j]+recur[n+j])
		m := recur[2*n+j]
		c := tanh(gates[2*n+j] + r*m)
		gates[j], gates[n+j], gates[2*n+j], gates[3*n+j] = r, z, c, m
		out[j] = c + z*(before[j]-c)
		copied[j] = out[j]
	}
}

// gruBack gives the gradients of the sums as four blocks: of n for the input, of
// r, of z, and of n for the hidden state, from dout + dh as in lstmBack. dh
// becomes what leaves for before directly, not through a gate.
func gruBack[T Float](gates, before, dout, dh, slopes []T) {
	n := len(before)
	for j := range n {
		r, z, c, m := gates[j], gates[n+j], gates[2*n+j], gates[3*n+j]
		d := dout[j] + dh[j]
		dn := (1 - z) * d * (1 - c*c)
		slopes[j] = dn
		slopes[n+j] = dn * m * r * (1 - r)
		slopes[2*n+j] = d * (before[j] - c) * z * (1 - z)
		slopes[3*n+j] = dn * r
		dh[j] = z * d
	}
}
