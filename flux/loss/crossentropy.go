package loss

import "fluxrepl/flux"

// CrossEntropy returns the mean over the batch of -Σ y·log softmax(x) over the
// classes. The prediction x is the logits, [n, classes]. The target is either
// the labels, integers [n], 0 to classes-1, or the probabilities y of each class,
// [n, classes], such as one-hot rows.
//
// Both the value and the gradient, softmax(x) - y, are stable for logits of
// any size. It panics as the package's introduction says.
func CrossEntropy(prediction, target *flux.Tensor) *flux.Tensor {
	const op = "CrossEntropy"
	mustTensors(op, prediction, target)
	if prediction.NDim() != 2 {
		panic(&flux.ShapeError{Op: op, Want: flux.Shape{-1, -1}, Got: prediction.Shape(), Arg: "prediction"})
	}
	mustHold(op, prediction)
	if target.DType().IsInt() {
		if rows := prediction.Dim(0); target.NDim() != 1 || target.Dim(0) != rows {
			panic(&flux.ShapeError{Op: op, Want: flux.Shape{rows}, Got: target.Shape(), Arg: "target"})
		}
		return prediction.CrossEntropy(target)
	}
	mustMatch(op, prediction, target)
	return prediction.CrossEntropy(target)
}

// BinaryCrossEntropy returns the mean of -y·log σ(x) - (1-y)·log(1-σ(x)). The
// prediction x is the logits, of any shape; the target y, of the same shape,
// is the probability of a yes, or integer labels 0 and 1.
//
// It is computed as softplus(x) - x·y, which is the same and stable for logits
// of any size. It panics as the package's introduction says.
func BinaryCrossEntropy(prediction, target *flux.Tensor) *flux.Tensor {
	const op = "BinaryCrossEntropy"
	mustTensors(op, prediction, target)
	if target.DType().IsInt() {
		mustBinary(op, target)
		target = target.To(prediction.DType())
	}
	mustMatch(op, prediction, target)
	return prediction.Softplus().Sub(prediction.Mul(target)).Mean()
}

// mustBinary panics unless all labels are 0 or 1.
func mustBinary(op string, labels *flux.Tensor) {
	for i, label := range labels.Ints() {
		if label < 0 || label > 1 {
			at := labels.Shape()
			for axis := len(at) - 1; axis >= 0; axis-- {
				at[axis], i = i%at[axis], i/at[axis]
			}
			panic(&flux.IndexError{Op: op, What: "label", Index: label, At: at, Size: 2})
		}
	}
}
