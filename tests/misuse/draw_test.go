package misuse

import (
	"image"
	"math"
	"reflect"

	"fluxrepl/flux"
)

// draw makes arguments, and remembers the tensors among them. Those of one call
// tend to have one element type and shapes that fit, since a call that is refused
// at once shows little.
type draw struct {
	*flux.Source
	tensors []*flux.Tensor
	floats  []*flux.Tensor // of those, what has a gradient
	usual   flux.DType
	rank    int
	packed  bool            // every tensor row by row
	tame    bool            // ordinary numbers only, whole ones that fit every type
	widen   bool            // what has the usual type becomes float64
	last    []reflect.Value // what was drawn, for a report
}

func newDraw(seed uint64) *draw {
	d := &draw{Source: flux.NewSource(seed)}
	d.usual = flux.Float32
	if d.Intn(2) == 0 {
		d.usual = types[d.Intn(len(types))]
	}
	d.rank = d.Intn(6)
	return d
}

// arguments draws what the callee wants; fits is false if there is a type that
// nothing is known for.
func (d *draw) arguments(c callee) (args []reflect.Value, fits bool) {
	t := c.f.Type()
	for i := range t.NumIn() {
		in := t.In(i)
		if t.IsVariadic() && i == t.NumIn()-1 {
			for range d.count() {
				v, ok := d.value(in.Elem())
				if !ok {
					return nil, false
				}
				args = append(args, v)
			}
			break
		}
		v, ok := d.value(in)
		if !ok {
			return nil, false
		}
		args = append(args, v)
	}
	return args, true
}

// makers draw values of the types that a kind does not tell enough about.
var makers = map[reflect.Type]func(d *draw) any{
	reflect.TypeFor[*flux.Tensor](): func(d *draw) any { return d.tensor() },
	reflect.TypeFor[*flux.Source](): func(*draw) any { return flux.NewSource(1) },
	reflect.TypeFor[*flux.Mode]():   func(*draw) any { return new(flux.Mode) },
	reflect.TypeFor[*flux.Grads](): func(d *draw) any {
		if d.Intn(3) == 0 {
			return (*flux.Grads)(nil)
		}
		x := flux.Ones(2)
		return flux.Gradient(func() *flux.Tensor { return x.Sum() }, x)
	},
	reflect.TypeFor[image.Image](): func(d *draw) any {
		return image.NewRGBA(image.Rect(0, 0, d.Intn(3), d.Intn(3)))
	},
}

// value draws a value of a type.
func (d *draw) value(t reflect.Type) (reflect.Value, bool) {
	if f := makers[t]; f != nil {
		v := reflect.New(t).Elem()
		v.Set(reflect.ValueOf(f(d)))
		return v, true
	}
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(d.integer()))
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(uint64(d.Intn(8)))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(d.number())
	case reflect.Bool:
		v.SetBool(d.Intn(2) == 0)
	case reflect.String:
		v.SetString(texts[d.Intn(len(texts))])
	case reflect.Slice:
		if d.Intn(8) == 0 {
			return v, true
		}
		n := d.count()
		v.Set(reflect.MakeSlice(t, n, n))
		for i := range n {
			e, ok := d.value(t.Elem())
			if !ok {
				return v, false
			}
			v.Index(i).Set(e)
		}
	case reflect.Struct:
		return d.structure(v)
	case reflect.Func:
		return d.function(t)
	case reflect.Interface:
		if t.NumMethod() > 0 {
			return v, false
		}
		v.Set(reflect.ValueOf(d.anything()))
	default:
		return v, false
	}
	return v, true
}

// structure fills the fields of options, most of them with nothing.
func (d *draw) structure(v reflect.Value) (reflect.Value, bool) {
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			return v, false
		}
		if d.Intn(2) == 0 {
			continue
		}
		f, ok := d.value(v.Field(i).Type())
		if !ok {
			return v, false
		}
		v.Field(i).Set(f)
	}
	return v, true
}

// count is a length of a list: none, one, one for each axis, or any.
func (d *draw) count() int {
	return []int{0, 1, 1, max(0, d.rank-2), d.rank, d.Intn(6)}[d.Intn(6)]
}

// function makes a function that returns what is drawn for it now.
func (d *draw) function(t reflect.Type) (reflect.Value, bool) {
	results := make([]reflect.Value, t.NumOut())
	for i := range results {
		r, ok := d.value(t.Out(i))
		if !ok {
			return reflect.Value{}, false
		}
		results[i] = r
	}
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		if len(args) > 0 && len(results) == 1 && args[0].Type() == t.Out(0) {
			return args[:1] // the identity, so that there is something to differentiate
		}
		return results
	}), true
}

