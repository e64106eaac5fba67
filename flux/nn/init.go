package nn

import (
	"fmt"
	"math"

	"fluxrepl/flux"
)

// Initialiser makes the starting value of a parameter of the given shape,
// with random numbers from source. Any function of this form can be given to
// Init.
//
// Weights have the outputs first: [out, in], or [out, in, k…] for kernels. The
// initialisers below count their fans so: in·k… inputs and out·k… outputs;
// a vector [n] has one input and n outputs.
type Initialiser func(source *flux.Source, shape ...int) *flux.Tensor

// draw calls f, with GlorotUniform for nil and the default source for nil.
func (f Initialiser) draw(source *flux.Source, shape ...int) *flux.Tensor {
	if f == nil {
		f = GlorotUniform()
	}
	if source == nil {
		source = flux.DefaultSource()
	}
	return f(source, shape...)
}

// InitOption is a setting of an initialiser: Gain.
type InitOption interface{ initialiser(*initConfig) }

type initConfig struct{ gain float64 }

type initOption func(*initConfig)

func (o initOption) initialiser(c *initConfig) { o(c) }

// Gain multiplies what an initialiser draws, in place of its own gain.
// PyTorch's layers, for one, start with KaimingUniform(Gain(math.Sqrt(1.0/3))).
func Gain(g float64) InitOption {
	return initOption(func(c *initConfig) { c.gain = g })
}

func gain(standard float64, opts []InitOption) float64 {
	c := initConfig{gain: standard}
	for _, o := range opts {
		o.initialiser(&c)
	}
	return c.gain
}

// fans returns the number of inputs and outputs of a parameter.
func fans(shape []int) (in, out float64) {
	switch len(shape) {
	case 0:
		return 1, 1
	case 1:
		return 1, float64(shape[0])
	}
	kernel := 1
	for _, k := range shape[2:] {
		kernel *= k
	}
	return float64(shape[1] * kernel), float64(shape[0] * kernel)
}

// GlorotUniform returns the initialiser that draws evenly from ±gain·√(6/(in+out));
// the gain is 1 unless set. Dense layers use it.
//
// Glorot and Bengio, Understanding the Difficulty of Training Deep Feedforward
// Neural Networks, 2010.
func GlorotUniform(opts ...InitOption) Initialiser {
	g := gain(1, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		in, out := fans(shape)
		bound := g * math.Sqrt(6/(in+out))
		return source.Uniform(-bound, bound, shape...)
	}
}

// GlorotNormal returns the initialiser that draws from the normal distribution
// of standard deviation gain·√(2/(in+out)); the gain is 1 unless set.
func GlorotNormal(opts ...InitOption) Initialiser {
	g := gain(1, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		in, out := fans(shape)
		return source.Normal(0, g*math.Sqrt(2/(in+out)), shape...)
	}
}

// KaimingUniform returns the initialiser that draws evenly from ±gain·√(3/in);
// the gain is √2, right for ReLU, unless set.
//
// He and others, Delving Deep into Rectifiers, 2015.
func KaimingUniform(opts ...InitOption) Initialiser {
	g := gain(math.Sqrt2, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		in, _ := fans(shape)
		bound := g * math.Sqrt(3/in)
		return source.Uniform(-bound, bound, shape...)
	}
}

// KaimingNormal returns the initialiser that draws from the normal
// distribution of standard deviation gain/√in; the gain is √2 unless set.
func KaimingNormal(opts ...InitOption) Initialiser {
	g := gain(math.Sqrt2, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		in, _ := fans(shape)
		return source.Normal(0, g/math.Sqrt(in), shape...)
	}
}

// keptDeviation is the standard deviation that is left of a standard normal
// distribution cut off at ±2.
const keptDeviation = 0.87962566103423978

// LecunNormal returns the initialiser that draws from a normal distribution
// cut off at two standard deviations and then widened, so that the standard
// deviation is gain/√in; the gain is 1 unless set.
//
// (Flux cuts at ±2 whatever the deviation, which for any layer of size cuts
// nothing; here the cut goes with the deviation.)
//
// LeCun and others, Efficient BackProp, 1998.
func LecunNormal(opts ...InitOption) Initialiser {
	g := gain(1, opts)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		in, _ := fans(shape)
		std := g / math.Sqrt(in) / keptDeviation
		return TruncatedNormal(0, std, -2*std, 2*std)(source, shape...)
	}
}

// TruncatedNormal returns the initialiser that draws from the normal
// distribution of the given mean and standard deviation, cut off below lo and
// above hi. Flux's numbers are 0, 1, -2, 2.
//
// It panics with a *flux.DomainError unless std > 0 and lo < hi.
func TruncatedNormal(mean, std, lo, hi float64) Initialiser {
	if !(std > 0) || !(lo < hi) {
		panic(&flux.DomainError{Op: "TruncatedNormal", Want: "std > 0 and lo < hi",
			Got: fmt.Sprintf("std %v, lo %v, hi %v", std, lo, hi)})
	}
	// A uniform number between the two ends' probabilities, put through the
	// inverse of the distribution function: no draw is thrown away.
	below, above := math.Erf((lo-mean)/std/math.Sqrt2), math.Erf((hi-mean)/std/math.Sqrt2)
	return func(source *flux.Source, shape ...int) *flux.Tensor {
		t := source.Uniform(0, 1, shape...)
		values := t.Data32()
		for i, u := range values {
			z := mean + std*math.Sqrt2*math.Erfinv(below+(above-below)*float64(u))
			values[i] = float32(math.Min(math.Max(z, lo), hi))
		}
		return t
	}
}

// Zeros returns the initialiser that makes zeros.
func Zeros() Initialiser { return Constant(0) }

// Ones returns the initialiser that makes ones.
func Ones() Initialiser { return Constant(1) }

// Constant returns the initialiser that makes every value v.
func Constant(v float64) Initialiser {
	return func(_ *flux.Source, shape ...int) *flux.Tensor { return flux.Full(v, shape...) }
}

// Uniform returns the initialiser that draws evenly from lo to hi.
func Uniform(lo, hi float64) Initialiser {
	return func(source *flux.Source, shape ...int) *flux.Tensor { return source.Uniform(lo, hi, shape...) }
}

// Normal returns the initialiser that draws from the normal distribution of
// the given mean and standard deviation.
func Normal(mean, std float64) Initialiser {
	return func(source *flux.Source, shape ...int) *flux.Tensor { return source.Normal(mean, std, shape...) }
}
