package parity

import "fluxrepl/flux"

func init() {
	for name, f := range map[string]func(x *flux.Tensor) *flux.Tensor{
		"ReLU6:": (*flux.Tensor).ReLU6, "HardTanh:": (*flux.Tensor).HardTanh, "HardSigmoid:": (*flux.Tensor).HardSigmoid,
		"HardSwish:": (*flux.Tensor).HardSwish, "LogSigmoid:": (*flux.Tensor).LogSigmoid, "SELU:": (*flux.Tensor).SELU,
		"Softsign:": (*flux.Tensor).Softsign, "TanhShrink:": (*flux.Tensor).TanhShrink, "LogCosh:": (*flux.Tensor).LogCosh,
		"LiSHT:": (*flux.Tensor).LiSHT, "QuickGELU:": (*flux.Tensor).QuickGELU, "GELUSigmoid:": (*flux.Tensor).GELUSigmoid,
		"CELU: 1,":           func(x *flux.Tensor) *flux.Tensor { return x.CELU(1) },
		"CELU: 0.5,":         func(x *flux.Tensor) *flux.Tensor { return x.CELU(0.5) },
		"SoftShrink: 0.5,":   func(x *flux.Tensor) *flux.Tensor { return x.SoftShrink(0.5) },
		"SoftShrink: 1.25,":  func(x *flux.Tensor) *flux.Tensor { return x.SoftShrink(1.25) },
		"HardShrink: 0.5,":   func(x *flux.Tensor) *flux.Tensor { return x.HardShrink(0.5) },
		"HardShrink: 1.25,":  func(x *flux.Tensor) *flux.Tensor { return x.HardShrink(1.25) },
		"ThresholdReLU: 1,":  func(x *flux.Tensor) *flux.Tensor { return x.ThresholdReLU(1) },
		"ThresholdReLU: -1,": func(x *flux.Tensor) *flux.Tensor { return x.ThresholdReLU(-1) },
		"Squareplus: 4,":     func(x *flux.Tensor) *flux.Tensor { return x.Squareplus(4) },
		"Squareplus: 0.25,":  func(x *flux.Tensor) *flux.Tensor { return x.Squareplus(0.25) },
	} {
		ops(map[string]func(in list) list{"Tensor." + name + " range": one(f), "Tensor." + name + " special": one(f)})
	}
	along := func(f func(x *flux.Tensor, axis int) *flux.Tensor, axis int) func(in list) list {
		return one(func(x *flux.Tensor) *flux.Tensor { return f(x, axis) })
	}
	ops(map[string]func(in list) list{
		"Tensor.PReLU: one slope":                two((*flux.Tensor).PReLU),
		"Tensor.PReLU: a slope for each channel": two((*flux.Tensor).PReLU),
		"Tensor.PReLU: special":                  two((*flux.Tensor).PReLU),
		"Tensor.RReLU: no room":                  one(func(x *flux.Tensor) *flux.Tensor { return x.RReLU(0.25, 0.25, nil) }),
		"Tensor.GLU: axis 1":                     along((*flux.Tensor).GLU, 1),
		"Tensor.GLU: last axis":                  along((*flux.Tensor).GLU, -1),
		"Tensor.SwiGLU":                          along((*flux.Tensor).SwiGLU, -1),
		"Tensor.GEGLU":                           along((*flux.Tensor).GEGLU, 0),
		"Tensor.ReGLU":                           along((*flux.Tensor).ReGLU, -1),
		"Tensor.Softmin: axis 0":                 along((*flux.Tensor).Softmin, 0),
		"Tensor.Softmin: axis 1":                 along((*flux.Tensor).Softmin, 1),
	})
	without("PyTorch 1.13 has none: checked to be the nearest point of the simplex", "Tensor.Sparsemax")
	without("draws numbers: checked by their distribution, and by the table of gradients", "Tensor.GumbelSoftmax")
}
