package parity

func init() {
	without("gives gradients, as every case does, and has tests against differences", "Pullback", "WithGradientAux",
		"JVP", "Jacobian", "Jacobians", "Hessian", "DiagHessian", "VMap")
	without("has the value and the gradient that the caller gives it", "Rule.Apply", "Checkpoint", "Tensor.Hook")
}
