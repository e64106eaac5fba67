package parity

import "fluxrepl/flux"

func init() {
	without("gives gradients, as every case does", "WithGradientAux", "Step.Run")
	vector := func(w, x *flux.Tensor) func() *flux.Tensor {
		return func() *flux.Tensor { return w.MatMul(x).Tanh() }
	}
	number := func(w, x *flux.Tensor) func() *flux.Tensor {
		return func() *flux.Tensor { return w.MatMul(x).Tanh().Square().Sum() }
	}
	round := flux.NewRule("round",
		func(in []*flux.Tensor) *flux.Tensor { return in[0].Round() },
		func(grad *flux.Tensor, _ []*flux.Tensor, _ *flux.Tensor) []*flux.Tensor { return []*flux.Tensor{grad} })
	jacobian := func(in list) list { return list{flux.Jacobian(vector(in[0], in[1]), in[1])} }
	ops(map[string]func(in list) list{
		"Pullback": func(in list) list {
			_, back := flux.Pullback(vector(in[0], in[1]), in[1])
			return list{back(in[2]).Of(in[1])}
		},
		"JVP": func(in list) list {
			y, dy := flux.JVP(vector(in[0], in[1]), in[1], in[2])
			return list{y, dy}
		},
		"JVP: of two inputs": func(in list) list {
			_, dy := flux.JVP(vector(in[0], in[1]), in[:2], in[2:])
			return list{dy}
		},
		"Jacobian":                jacobian,
		"Jacobian: of few inputs": jacobian,
		"Jacobians":               func(in list) list { return flux.Jacobians(vector(in[0], in[1]), in...) },
		"Hessian":                 func(in list) list { return list{flux.Hessian(number(in[0], in[1]), in[1])} },
		"DiagHessian":             func(in list) list { return list{flux.DiagHessian(number(in[0], in[1]), in[1])} },
		"Grads.Of: HVP":           func(in list) list { return list{flux.HVP(number(in[0], in[1]), in[1], in[2]).Of(in[1])} },
		"VMap": func(in list) list {
			return list{flux.VMap(func(row []*flux.Tensor) *flux.Tensor { return vector(in[0], row[0])() }, in[1])}
		},
		"Rule.Apply: straight through": func(in list) list { return list{round.Apply(in[0]).Square()} },
		"Tensor.Hook": func(in list) list {
			return list{in[0].Sin().Hook(func(g *flux.Tensor) *flux.Tensor { return g.Clamp(-0.5, 0.5) }).Square()}
		},
		"Checkpoint": func(in list) list {
			return list{flux.Checkpoint(func() *flux.Tensor { return vector(in[0], in[1])().Square() })}
		},
	})
}
