package nn

import (
	"fmt"
	"strconv"

	"fluxrepl/flux"
)

// ChainLayer calls its layers one after the other. Chain makes one.
type ChainLayer struct {
	Layers []Layer // in the order of the calls
}

// Chain returns a layer that feeds its input through the layers in turn, each
// getting the output of the one before. A chain of no layers returns its
// input. Chains can hold chains.
//
// It panics with a *LayerError that names the position if a layer is nil.
func Chain(layers ...Layer) *ChainLayer {
	for i, l := range layers {
		if missing(l) {
			panic(&LayerError{Op: "nn.Chain", Path: strconv.Itoa(i), Why: "the layer is nil"})
		}
	}
	return &ChainLayer{Layers: layers}
}

// Len returns the number of layers; a chain inside counts as one.
func (c *ChainLayer) Len() int { return len(c.Layers) }

// At returns layer i, 0 for the first; a negative i counts from the end. It
// panics with a *flux.IndexError if there is no such layer.
func (c *ChainLayer) At(i int) Layer {
	at := i
	if at < 0 {
		at += len(c.Layers)
	}
	if at < 0 || at >= len(c.Layers) {
		panic(&flux.IndexError{Op: "Chain.At", What: "layer", Index: i, Size: len(c.Layers)})
	}
	return c.Layers[at]
}

// Forward returns the output of the last layer for the input x of the first.
// A typed error that a layer panics with gets that layer's path.
func (c *ChainLayer) Forward(x *flux.Tensor) *flux.Tensor {
	if c == nil {
		panic(&LayerError{Op: "Chain.Forward", Why: "the model is nil"})
	}
	return c.run("", x, nil)
}

// Trace calls the layers in turn on x, which must be a *flux.Tensor, and gives
// visit every layer's name, "0: Dense(64 → 32, ReLU)", and its output, a
// *flux.Tensor. Of a chain inside a chain it visits the layers, "1.0: …". A
// layer's misuse comes back as the error.
//
// The types are wide so that a package that draws layers need not know this
// one.
func (c *ChainLayer) Trace(x any, visit func(layer string, output any)) (err error) {
	in, ok := x.(*flux.Tensor)
	if !ok {
		return &flux.TypeError{Op: "Chain.Trace", Arg: "x", Want: "*flux.Tensor", Got: fmt.Sprintf("%T", x)}
	}
	defer flux.Catch(&err)
	c.run("", in, visit)
	return nil
}

// run calls the layers on x and reports each output to visit, if there is one.
// prefix is the chain's own place in the chain that is traced: "1." or
// nothing.
func (c *ChainLayer) run(prefix string, x *flux.Tensor, visit func(string, any)) *flux.Tensor {
	if x == nil {
		panic(&flux.TypeError{Op: "Chain.Forward", Arg: "x", Want: "a tensor", Got: "nil"})
	}
	at := 0
	// The layers know nothing of the chain, so the place is added on the way
	// out. Everything else passes through as it came.
	defer func() {
		if r := recover(); r != nil {
			panic(c.located(r, at))
		}
	}()
	for i, l := range c.Layers {
		at = i
		if missing(l) {
			panic(&LayerError{Op: "Chain.Forward", Why: "the layer is nil"})
		}
		if inner, ok := l.(*ChainLayer); ok && visit != nil {
			x = inner.run(fmt.Sprintf("%s%d.", prefix, i), x, visit)
			continue
		}
		if x = l.Forward(x); x == nil {
			panic(&LayerError{Op: "Chain.Forward", Why: "the layer returned nil"})
		}
		if visit != nil {
			visit(prefix+c.place(i), x)
		}
	}
	return x
}

// place names layer i: "2: Dense(128 → 10)".
func (c *ChainLayer) place(i int) string {
	if missing(c.Layers[i]) {
		return strconv.Itoa(i)
	}
	return strconv.Itoa(i) + ": " + label(c.Layers[i])
}

// located returns the panic value r; a typed error gets layer i in front of its
// path.
func (c *ChainLayer) located(r any, i int) any {
	if e, ok := r.(flux.Error); ok {
		return e.In(c.place(i))
	}
	return r
}
