package flux

import (
	"fmt"
	"testing"
)

// What the fused forms save over their compositions: activations with a
// derivative in one loop, the variance, standardizing, and the gradient of the
// largest element.
func BenchmarkFused(b *testing.B) {
	x := NewSource(1).Normal(0, 1, 64, 64, 64)
	composedStandardize := func(axes ...int) func(x *Tensor) *Tensor {
		return func(x *Tensor) *Tensor {
			d := x.Sub(x.MeanKeep(axes...))
			return d.Mul(d.Square().MeanKeep(axes...).AddScalar(1e-5).Rsqrt())
		}
	}
	composedVar := func(axes ...int) func(x *Tensor) *Tensor {
		return func(x *Tensor) *Tensor { return x.Sub(x.MeanKeep(axes...)).Square().Mean(axes...) }
	}
	type forms struct {
		name            string
		fused, composed func(x *Tensor) *Tensor
	}
	cases := []forms{
		{"HardSwish", (*Tensor).HardSwish, func(x *Tensor) *Tensor { return x.Mul(x.AddScalar(3).DivScalar(6).Clamp(0, 1)) }},
		{"LogCosh", (*Tensor).LogCosh, func(x *Tensor) *Tensor { return x.Add(x.MulScalar(-2).Softplus()).AddScalar(-0.693147) }},
		{"LiSHT", (*Tensor).LiSHT, func(x *Tensor) *Tensor { return x.Mul(x.Tanh()) }},
	}
	for _, axes := range [][]int{{2}, {0}, {0, 2}} {
		cases = append(cases,
			forms{fmt.Sprint("Var", axes), func(x *Tensor) *Tensor { return x.Var(axes...) }, composedVar(axes...)},
			forms{fmt.Sprint("Standardize", axes), func(x *Tensor) *Tensor { return x.Standardize(1e-5, axes...) }, composedStandardize(axes...)})
	}
	for _, c := range cases {
		for form, f := range map[string]func(x *Tensor) *Tensor{"fused": c.fused, "composed": c.composed} {
			b.Run(c.name+"/"+form, func(b *testing.B) {
				for b.Loop() {
					Gradient(func() *Tensor { return f(x).Sum() }, x)
				}
			})
		}
	}
	b.Run("Max[2]", func(b *testing.B) {
		for b.Loop() {
			Gradient(func() *Tensor { return x.Max(2).Sum() }, x)
		}
	})
}
