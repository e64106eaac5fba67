package direct

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
)

// reader turns expressions into functions that compute them.
type reader struct {
	cell     *check.Cell
	heap     *heap.Heap
	compiled func(types.Type) reflect.Type
}

// expr reads an expression; false if it is of another kind than those that
// this package runs.
func (r *reader) expr(x ast.Expr) (eval, bool) {
	tv := r.cell.Info.Types[x]
	switch {
	case tv.IsNil():
		return func() reflect.Value { return reflect.Value{} }, true
	case tv.Value != nil:
		return r.constant(tv.Value, tv.Type)
	}
	switch x := x.(type) {
	case *ast.Ident:
		return r.variable(x)
	case *ast.ParenExpr:
		return r.expr(x.X)
	case *ast.SelectorExpr:
		return r.field(x)
	case *ast.StarExpr:
		e, ok := r.expr(x.X)
		return func() reflect.Value { return deref(e()) }, ok
	case *ast.UnaryExpr:
		return r.address(x)
	case *ast.IndexExpr:
		return r.index(x)
	case *ast.CallExpr:
		return r.call(x)
	}
	return nil, false
}

// object resolves an identifier, through stand-ins for earlier cells.
func (r *reader) object(id *ast.Ident) types.Object {
	o := r.cell.Info.ObjectOf(id)
	if old := r.cell.Old[o]; old != nil {
		return old
	}
	return o
}

func (r *reader) variable(id *ast.Ident) (eval, bool) {
	o := r.object(id)
	if o == nil || !r.made(o) {
		return nil, false
	}
	at, _ := r.heap.Of(o).Made()
	return at.Elem, true
}

// constant reads a constant of a predeclared or compiled type.
func (r *reader) constant(v constant.Value, t types.Type) (eval, bool) {
	t = types.Default(t)
	b, ok := t.Underlying().(*types.Basic)
	to := r.compiled(t)
	if !ok || to == nil {
		return nil, false
	}
	out := reflect.New(to).Elem()
	switch info := b.Info(); {
	case info&types.IsBoolean != 0:
		out.SetBool(constant.BoolVal(v))
	case info&types.IsString != 0:
		out.SetString(constant.StringVal(v))
	case info&types.IsUnsigned != 0:
		n, _ := constant.Uint64Val(constant.ToInt(v))
		out.SetUint(n)
	case info&types.IsInteger != 0:
		n, _ := constant.Int64Val(constant.ToInt(v))
		out.SetInt(n)
	case info&types.IsFloat != 0:
		f, _ := constant.Float64Val(v)
		out.SetFloat(f)
	default:
		return nil, false
	}
	return func() reflect.Value { return reflect.ValueOf(out.Interface()) }, true
}

// field reads x.f, through embedded fields too.
func (r *reader) field(x *ast.SelectorExpr) (eval, bool) {
	s := r.cell.Info.Selections[x]
	if s == nil || s.Kind() != types.FieldVal {
		return nil, false
	}
	e, ok := r.expr(x.X)
	return func() reflect.Value { return walk(e(), s.Index()) }, ok
}

// walk follows a path of fields. A field that is not exported is the cell's to
// read all the same.
func walk(v reflect.Value, path []int) reflect.Value {
	for _, i := range path {
		if v.Kind() == reflect.Pointer {
			v = deref(v)
		}
		f := addressable(v).Field(i)
		v = reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem()
	}
	return v
}

// addressable is v itself or, if it has no address, a copy that has.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	c := reflect.New(v.Type()).Elem()
	c.Set(v)
	return c
}

// deref is *p; of nil it panics in the runtime's words.
func deref(p reflect.Value) reflect.Value {
	if p.IsNil() {
		nilDereference()
	}
	return p.Elem()
}

func nilDereference() {
	var nothing *int
	*nothing = 0
}

// address reads &x, &x.f and &x[i].
func (r *reader) address(x *ast.UnaryExpr) (eval, bool) {
	if x.Op != token.AND {
		return nil, false
	}
	if _, literal := ast.Unparen(x.X).(*ast.CompositeLit); literal {
		return nil, false
	}
	e, ok := r.expr(x.X)
	return func() reflect.Value { return e().Addr() }, ok
}

// index reads x[i] of slices, arrays, strings and maps.
func (r *reader) index(x *ast.IndexExpr) (eval, bool) {
	if r.cell.Info.Types[x.Index].IsType() {
		return nil, false
	}
	e, ok := r.expr(x.X)
	i, ok2 := r.expr(x.Index)
	return func() reflect.Value {
		v, at := e(), i()
		switch v.Kind() {
		case reflect.Map:
			if found := v.MapIndex(as(at, v.Type().Key())); found.IsValid() {
				return found
			}
			return reflect.Zero(v.Type().Elem())
		case reflect.Pointer:
			v = deref(v)
		}
		n := at
		if n.CanUint() {
			return v.Index(bounded(int(min(n.Uint(), 1<<62)), v.Len()))
		}
		return v.Index(bounded(int(n.Int()), v.Len()))
	}, ok && ok2
}

// bounded is i; it panics in the runtime's words if that is out of range.
func bounded(i, n int) int {
	_ = make([]struct{}, n)[i]
	return i
}
