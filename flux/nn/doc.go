// Package nn holds the layers that models are built from.
//
// A layer is anything with a Forward method. A model is a layer too, mostly a
// Chain of others:
//
//	model := nn.Chain(
//		nn.Dense(784, 128, nn.ReLU),
//		nn.Dropout(0.2),
//		nn.Dense(128, 10),
//	)
//	logits := model.Forward(x) // x is [n, 784], logits [n, 10]
//
// Data is row-major with the batch first: one sample a row.
//
// # Parameters
//
// Nobody registers parameters. A layer is a struct, its parameters are the
// tensors in its exported fields, and Parameters finds them by walking the
// model in field order; "layers.0.weight" is the weight of the first layer of
// a chain. A tensor that two layers share is found once. So a layer of one's
// own is a struct and one method:
//
//	type Scale struct{ Gain *flux.Tensor }
//
//	func (s *Scale) Forward(x *flux.Tensor) *flux.Tensor { return x.Mul(s.Gain) }
//
// A field tagged `flux:"buffer"` is saved but not trained, one tagged
// `flux:"-"` is left alone.
//
// # Activations
//
// An Activation such as ReLU is a constant that can be used in two places: as
// a layer of a chain, and as an option of a layer that ends with one. Those
// with a parameter are functions: LeakyReLU(0.01). Func makes a layer of any
// other function.
//
// # Training and testing
//
// Some layers, Dropout for one, act differently while the model is trained.
// They find out by themselves (see flux.Mode); TrainMode, TestMode and
// AutoMode decide it by hand.
//
// # Errors
//
// Misuse panics with a typed error. One that happens inside a chain says in
// which layer: its Path is "2: Dense(128 → 10)", with dots between the numbers
// where chains are nested.
package nn
