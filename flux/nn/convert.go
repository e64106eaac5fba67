package nn

import (
	"fmt"
	"reflect"

	"fluxrepl/flux"
)

// Convert gives the parameters and buffers of a model the element type to, in
// place. The tensors are new ones: take gradients and set up an optimiser
// after it, not before. Shared tensors stay shared; integers and masks stay as
// they are.
//
// Float64 is what a check of gradients needs; training rarely does.
//
// It panics with a *LayerError if model is nil, or if it holds a tensor where
// it can not be replaced, in a struct that no pointer leads to.
func Convert(model any, to flux.DType) {
	mustModel("nn.Convert", model)
	c := &converter{to: to, done: map[*flux.Tensor]*flux.Tensor{}, seen: map[visit]bool{}}
	c.walk(reflect.ValueOf(model))
	for _, l := range flux.Leaves(model) {
		if d := l.Tensor.DType(); d != to && d.IsFloat() {
			panic(&LayerError{Op: "nn.Convert", Path: l.Path, Why: fmt.Sprintf("the tensor can not be replaced, it stays %v", d)})
		}
	}
}

// converter goes where flux.Leaves goes, and replaces what it finds.
type converter struct {
	to   flux.DType
	done map[*flux.Tensor]*flux.Tensor // old to new, for shared tensors
	seen map[visit]bool
}

// visit is a pointer that was followed; the type tells a struct from its first
// field.
type visit struct {
	pointer uintptr
	typ     reflect.Type
}

var tensorType = reflect.TypeFor[*flux.Tensor]()

func (c *converter) walk(v reflect.Value) {
	if !v.IsValid() {
		return
	}
	if v.Type() == tensorType {
		if v.CanSet() && !v.IsNil() {
			v.Set(reflect.ValueOf(c.converted(v.Interface().(*flux.Tensor))))
		}
		return
	}
	if v.CanInterface() {
		if w, ok := v.Interface().(wrapper); ok && !isNil(w) {
			c.walk(reflect.ValueOf(w.Unwrap()))
			return
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		c.pointer(v)
	case reflect.Interface:
		c.within(v, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("flux") != "-" {
				c.walk(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			c.walk(v.Index(i))
		}
	case reflect.Map:
		c.entries(v)
	}
}

// within walks what an interface holds. A tensor itself is replaced in the
// interface, for the value inside can not be set.
func (c *converter) within(holder, held reflect.Value) {
	if held.IsValid() && held.Type() == tensorType && holder.CanSet() && !held.IsNil() {
		holder.Set(reflect.ValueOf(c.converted(held.Interface().(*flux.Tensor))))
		return
	}
	c.walk(held)
}

func (c *converter) pointer(v reflect.Value) {
	at := visit{v.Pointer(), v.Type()}
	if v.IsNil() || c.seen[at] {
		return
	}
	c.seen[at] = true
	c.walk(v.Elem())
}

func (c *converter) entries(v reflect.Value) {
	for _, key := range v.MapKeys() {
		value := v.MapIndex(key)
		if value.Kind() == reflect.Interface {
			value = value.Elem()
		}
		if value.IsValid() && value.Type() == tensorType && !value.IsNil() {
			v.SetMapIndex(key, reflect.ValueOf(c.converted(value.Interface().(*flux.Tensor))))
			continue
		}
		c.walk(value)
	}
}

func (c *converter) converted(t *flux.Tensor) *flux.Tensor {
	if !t.DType().IsFloat() || t.DType() == c.to {
		return t
	}
	if c.done[t] == nil {
		c.done[t] = t.To(c.to).Detach()
	}
	return c.done[t]
}
