// Package train fits a model to data: the loop over epochs and batches, its
// numbers, and what went wrong in it.
//
//	hist, err := train.Fit(model, trainSet, train.Config{
//		Loss: loss.CrossEntropy, Optim: optim.Adam(1e-3), Epochs: 20, BatchSize: 64,
//		Validate: testSet, Metrics: []train.Metric{train.Accuracy},
//	})
//
// [Fit] prints a line for every epoch and returns the [History], which
// viz.Curves draws. What an own loop would write is:
//
//	state := optim.Setup(rule, model)
//	var batch data.Batch
//	step := flux.NewStep(func() *flux.Tensor {
//		return loss.CrossEntropy(model.Forward(batch.X), batch.Y)
//	}, model)
//	for batch = range data.Loader(set, 64, data.Shuffle).Batches() {
//		_, grads := step.Run()
//		state.Update(grads)
//	}
//
// What the model and the loss compute is memory of that step, good until the next
// batch, see [flux.Step]. A loss or a layer that keeps a tensor for later, other
// than in an exported field of the model, keeps a Clone.
//
// # What the numbers mean
//
// "loss" is the mean over the epoch's batches of what was minimised, taken while
// the model learns and with its Dropout active. Everything else is measured at
// the end of the epoch with the model at rest and in test mode, over a whole
// set: a metric's name for the training set, and "val_" before it for the
// validation set. A metric on the training set thus costs another forward pass
// over it; leave Metrics empty where that is too much.
//
// # Reproducibility
//
// The order of batches comes from Config.Seed, or from the default source where
// that is 0. A model draws its first weights and its dropout from the default
// source too, unless it was given another; so flux.Seed before the model is
// built makes a whole run repeatable, number by number.
//
// # Errors
//
// A panic of the typed kind (a wrong shape, a label out of range) inside a model
// or loss comes back as an [*Error] that says in which epoch and batch it
// happened. So does a loss that is not finite, before it can spoil the
// parameters, and the end of Config.Context. The history holds what was reached.
package train
