//go:build !amd64 || noasm

package update

import "fluxrepl/flux/internal/cpu"

// The kernels of a level: there is but one.

func adam32(_ cpu.Level, p, g, mean, square []float32, k *Adam[float32]) { adam(p, g, mean, square, k) }

func adam64(_ cpu.Level, p, g, mean, square []float64, k *Adam[float64]) { adam(p, g, mean, square, k) }

func descend32(_ cpu.Level, p, g []float32, eta float32) { descend(p, g, eta) }

func descend64(_ cpu.Level, p, g []float64, eta float64) { descend(p, g, eta) }

func momentum32(_ cpu.Level, p, g, v []float32, k *Momentum[float32]) { momentum(p, g, v, k) }

func momentum64(_ cpu.Level, p, g, v []float64, k *Momentum[float64]) { momentum(p, g, v, k) }

func nesterov32(_ cpu.Level, p, g, v []float32, k *Momentum[float32]) { nesterov(p, g, v, k) }

func nesterov64(_ cpu.Level, p, g, v []float64, k *Momentum[float64]) { nesterov(p, g, v, k) }

func decay32(_ cpu.Level, to, p, g []float32, k float32) { decay(to, p, g, k) }

func decay64(_ cpu.Level, to, p, g []float64, k float64) { decay(to, p, g, k) }

func scale32(_ cpu.Level, to, g []float32, k float32) { scale(to, g, k) }

func scale64(_ cpu.Level, to, g []float64, k float64) { scale(to, g, k) }

func squares32(_ cpu.Level, x []float32, sums *[16]float64) { squares(x, sums) }

func squares64(_ cpu.Level, x []float64, sums *[16]float64) { squares(x, sums) }
