package flux

import (
	"testing"
)

func TestJVP(t *testing.T) {
	a, b := New64([]float64{1, 2}), New64([]float64{3, 5})
	f := func() *Tensor { return a.Mul(b).Square() } // its derivative is 2ab(b·da + a·db)
	y, dy := JVP(f, []*Tensor{a, b}, []*Tensor{New64([]float64{1, 0}), New64([]float64{0, 1})})
	equal(t, "y", y, 9, 100)
	equal(t, "dy", dy, 2*3*3, 2*10*2)
	_, dy = JVP(f, map[string]*Tensor{"a": a, "b": b}, map[string]*Tensor{"b": Ones(2).To(Float64)})
	equal(t, "dy with a held fixed", dy, 2*3*1, 2*10*2)
	y, dy = JVP(func() *Tensor { return Scalar(4) }, a, a)
	equal(t, "dy of a constant", dy, 0)
	if y.node != nil || dy.node != nil || a.watch.Load() != nil {
		t.Error("the results keep their history, or the argument is watched")
	}
	// one tangent for two tensors, one tensor at two places
	v := Ones(2).To(Float64)
	_, dy = JVP(f, []*Tensor{a, b}, []*Tensor{v, v})
	equal(t, "dy along one tangent of both", dy, 2*3*4, 2*10*7)
	_, dy = JVP(f, []*Tensor{a, a}, []*Tensor{v, v})
	equal(t, "dy of a tied tensor", dy, 2*3*3, 2*10*5)
	_, dy = JVP(func() *Tensor { return a }, a, v)
	if equal(t, "dy of the argument", dy, 1, 1); dy == v {
		t.Error("the derivative is the tangent itself, which the caller may change")
	}
}

func TestDirectionsMustFit(t *testing.T) {
	a, b := Ones(2), Ones(3)
	f := func() *Tensor { return a.Sum().Add(b.Sum()) }
	wantError(t, "JVP: direction: want [2], got [3]", func() { JVP(f, a, b) })
	wantError(t, "JVP: direction 1: want [3], got [2]", func() { JVP(f, []*Tensor{a, b}, []*Tensor{a, a}) })
	wantError(t, "HVP: direction: want float32, got float64", func() { HVP(f, a, a.To(Float64)) })
	wantError(t, `JVP: the direction holds a tensor at "2", and x holds none there`, func() { JVP(f, []*Tensor{a, b}, []*Tensor{a, b, a}) })
	wantError(t, `JVP: the tensor at "1" has two tangents, for it is at another place too`,
		func() { JVP(f, []*Tensor{a, a}, []*Tensor{a, a.Clone()}) })
	wantError(t, "JVP: argument 0 (int) holds no tensor", func() { JVP(f, 3, 3) })
	wantError(t, "JVP: the function returned nil", func() { JVP(func() *Tensor { return nil }, a, a) })
}

func TestJacobian(t *testing.T) {
	x, w := New64([]float64{1, 2, 3}), New64([]float64{1, -1, 2, 0, 1, 3}, 2, 3)
	j := Jacobian(func() *Tensor { return w.MatMul(x) }, x)
	equal(t, "∂Wx/∂x", j, 1, -1, 2, 0, 1, 3)
	if !j.shape.Equal(Shape{2, 3}) {
		t.Errorf("its shape is %v", j.shape)
	}
	both := Jacobians(func() *Tensor { return w.MatMul(x) }, x, w)
	equal(t, "∂Wx/∂x beside another", both[0], j.Float64s()...)
	equal(t, "∂Wx/∂W", both[1], 1, 2, 3, 0, 0, 0, 0, 0, 0, 1, 2, 3)
	if !both[1].shape.Equal(Shape{2, 2, 3}) {
		t.Errorf("the shape of ∂Wx/∂W is %v", both[1].shape)
	}
	equal(t, "of a constant", Jacobian(func() *Tensor { return New64([]float64{1, 2}) }, x), make([]float64, 6)...)
	if j := Jacobian(func() *Tensor { return x.Slice(0, 0) }, x); !j.shape.Equal(Shape{0, 3}) {
		t.Errorf("the Jacobian of nothing is %v", j.shape)
	}
	if j := Jacobian(func() *Tensor { return x.Sum() }, x); !j.shape.Equal(Shape{3}) {
		t.Errorf("the Jacobian of a number is %v", j.shape)
	}
}

