package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/nn"
)

// inferences are forward passes of a model in use. PyTorch's side is its plain
// call, and (jit) its traced and frozen graph.
func inferences() []entry {
	var l []entry
	for _, s := range []struct {
		name  string
		model func() nn.Layer
		shape []int
		goal  float64 // against the traced one
	}{
		{"infer_mlp_b1", mlp, []int{1, 784}, 2.5},
		{"infer_mlp_b128", mlp, []int{128, 784}, 0},
		{"infer_lenet_b1", lenet, []int{1, 1, 28, 28}, 2},
		{"infer_lenet_b64", lenet, []int{64, 1, 28, 28}, 2},
		{"infer_resnet8_b1", resnet8, []int{1, 3, 32, 32}, 0},
	} {
		prepare := func() func() {
			model, x := s.model(), flux.Randn(s.shape...)
			nn.TestMode(model)
			return func() { keep = model.Forward(x) }
		}
		l = append(l, entry{name: s.name, group: "inferences", prepare: prepare},
			entry{name: s.name + "_jit", group: "inferences", goal: s.goal, prepare: prepare})
	}
	return l
}
