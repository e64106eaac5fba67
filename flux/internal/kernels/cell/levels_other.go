//go:build !amd64 || noasm

package cell

import "fluxrepl/flux/internal/cpu"

// The kernels of a level: there is but one.

func lstm32(_ cpu.Level, gates, before, after, out, copied []float32) {
	lstm(gates, before, after, out, copied)
}

func lstm64(_ cpu.Level, gates, before, after, out, copied []float64) {
	lstm(gates, before, after, out, copied)
}

func lstmBack32(_ cpu.Level, gates, before, after, dout, dh, dc, slopes []float32) {
	lstmBack(gates, before, after, dout, dh, dc, slopes)
}

func lstmBack64(_ cpu.Level, gates, before, after, dout, dh, dc, slopes []float64) {
	lstmBack(gates, before, after, dout, dh, dc, slopes)
}

func gru32(_ cpu.Level, gates, recur, before, out, copied []float32) {
	gru(gates, recur, before, out, copied)
}

func gru64(_ cpu.Level, gates, recur, before, out, copied []float64) {
	gru(gates, recur, before, out, copied)
}

func gruBack32(_ cpu.Level, gates, before, dout, dh, slopes []float32) {
	gruBack(gates, before, dout, dh, slopes)
}

func gruBack64(_ cpu.Level, gates, before, dout, dh, slopes []float64) {
	gruBack(gates, before, dout, dh, slopes)
}
