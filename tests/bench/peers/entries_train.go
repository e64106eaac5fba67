package main

import (
	"fluxrepl/flux"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
)

// A lesson is a model, the shape of its input and how it is trained.
type lesson struct {
	name    string
	model   func() nn.Layer
	shape   []int
	classes int
	text    bool // the input is classes as well, with a label each
	rule    optim.Rule
	goal    float64
}

// lessons are whole training steps: loss, gradient, optimiser.
var lessons = []lesson{
	{name: "train_mlp_b128_sgd", model: mlp, shape: []int{128, 784}, classes: 10, rule: optim.Descent(0.01), goal: 1.3},
	{name: "train_mlp_b128_adam", model: mlp, shape: []int{128, 784}, classes: 10, rule: optim.Adam(1e-3), goal: 1.3},
	{name: "train_mlp_b16_sgd", model: mlp, shape: []int{16, 784}, classes: 10, rule: optim.Descent(0.001), goal: 2.5},
	{name: "train_mlp_b1_sgd", model: mlp, shape: []int{1, 784}, classes: 10, rule: optim.Descent(0.001), goal: 3},
	{name: "train_xor_2_8_2_b4_sgd", model: xor, shape: []int{4, 2}, classes: 2, rule: optim.Descent(0.01), goal: 30},
	{name: "train_lenet_b64_sgd", model: lenet, shape: []int{64, 1, 28, 28}, classes: 10, rule: optim.Descent(0.01), goal: 3},
	{name: "train_resnet8_b32_sgdm", model: resnet8, shape: []int{32, 3, 32, 32}, classes: 10, rule: optim.Momentum(0.01), goal: 1.8},
	{name: "train_gpt_l4_d128_t64_b32_adam", model: gpt, shape: []int{32, 64}, classes: 65, text: true, rule: optim.Adam(1e-3), goal: 1.5},
}

// trainings makes two entries of each: a flux.Step, whose tensors are written
// over by the next run, and, for comparison, tensors that stay.
func trainings() []entry {
	var l []entry
	for _, s := range lessons {
		l = append(l, entry{name: s.name, group: "trainings", goal: s.goal, prepare: s.step},
			entry{name: s.name + "_eager", peer: s.name, group: "trainings", prepare: s.eager})
	}
	return l
}

// pieces returns model, loss of a batch and optimiser.
func (s lesson) pieces() (nn.Layer, func() *flux.Tensor, *optim.State) {
	model := s.model()
	x, labels := flux.Randn(s.shape...), batchOf(s.classes, s.shape[0])
	if s.text {
		x, labels = batchOf(s.classes, s.shape...), batchOf(s.classes, flux.Shape(s.shape).Size())
	}
	f := func() *flux.Tensor { return loss.CrossEntropy(model.Forward(x), labels) }
	return model, f, optim.Setup(s.rule, model)
}

// step makes steps in one memory.
func (s lesson) step() func() {
	model, f, state := s.pieces()
	step := flux.NewStep(f, model)
	return func() {
		value, grads := step.Run()
		keep = value
		state.Update(grads)
	}
}

// eager makes every tensor anew in each step.
func (s lesson) eager() func() {
	model, f, state := s.pieces()
	return func() {
		value, grads := flux.WithGradient(f, model)
		keep = value
		state.Update(grads)
	}
}
