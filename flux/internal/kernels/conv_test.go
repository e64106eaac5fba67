package kernels

import (
	"math"
	"sync/atomic"
	"testing"
)

func conv2(images, groups, inputs, outputs, size, kernel, pad int) *Conv {
	one := [3]int{1, 1, 1}
	out := size + 2*pad - kernel + 1
	return &Conv{Batch: images, Groups: groups, Inputs: inputs, Outputs: outputs, In: [3]int{1, size, size}, Kernel: [3]int{1, kernel, kernel},
		Out: [3]int{1, out, out}, Stride: one, Dilation: one, Pad: [3]int{0, pad, pad}}
}

func TestConvScratchIsBounded(t *testing.T) {
	for _, c := range []*Conv{
		conv2(1, 1, 3, 8, 4000, 7, 3), conv2(100, 2, 64, 64, 56, 3, 1), conv2(1, 1, 2048, 8, 7, 3, 1),
		conv2(1, 1, 100_000, 2, 5, 3, 1), conv2(1, 1, 2, 2, 5, 3, 1), conv2(0, 1, 0, 2, 5, 3, 1),
	} {
		rows := c.Inputs * volume(c.Kernel)
		if got, most := c.Scratch(), max(scratch, rows); got > most {
			t.Errorf("%+v: the scratch memory has %d elements, more than %d", c, got, most)
		}
	}
}

// TestConvScratchMayHoldAnything fills the scratch memory with NaN.
func TestConvScratchMayHoldAnything(t *testing.T) {
	c := conv2(2, 2, 3, 4, 9, 3, 2)
	x, w, y := ramp[float64](2*6*81), ramp[float64](8*3*9), make([]float64, 2*8*121)
	for name, f := range map[string]func(scratch []float64){
		"forward": func(s []float64) { ConvForward(y, x, w, s, c, func() {}) },
		"data":    func(s []float64) { ConvData(x, y, w, s, c, func() {}) },
		"weight":  func(s []float64) { ConvWeight(w, x, y, s, c, func() {}) },
	} {
		s := make([]float64, c.Scratch())
		for i := range s {
			s[i] = math.NaN()
		}
		f(s)
		for _, v := range append(append(append([]float64{}, x...), w...), y...) {
			if v != v {
				t.Fatalf("%s reads scratch memory that it has not written", name)
			}
		}
	}
}

// TestConvLooksUp counts how often long convolutions look for an interrupt.
func TestConvLooksUp(t *testing.T) {
	for _, c := range []*Conv{conv2(20, 1, 2, 3, 9, 3, 1), conv2(20, 3, 1, 1, 9, 3, 1), conv2(20, 1, 3, 3, 9, 1, 0), conv2(1, 1, 600, 300, 20, 3, 1)} {
		n := c.Batch * c.Groups
		x, w := make([]float32, n*c.Inputs*volume(c.In)), make([]float32, c.Groups*c.Outputs*c.Inputs*volume(c.Kernel))
		y, s := make([]float32, n*c.Outputs*volume(c.Out)), make([]float32, c.Scratch())
		least := max(10, c.Batch*c.Groups*c.Inputs*c.Outputs*volume(c.Kernel)*volume(c.Out)/(1<<25)/2)
		for name, f := range map[string]func(poll func()){
			"forward": func(poll func()) { ConvForward(y, x, w, s, c, poll) },
			"data":    func(poll func()) { ConvData(x, y, w, s, c, poll) },
			"weight":  func(poll func()) { ConvWeight(w, x, y, s, c, poll) },
		} {
			var count atomic.Int64 // several processors look up
			f(func() { count.Add(1) })
			if count.Load() < int64(least) {
				t.Errorf("%s of %+v looked up %d times, want at least %d", name, c, count.Load(), least)
			}
		}
	}
}