// texts are equations, names and other strings.
var texts = []string{"", "ij,jk->ik", "ii", "ij->", "...i,...i->...", "->", "i,", ",", "ij,ij", "\xff", "mean", "e", "%d", "1:2,...", "linear", "reflect"}

// integer is mostly a good size or axis, and sometimes far from any.
func (d *draw) integer() int {
	switch n := d.Intn(20); {
	case n < 9:
		return d.Intn(3)
	case n < 18:
		return d.Intn(8) - 2
	}
	extremes := []int{math.MinInt, math.MaxInt, math.MaxInt / 2, 1 << 34, 1 << 40, -1 << 40, math.MinInt32, math.MaxInt - 1}
	return extremes[d.Intn(len(extremes))]
}

// number is mostly an ordinary one.
func (d *draw) number() float64 {
	if d.tame {
		return float64(d.Intn(2))
	}
	if d.Intn(2) == 0 {
		return d.Float64()*4 - 2
	}
	extremes := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 2, 3, math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 5e-324, 1e18}
	return extremes[d.Intn(len(extremes))]
}

// types are all element types, the usual ones often.
var types = []flux.DType{
	flux.Float32, flux.Float64, flux.Float64, flux.Int32, flux.Int32, flux.Int64, flux.Bool, flux.Float16, flux.BFloat16,
}

func whole(d flux.DType) bool { return d == flux.Int32 || d == flux.Int64 || d == flux.Bool }

// tensor draws a tensor of few elements of any type and layout; seldom none.
func (d *draw) tensor() *flux.Tensor {
	if d.Intn(30) == 0 {
		return nil
	}
	shape, dtype := d.shape(), d.usual
	switch d.Intn(8) {
	case 0:
		dtype = types[d.Intn(len(types))]
	case 1, 2: // indices
		dtype = flux.Int32
	}
	values := make([]float64, shape.Size())
	wild, most := d.Intn(3) == 0 && !d.tame, 1+d.Intn(4)
	if d.tame && d.usual == flux.Bool {
		most = 2
	}
	for i := range values {
		switch {
		case whole(dtype):
			values[i] = float64(d.Intn(most))
		case wild:
			values[i] = d.number()
		default:
			values[i] = d.Float64()*4 - 2
		}
	}
	if wild && whole(dtype) && len(values) > 0 {
		values[0] = []float64{-1, 9, 1 << 18, math.MinInt32}[d.Intn(4)] // no more: it may be a size
	}
	x := flux.New64(values).Reshape(shape...).To(dtype)
	if d.widen && dtype == d.usual {
		x = x.To(flux.Float64)
	}
	switch { // numbers that lie elsewhere in memory
	case d.Intn(4) == 0:
		x = x.T().Clone().T()
	case len(shape) > 0 && d.Intn(4) == 0:
		x = flux.Concat(0, x, x).Narrow(0, shape[0], 2*shape[0])
	}
	if d.packed {
		x = x.Clone()
	}
	if x = x.Detach(); isFloat(x) {
		d.floats = append(d.floats, x)
	}
	d.tensors = append(d.tensors, x)
	return x
}

// shape draws the shape of the tensor before, or that without an end, or any.
func (d *draw) shape() flux.Shape {
	if n := len(d.tensors); n > 0 && d.Intn(5) > 0 {
		s := d.tensors[n-1].Shape()
		switch {
		case len(s) == 0 || d.Intn(3) > 0:
		case d.Intn(2) == 0:
			s = s[:len(s)-1]
		default:
			s = s[1:]
		}
		return s
	}
	rank := d.rank
	if d.Intn(3) == 0 {
		rank = d.Intn(6)
	}
	s := make(flux.Shape, rank)
	for i := range s {
		if s[i] = 1 + d.Intn(3); d.Intn(15) == 0 {
			s[i] = 0
		}
	}
	return s
}

// anything draws a value for a parameter of any type.
func (d *draw) anything() any {
	switch d.Intn(10) {
	case 0:
		return []int{1, 2, 3}
	case 1:
		return [][]float64{{1, 2}, {3}}
	case 2:
		return map[string]*flux.Tensor{"x": d.tensor(), "none": nil}
	case 3:
		return struct{ W, V *flux.Tensor }{d.tensor(), nil}
	case 4:
		return d.number()
	case 5:
		return "text"
	case 6:
		return []any{1, nil, []float32{1}}
	case 7:
		return [2][1]int{{1}, {2}}
	default:
		return d.tensor()
	}
}
