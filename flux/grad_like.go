package flux

import (
	"reflect"
	"strings"
)

// Like returns a value built as v is, with the gradient in place of each tensor:
// for a model a value of the model's type, for a slice of tensors a slice, for a
// tensor what Of returns. v may be an argument of the call or any part of one.
//
//	d := grads.Like(model).(*Net)
//	fmt.Println(d.Encoder.Weight)
//
// A tensor without a gradient has nil in its place, and so have buffers. A tied
// weight has its one gradient at all its places. Fields that hold no tensors are
// zero, and so is what [Leaves] does not walk; v itself is not changed, and
// shares nothing with the result. Where a value stands for another by its method
// Unwrap() any, the result has what that one is like: wrapped alike, if there is
// a method Rewrap(any) any too, or bare, or nothing if the place cannot hold it.
//
// g may be nil: then there are no gradients.
func (g *Grads) Like(v any) any {
	if v == nil {
		return nil
	}
	m := mirror{of: g.Of, made: map[visit]reflect.Value{}}
	var like any
	m.dynamic(reflect.ValueOf(&like).Elem(), reflect.ValueOf(v))
	return like
}

// stripped follows Unwrap methods and reports whether there was one.
func stripped(v reflect.Value) (inner reflect.Value, changed bool) {
	for range unwrapLimit {
		in, ok := unwrap(v)
		if !ok || !in.IsValid() {
			break
		}
		v, changed = in, true
	}
	return v, changed
}

// A mirror builds a value after another one.
type mirror struct {
	of   func(*Tensor) *Tensor
	made map[visit]reflect.Value // what was built after the value at a place
}

// fill makes dst, a zero value that can be set, after src. It goes where the
// walker of Leaves goes.
func (m *mirror) fill(dst, src reflect.Value) {
	if in, ok := stripped(src); ok {
		if !in.Type().AssignableTo(dst.Type()) {
			return
		}
		src = in
	}
	switch src.Kind() {
	case reflect.Interface:
		if !src.IsNil() {
			m.dynamic(dst, src.Elem())
		}
	case reflect.Pointer:
		m.pointer(dst, src)
	case reflect.Struct:
		m.fields(dst, src)
	case reflect.Slice:
		if plain(src.Type().Elem()) || src.IsNil() || m.again(dst, src, src.Len()) {
			return
		}
		all := reflect.MakeSlice(src.Type(), src.Len(), src.Len())
		m.keep(dst, src, src.Len(), all)
		for i := range src.Len() {
			m.fill(all.Index(i), src.Index(i))
		}
	case reflect.Array:
		for i := range src.Len() {
			m.fill(dst.Index(i), src.Index(i))
		}
	case reflect.Map:
		if plain(src.Type().Elem()) || src.IsNil() || m.again(dst, src, 0) {
			return
		}
		all := reflect.MakeMapWithSize(src.Type(), src.Len())
		m.keep(dst, src, 0, all)
		for _, k := range src.MapKeys() {
			e := reflect.New(src.Type().Elem()).Elem()
			m.fill(e, src.MapIndex(k))
			all.SetMapIndex(k, e)
		}
	}
}

// dynamic fills an interface with something of src's type.
func (m *mirror) dynamic(dst, src reflect.Value) {
	in, _ := stripped(src)
	like := reflect.New(in.Type()).Elem()
	m.fill(like, in)
	if w, ok := src.Interface().(interface{ Rewrap(any) any }); ok {
		like = reflect.ValueOf(w.Rewrap(like.Interface()))
	}
	if like.Type().AssignableTo(dst.Type()) {
		dst.Set(like)
	}
}

func (m *mirror) pointer(dst, src reflect.Value) {
	if src.IsNil() || !src.CanInterface() || !dst.CanSet() {
		return
	}
	if t, ok := src.Interface().(*Tensor); ok {
		dst.Set(reflect.ValueOf(m.of(t)))
		return
	}
	if m.again(dst, src, 0) {
		return
	}
	to := reflect.New(src.Type().Elem())
	m.keep(dst, src, 0, to.Convert(src.Type()))
	m.fill(to.Elem(), src.Elem())
}

func (m *mirror) fields(dst, src reflect.Value) {
	for i := range src.NumField() {
		f := src.Type().Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("flux"), ",")
		if name == "-" || name == "buffer" || option == "buffer" || !f.IsExported() && !f.Anonymous {
			continue
		}
		if f.Type.Kind() != reflect.Struct && !dst.Field(i).CanSet() {
			continue // an embedded pointer to an unexported type
		}
		m.fill(dst.Field(i), src.Field(i))
	}
}

// again sets dst to what was built after the same place before.
func (m *mirror) again(dst, src reflect.Value, n int) bool {
	old, ok := m.made[visit{src.Pointer(), src.Type(), n}]
	if ok {
		dst.Set(old)
	}
	return ok
}

func (m *mirror) keep(dst, src reflect.Value, n int, v reflect.Value) {
	m.made[visit{src.Pointer(), src.Type(), n}] = v
	dst.Set(v)
}
