package flux

func init() {
	noGradient("takes gradients", "Pullback", "WithGradientAux", "JVP", "Jacobian", "Jacobians", "Hessian", "DiagHessian", "VMap", "Step.Run")
}
