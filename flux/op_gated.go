package flux

import "strconv"

// GLU halves t along an axis and returns a·sigmoid(b), with a the first half and
// b, the gate, the second: [n, 2c] becomes [n, c]. It panics with a [*ShapeError]
// if the axis has an odd size; so do its variants.
//
// Dauphin and others, Language Modeling with Gated Convolutional Networks (2016).
func (t *Tensor) GLU(axis int) *Tensor { return t.gatedBy("GLU", axis, (*Tensor).Sigmoid) }

// SwiGLU returns a·swish(b) of the halves a and b of t, as in [Tensor.GLU].
//
// Shazeer, GLU Variants Improve Transformer (2020), equation 5.
func (t *Tensor) SwiGLU(axis int) *Tensor { return t.gatedBy("SwiGLU", axis, (*Tensor).Swish) }

// GEGLU returns a·gelu(b) of the halves a and b of t, as in [Tensor.GLU].
//
// Shazeer, GLU Variants Improve Transformer (2020), equation 5.
func (t *Tensor) GEGLU(axis int) *Tensor { return t.gatedBy("GEGLU", axis, (*Tensor).GELU) }

// ReGLU returns a·max(b, 0) of the halves a and b of t, as in [Tensor.GLU].
//
// Shazeer, GLU Variants Improve Transformer (2020), equation 5.
func (t *Tensor) ReGLU(axis int) *Tensor { return t.gatedBy("ReGLU", axis, (*Tensor).ReLU) }

func (t *Tensor) gatedBy(op string, axis int, gate func(*Tensor) *Tensor) *Tensor {
	if t.isHalf() {
		return t.To(Float32).gatedBy(op, axis, gate).To(t.dtype)
	}
	mustFloat(op, t)
	axis = t.shape.axis(op, axis)
	n := t.shape[axis]
	if n%2 != 0 {
		panic(&ShapeError{Op: op, Got: t.Shape(), Why: "axis " + strconv.Itoa(axis) + " cannot be halved"})
	}
	return t.Narrow(axis, 0, n/2).Mul(gate(t.Narrow(axis, n/2, n)))
}
