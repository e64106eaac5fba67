// Package loss holds the functions that say how far a prediction is from its
// target.
//
// Every loss is a plain function of the prediction and the target, in this
// order, and returns a scalar tensor: the mean over the batch (CrossEntropy)
// or over all values (the others). All can be differentiated, twice too.
//
//	value, grads := flux.WithGradient(func() *flux.Tensor {
//		return loss.CrossEntropy(model.Forward(x), labels)
//	}, model)
//
// Where a probability is meant, the prediction is the logits: what a model
// gives without a Softmax or Sigmoid at its end. The logarithm of a
// probability is then found without overflow, and nothing needs a small
// constant to keep it from the logarithm of zero.
//
// A target is never broadcast to the prediction: a [n] beside a [n, 1] would
// give a number that means nothing. Sizes that differ panic with a
// *flux.ShapeError, element types that differ with a *flux.TypeError, a label
// that is no class with a *flux.IndexError, and an empty batch, which has no
// mean, with a *flux.ShapeError.
package loss

import "fluxrepl/flux"

// Func is a loss: it returns a scalar for a prediction and its target. Every
// function of this form can be used where a loss is asked for.
type Func = func(prediction, target *flux.Tensor) *flux.Tensor

// mustMatch panics unless the target has the shape and the element type of the
// prediction, and there is something in both.
func mustMatch(op string, prediction, target *flux.Tensor) {
	mustTensors(op, prediction, target)
	if !prediction.Shape().Equal(target.Shape()) {
		panic(&flux.ShapeError{Op: op, Want: prediction.Shape(), Got: target.Shape(), Arg: "target"})
	}
	if prediction.DType() != target.DType() {
		panic(&flux.TypeError{Op: op, Want: prediction.DType().String(), Got: target.DType().String(), Arg: "target"})
	}
	mustHold(op, prediction)
}

// mustHold panics if there are no values to take the mean of.
func mustHold(op string, prediction *flux.Tensor) {
	if prediction.Size() == 0 {
		panic(&flux.ShapeError{Op: op, Got: prediction.Shape(), Arg: "prediction", Why: "an empty batch has no mean"})
	}
}

// mustTensors panics if the prediction or the target is nil.
func mustTensors(op string, prediction, target *flux.Tensor) {
	if prediction == nil {
		panic(&flux.TypeError{Op: op, Arg: "prediction", Want: "a tensor", Got: "nil"})
	}
	if target == nil {
		panic(&flux.TypeError{Op: op, Arg: "target", Want: "a tensor", Got: "nil"})
	}
}
