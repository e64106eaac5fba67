package flux_test

import (
	"errors"
	"fmt"

	"fluxrepl/flux"
)

func ExampleDetectAnomaly() {
	x := flux.New([]float32{4, 0})
	err := func() (err error) {
		defer flux.Catch(&err)
		flux.DetectAnomaly(func() {
			flux.Gradient(func() *flux.Tensor { return x.Sqrt().Sum() }, x)
		}, flux.Infinities())
		return nil
	}()
	var anomaly *flux.AnomalyError
	if errors.As(err, &anomaly) {
		fmt.Println(anomaly.Op, anomaly.Backward, anomaly.Got, anomaly.At)
	}
	// Output: Sqrt true +Inf [1]
}
