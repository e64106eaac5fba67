package flux

func init() {
	noGradient("takes gradients", "Pullback", "WithGradientAux")
}