// Few inputs and many outputs take the other way, which must give the same.
func TestJacobianOfFewInputs(t *testing.T) {
	x, c := New64([]float64{0.3, -0.7}), NewSource(2).Normal(0, 1, 5, 4, 2).To(Float64)
	f := func() *Tensor { return c.Mul(x).Tanh().Mul(x.Exp()).Sum(-1) }
	got := Jacobian(f, x)
	var y *Tensor
	tp := Record(func() { y = f() }, x)
	want := tp.rows(y, []*Tensor{x})[0]
	compare(t, "the Jacobian", got, want.Float64s(), 1e-12)
	if !got.shape.Equal(Shape{5, 4, 2}) || !want.shape.Equal(got.shape) {
		t.Errorf("its shape is %v, by rows %v", got.shape, want.shape)
	}
	total := func() *Tensor { return weighted(Jacobian(f, x).Square(), 3) }
	compare(t, "its gradient", Gradient(total, x).Of(x), numeric(func() float64 { return total().Item() }, []*Tensor{x})[0], 1e-6)
}

// rosenbrock has its minimum 0 at (1, …, 1), in a bent valley.
func rosenbrock(x *Tensor) *Tensor {
	n := x.Size()
	a, b := x.Slice(0, n-1), x.Slice(1, n)
	return b.Sub(a.Square()).Square().MulScalar(100).Add(a.Neg().AddScalar(1).Square()).Sum()
}

func TestHessian(t *testing.T) {
	x := New64([]float64{1.2, -0.4, 0.9})
	f := func() *Tensor { return rosenbrock(x) }
	// ∂²/∂xᵢ² = 1200xᵢ² − 400xᵢ₊₁ + 2 and 200, ∂²/∂xᵢ∂xᵢ₊₁ = −400xᵢ
	want := []float64{1200*1.44 + 160 + 2, -480, 0, -480, 1200*0.16 - 360 + 2 + 200, 160, 0, 160, 200}
	h := Hessian(f, x)
	compare(t, "the Hessian", h, want, 1e-12)
	compare(t, "its diagonal", DiagHessian(f, x), []float64{want[0], want[4], want[8]}, 1e-12)
	v := New64([]float64{1, -2, 0.5})
	compare(t, "its product", HVP(f, x, v).Of(x), h.MatMul(v).Float64s(), 1e-12)
	_, hv := JVP(func() *Tensor { return Gradient(f, x).Of(x) }, x, v)
	compare(t, "its product, forward over reverse", hv, h.MatMul(v).Float64s(), 1e-12)
	fr := Jacobian(func() *Tensor { return Gradient(f, x).Of(x) }, x)
	compare(t, "the Jacobian of the gradient", fr, want, 1e-12)
	third := Jacobian(func() *Tensor { return Hessian(f, x) }, x)
	compare(t, "∂³/∂x₀³", third.Row(0).Row(0).Row(0), []float64{2400 * 1.2}, 1e-12)
	linear := func() *Tensor { return x.Sum() }
	equal(t, "the Hessian of a linear function", Hessian(linear, x), make([]float64, 9)...)
	equal(t, "its diagonal", DiagHessian(linear, x), 0, 0, 0)
	equal(t, "the Hessian of a constant", Hessian(func() *Tensor { return Scalar(1) }, x), make([]float64, 9)...)
	if g := HVP(linear, x, v).Of(x); g != nil && g.Square().Sum().Item() != 0 {
		t.Errorf("a linear function has the second derivative %v", g)
	}
	wantError(t, "Hessian: the function's result: want [], got [3]: only one number can be differentiated; use Sum or Mean",
		func() { Hessian(func() *Tensor { return x }, x) })
	one := Scalar(3)
	if h := Hessian(func() *Tensor { return one.Pow(3) }, one); len(h.shape) != 0 || h.Item() != 18 {
		t.Errorf("the second derivative of x³ at 3 is %v", h)
	}
}

func TestHVPOfAModel(t *testing.T) {
	p := newPerceptron(5, 3, 4, 2)
	g := Gradient(p.loss, p)
	hv := HVP(p.loss, p, &perceptron{W: []*Tensor{g.Of(p.W[0])}, B: []*Tensor{nil, g.Of(p.B[1])}})
	want := Gradient(func() *Tensor {
		d := Gradient(p.loss, p)
		return d.Of(p.W[0]).Mul(g.Of(p.W[0])).Sum().Add(d.Of(p.B[1]).Mul(g.Of(p.B[1])).Sum())
	}, p)
	for _, l := range Leaves(p) {
		compare(t, l.Path, hv.Of(l.Tensor), want.Of(l.Tensor).Float64s(), 1e-6)
	}
}
