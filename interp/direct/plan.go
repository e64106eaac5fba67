package direct

import (
	"go/ast"
	"go/token"
	"go/types"
	"reflect"

	"fluxrepl/interp/check"
	"fluxrepl/interp/heap"
	"fluxrepl/interp/native"
)

// Plan is a cell that can be run.
type Plan struct {
	reader *reader
	values []eval
	spread bool           // the one value is a call with several results
	to     []types.Object // what is assigned; nil for an expression, a nil element for _
}

// eval computes a value. It is of its expression's static type, and invalid
// for nil.
type eval func() reflect.Value

// New returns a plan for a cell whose variables live in h. compiled gives the
// descriptor of a type in which no cell's type occurs, nil for others. It
// reports false for a cell that is more than one small statement.
func New(cell *check.Cell, h *heap.Heap, compiled func(types.Type) reflect.Type) (*Plan, bool) {
	if len(cell.Stmts) != 1 || len(cell.Types)+len(cell.Funcs)+len(cell.Methods)+len(cell.Recalled) > 0 || cell.Main {
		return nil, false
	}
	r := &reader{cell: cell, heap: h, compiled: compiled}
	p := &Plan{reader: r}
	switch s := cell.Stmts[0].(type) {
	case *ast.ExprStmt:
		p.values, p.spread = r.list([]ast.Expr{s.X})
	case *ast.AssignStmt:
		if s.Tok != token.DEFINE && s.Tok != token.ASSIGN {
			return nil, false
		}
		if p.to = r.targets(s.Lhs); p.to == nil {
			return nil, false
		}
		p.values, p.spread = r.list(s.Rhs)
	}
	return p, p.values != nil
}

// targets are the variables on the left side, nil if there is anything else.
func (r *reader) targets(lhs []ast.Expr) []types.Object {
	var out []types.Object
	for _, l := range lhs {
		id, ok := l.(*ast.Ident)
		if !ok {
			return nil
		}
		if id.Name == "_" {
			out = append(out, nil)
			continue
		}
		o := r.object(id)
		_, isVar := o.(*types.Var)
		if !isVar {
			return nil
		}
		if _, fresh := r.cell.Info.Defs[id]; !fresh && !r.made(o) {
			return nil
		}
		if types.IsInterface(o.Type()) && !r.made(o) && r.compiled(o.Type()) == nil {
			return nil // its descriptor is not that of the value
		}
		out = append(out, o)
	}
	return out
}

func (r *reader) made(o types.Object) bool {
	home := r.heap.Of(o)
	if home == nil {
		return false
	}
	_, made := home.Made()
	return made
}

// list reads expressions; one may be a call with several results.
func (r *reader) list(xs []ast.Expr) (out []eval, spread bool) {
	for _, x := range xs {
		_, spread = r.cell.Info.TypeOf(x).(*types.Tuple)
		e, ok := r.expr(x)
		if !ok {
			return nil, false
		}
		out = append(out, e)
	}
	return out, spread
}

// Run evaluates, assigns, and returns the values of an expression. It panics
// as the cell's code does.
func (p *Plan) Run() ([]any, error) {
	var got []reflect.Value
	for _, e := range p.values {
		v := e()
		if p.spread {
			vs, _ := v.Interface().([]reflect.Value)
			got = append(got, vs...)
			continue
		}
		if v.IsValid() && v.CanAddr() {
			v = copied(v) // as it is now: x, y = y, x
		}
		got = append(got, v)
	}
	if p.to == nil {
		out := make([]any, len(got))
		for i, v := range got {
			if v.IsValid() {
				out[i] = v.Interface()
			}
		}
		return out, nil
	}
	for i, o := range p.to {
		if o == nil {
			continue
		}
		home, err := p.home(o, got[i])
		if err != nil {
			return nil, err
		}
		home.Set(as(got[i], home.Type()))
	}
	return nil, nil
}

// home is where a variable lives, made for a new one.
func (p *Plan) home(o types.Object, v reflect.Value) (reflect.Value, error) {
	h := p.reader.heap.Of(o)
	if at, made := h.Made(); made {
		return at.Elem(), nil
	}
	t := p.reader.compiled(o.Type())
	if t == nil {
		t = v.Type()
	}
	at, err := h.Pointer(t)
	if err != nil {
		return reflect.Value{}, err
	}
	return at.Elem(), nil
}

// as makes a value one of type t, to which it can be assigned.
func as(v reflect.Value, t reflect.Type) reflect.Value {
	switch {
	case !v.IsValid():
		return reflect.Zero(t)
	case native.Rewritten(v.Type(), t): // with more methods: the same in memory
		return reflect.NewAt(t, addressable(v).Addr().UnsafePointer()).Elem()
	}
	return v
}
