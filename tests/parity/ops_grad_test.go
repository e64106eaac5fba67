package parity

func init() {
	without("gives gradients, as every case does, and has tests against differences", "Pullback", "WithGradientAux", "JVP", "Jacobian", "Jacobians", "Hessian", "DiagHessian")
}
