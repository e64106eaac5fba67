package train_test

import (
	"errors"
	"fmt"

	"fluxrepl/flux"
	"fluxrepl/flux/data"
	"fluxrepl/flux/loss"
	"fluxrepl/flux/nn"
	"fluxrepl/flux/optim"
	"fluxrepl/flux/train"
)

func ExampleFit() {
	flux.Seed(1)
	learn, judge := data.Iris().Split(0.8, data.Seed(1), data.Stratified)
	model := nn.Chain(nn.Dense(4, 16, nn.Tanh), nn.Dense(16, 3))
	hist, err := train.Fit(model, learn, train.Config{
		Loss: loss.CrossEntropy, Optim: optim.Adam(0.01), Epochs: 40, BatchSize: 16,
		Validate: judge, Metrics: []train.Metric{train.Accuracy}, Quiet: true,
	})
	fmt.Println(hist.Epochs(), hist.Series(), err)
	fmt.Println("at least 90 % right:", hist.Last("val_accuracy") >= 0.9)
	// Output:
	// 40 [loss accuracy val_loss val_accuracy] <nil>
	// at least 90 % right: true
}

func ExampleFit_wrongShape() {
	model := nn.Chain(nn.Dense(5, 3))
	_, err := train.Fit(model, data.Iris(), train.Config{Quiet: true})

	var at *train.Error
	var shape *flux.ShapeError
	if errors.As(err, &at) && errors.As(err, &shape) {
		fmt.Printf("epoch %d, batch %d of %d: want %v, got %v\n", at.Epoch, at.Batch, at.Batches, shape.Want, shape.Got)
	}
	// Output: epoch 1, batch 1 of 5: want [? 5], got [32 4]
}

func ExampleEvaluate() {
	always := nn.Func("always setosa", func(x *flux.Tensor) *flux.Tensor {
		return flux.New([]float32{1, 0, 0}, 1, 3).BroadcastTo(x.Dim(0), 3)
	})
	scores, err := train.Evaluate(always, data.Iris(), train.Accuracy)
	fmt.Println(scores, err)
	// Output: accuracy 0.3333 <nil>
}

func ExampleMetricFunc() {
	within := train.MetricFunc("within 1", func(prediction, target *flux.Tensor) float64 {
		near := 0.0
		for _, d := range prediction.Sub(target).Abs().Float64s() {
			if d <= 1 {
				near++
			}
		}
		return near / float64(target.Size())
	})
	fmt.Println(within.Measure(flux.New([]float32{1, 2, 3, 9}), flux.New([]float32{1, 3, 5, 9})))
	// Output: 0.75
}
