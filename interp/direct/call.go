package direct

import (
	"go/ast"
	"go/types"
	"reflect"
	"strings"

	"fluxrepl/interp/symbols"
)

// plain are the packages whose functions may be called as they are. Others
// have some that the session replaces, such as os.Exit and time.Sleep.
var plain = map[string]bool{
	"fmt": true, "strings": true, "strconv": true, "math": true, "bytes": true, "errors": true, "unicode": true,
	"fluxrepl/viz": true, "fluxrepl/flux": true,
}

func mayCall(path string) bool { return plain[path] || strings.HasPrefix(path, "fluxrepl/flux/") }

// callee computes a function and its first argument, if it is a method's body.
type callee func() (f reflect.Value, receiver []reflect.Value)

func (r *reader) call(x *ast.CallExpr) (eval, bool) {
	tv := r.cell.Info.Types[x.Fun]
	if tv.IsType() {
		return nil, false
	}
	if tv.IsBuiltin() {
		return r.builtin(x)
	}
	sig, ok := tv.Type.Underlying().(*types.Signature)
	if !ok || len(r.cell.Info.Instances) > 0 {
		return nil, false
	}
	f, ok := r.callee(ast.Unparen(x.Fun))
	if !ok {
		return nil, false
	}
	args := make([]eval, len(x.Args))
	for i, a := range x.Args {
		if _, several := r.cell.Info.TypeOf(a).(*types.Tuple); several {
			return nil, false
		}
		if args[i], ok = r.expr(a); !ok {
			return nil, false
		}
	}
	results := sig.Results().Len()
	return func() reflect.Value {
		out := invoke(f, args, x.Ellipsis.IsValid())
		if results == 1 {
			return out[0]
		}
		return reflect.ValueOf(out)
	}, true
}

// invoke evaluates function, receiver and arguments, in this order, and calls.
func invoke(f callee, args []eval, spread bool) []reflect.Value {
	fn, in := f()
	for _, a := range args {
		v := a()
		if v.IsValid() && v.CanAddr() { // the argument is the value of now
			v = copied(v)
		}
		in = append(in, v)
	}
	if fn.IsNil() {
		nilDereference()
	}
	t := fn.Type()
	for i := range in {
		to := t.In(min(i, t.NumIn()-1))
		if t.IsVariadic() && i >= t.NumIn()-1 && !spread {
			to = t.In(t.NumIn() - 1).Elem()
		}
		in[i] = as(in[i], to)
	}
	if spread {
		return fn.CallSlice(in)
	}
	return fn.Call(in)
}

func copied(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	return c
}

// callee reads what is called: a function of the session or of a package, or a
// method.
func (r *reader) callee(x ast.Expr) (callee, bool) {
	switch x := x.(type) {
	case *ast.Ident:
		e, ok := r.variable(x)
		return func() (reflect.Value, []reflect.Value) { return e(), nil }, ok
	case *ast.SelectorExpr:
		if s := r.cell.Info.Selections[x]; s != nil {
			return r.method(x, s)
		}
		o, ok := r.cell.Info.Uses[x.Sel].(*types.Func)
		if !ok || !mayCall(o.Pkg().Path()) {
			return nil, false
		}
		f, ok := symbols.Value(o.Pkg().Path(), o.Name())
		if !ok || f.Kind() != reflect.Func {
			return nil, false
		}
		return func() (reflect.Value, []reflect.Value) { return f, nil }, true
	}
	return nil, false
}

// method reads x.m: of a cell's type by the variable that holds its body, of
// others by name.
func (r *reader) method(x *ast.SelectorExpr, s *types.Selection) (callee, bool) {
	if s.Kind() == types.FieldVal {
		e, ok := r.field(x)
		return func() (reflect.Value, []reflect.Value) { return e(), nil }, ok
	}
	fn, ok := s.Obj().(*types.Func)
	if !ok || s.Kind() != types.MethodVal {
		return nil, false
	}
	e, ok := r.expr(x.X)
	if !ok {
		return nil, false
	}
	path := s.Index()[:len(s.Index())-1]
	if types.IsInterface(fn.Signature().Recv().Type()) {
		return func() (reflect.Value, []reflect.Value) {
			v := walk(e(), path)
			if v.IsNil() {
				nilDereference()
			}
			return v.MethodByName(fn.Name()), nil
		}, fn.Exported()
	}
	if r.made(fn) {
		body, _ := r.heap.Of(fn).Made()
		return func() (reflect.Value, []reflect.Value) {
			f := body.Elem()
			return f, []reflect.Value{receiver(walk(e(), path), f.Type().In(0).Kind() == reflect.Pointer)}
		}, true
	}
	if !fn.Exported() || fn.Pkg() == nil || !mayCall(fn.Pkg().Path()) {
		return nil, false
	}
	_, pointer := fn.Signature().Recv().Type().(*types.Pointer)
	return func() (reflect.Value, []reflect.Value) {
		return receiver(walk(e(), path), pointer).MethodByName(fn.Name()), nil
	}, true
}

// receiver is v as the receiver of a method: its address, or a copy.
func receiver(v reflect.Value, pointer bool) reflect.Value {
	isPointer := v.Kind() == reflect.Pointer
	switch {
	case pointer && !isPointer:
		return addressable(v).Addr()
	case !pointer && isPointer:
		return copied(deref(v))
	case v.CanAddr():
		return copied(v)
	}
	return v
}

// builtin reads len and cap.
func (r *reader) builtin(x *ast.CallExpr) (eval, bool) {
	id, ok := ast.Unparen(x.Fun).(*ast.Ident)
	if !ok || id.Name != "len" && id.Name != "cap" || len(x.Args) != 1 {
		return nil, false
	}
	e, ok := r.expr(x.Args[0])
	return func() reflect.Value {
		v := e()
		if v.Kind() == reflect.Pointer { // to an array: its length is its type's
			v = reflect.Zero(v.Type().Elem())
		}
		if id.Name == "cap" {
			return reflect.ValueOf(v.Cap())
		}
		return reflect.ValueOf(v.Len())
	}, ok
}
