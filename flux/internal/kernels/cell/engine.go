package cell

import (
	"fluxrepl/flux/internal/cpu"
	"fluxrepl/flux/internal/kernels/gemm"
)

// An engine is what a pass over a sequence calls, for one type of numbers.
type engine[T Float] struct {
	lstm     func(gates, before, after, out, copied []T)
	lstmBack func(gates, before, after, dout, dh, dc, slopes []T)
	gru      func(gates, recur, before, out, copied []T)
	gruBack  func(gates, before, dout, dh, slopes []T)
	multiply func(m, n, k int, a, b matrix[T], c []T, ldc int, e *gemm.Epilogue[T], poll func())
}

// A matrix is an operand of a product with its strides.
type matrix[T Float] struct {
	data     []T
	row, col int
}

var (
	engine32 = engineAt32(cpu.Active())
	engine64 = engineAt64(cpu.Active())
)

func engineAt32(l cpu.Level) *engine[float32] {
	return &engine[float32]{
		lstm: func(gates, before, after, out, copied []float32) { lstm32(l, gates, before, after, out, copied) },
		lstmBack: func(gates, before, after, dout, dh, dc, slopes []float32) {
			lstmBack32(l, gates, before, after, dout, dh, dc, slopes)
		},
		gru:     func(gates, recur, before, out, copied []float32) { gru32(l, gates, recur, before, out, copied) },
		gruBack: func(gates, before, dout, dh, slopes []float32) { gruBack32(l, gates, before, dout, dh, slopes) },
		multiply: func(m, n, k int, a, b matrix[float32], c []float32, ldc int, e *gemm.Epilogue32, poll func()) {
			gemm.Mul32(m, n, k, a.data, a.row, a.col, b.data, b.row, b.col, c, ldc, e, poll)
		},
	}
}

func engineAt64(l cpu.Level) *engine[float64] {
	return &engine[float64]{
		lstm: func(gates, before, after, out, copied []float64) { lstm64(l, gates, before, after, out, copied) },
		lstmBack: func(gates, before, after, dout, dh, dc, slopes []float64) {
			lstmBack64(l, gates, before, after, dout, dh, dc, slopes)
		},
		gru:     func(gates, recur, before, out, copied []float64) { gru64(l, gates, recur, before, out, copied) },
		gruBack: func(gates, before, dout, dh, slopes []float64) { gruBack64(l, gates, before, dout, dh, slopes) },
		multiply: func(m, n, k int, a, b matrix[float64], c []float64, ldc int, e *gemm.Epilogue64, poll func()) {
			gemm.Mul64(m, n, k, a.data, a.row, a.col, b.data, b.row, b.col, c, ldc, e, poll)
		},
	}
}

func engineOf[T Float]() *engine[T] {
	if e, ok := any(engine32).(*engine[T]); ok {
		return e
	}
	return any(engine64).(*engine[T])
}
