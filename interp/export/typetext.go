package export

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// typeText writes a type as the program spells it.
func (w *writer) typeText(c *cell, t types.Type) string {
	return (&typeWriter{w: w, c: c, whole: t}).text(t)
}

type typeWriter struct {
	w     *writer
	c     *cell
	whole types.Type // for the error
}

func (tw *typeWriter) text(t types.Type) string {
	switch t := t.(type) {
	case *types.Basic:
		if t.Kind() == types.UnsafePointer {
			return tw.w.imports.use(types.Unsafe) + ".Pointer"
		}
		return types.Default(t).(*types.Basic).Name()
	case *types.Alias:
		if !tw.spellable(t.Obj()) {
			return tw.text(types.Unalias(t))
		}
		return tw.named(t.Obj(), t.TypeArgs())
	case *types.Named:
		return tw.named(t.Obj(), t.TypeArgs())
	case *types.Pointer:
		return "*" + tw.text(t.Elem())
	case *types.Slice:
		return "[]" + tw.text(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + tw.text(t.Elem())
	case *types.Map:
		return "map[" + tw.text(t.Key()) + "]" + tw.text(t.Elem())
	case *types.Chan:
		return tw.channel(t)
	case *types.Signature:
		return "func" + tw.signature(t, nil)
	case *types.Struct:
		return tw.structure(t)
	case *types.Interface:
		return tw.iface(t)
	}
	return tw.fail()
}

func (tw *typeWriter) fail() string {
	tw.w.fail(tw.c, "a variable has the type %s, which a program cannot spell", tw.whole)
	return ""
}

// spellable says that a type's name can be written at the outermost level.
func (tw *typeWriter) spellable(o *types.TypeName) bool {
	return o.Pkg() == nil || tw.w.tops[o] != nil || o.Exported() && o.Parent() == o.Pkg().Scope() && o.Pkg().Path() != "main"
}

func (tw *typeWriter) named(o *types.TypeName, args *types.TypeList) string {
	if !tw.spellable(o) {
		return tw.fail()
	}
	name := o.Name()
	switch g := tw.w.tops[o]; {
	case g != nil:
		name = g.name
	case o.Pkg() != nil:
		name = tw.w.imports.use(o.Pkg()) + "." + name
	}
	if args.Len() == 0 {
		return name
	}
	var list []string
	for a := range args.Types() {
		list = append(list, tw.text(a))
	}
	return name + "[" + strings.Join(list, ", ") + "]"
}

func (tw *typeWriter) channel(t *types.Chan) string {
	switch t.Dir() {
	case types.SendOnly:
		return "chan<- " + tw.text(t.Elem())
	case types.RecvOnly:
		return "<-chan " + tw.text(t.Elem())
	}
	if e, ok := t.Elem().(*types.Chan); ok && e.Dir() == types.RecvOnly {
		return "chan (" + tw.text(e) + ")"
	}
	return "chan " + tw.text(t.Elem())
}

// signature writes parameters and results; with names, the parameters are
// called so.
func (tw *typeWriter) signature(t *types.Signature, names []string) string {
	var params, results []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		s := ""
		if names != nil {
			s = names[i] + " "
		}
		if t.Variadic() && i == t.Params().Len()-1 {
			params = append(params, s+"..."+tw.text(p.(*types.Slice).Elem()))
			continue
		}
		params = append(params, s+tw.text(p))
	}
	for r := range t.Results().Variables() {
		results = append(results, tw.text(r.Type()))
	}
	out := "(" + strings.Join(params, ", ") + ")"
	switch len(results) {
	case 0:
		return out
	case 1:
		return out + " " + results[0]
	}
	return out + " (" + strings.Join(results, ", ") + ")"
}

func (tw *typeWriter) structure(t *types.Struct) string {
	var fields []string
	for i := range t.NumFields() {
		f := t.Field(i)
		s := tw.text(f.Type())
		if !f.Embedded() {
			s = f.Name() + " " + s
		}
		if tag := t.Tag(i); tag != "" {
			s += " " + strconv.Quote(tag)
		}
		fields = append(fields, s)
	}
	return "struct{" + strings.Join(fields, "; ") + "}"
}

func (tw *typeWriter) iface(t *types.Interface) string {
	if t.Empty() {
		return "any"
	}
	var parts []string
	for i := range t.NumExplicitMethods() {
		m := t.ExplicitMethod(i)
		parts = append(parts, m.Name()+tw.signature(m.Signature(), nil))
	}
	for e := range t.EmbeddedTypes() {
		parts = append(parts, tw.text(e))
	}
	return "interface{ " + strings.Join(parts, "; ") + " }"
}

// zero is the zero value of a type.
func (w *writer) zero(c *cell, t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsBoolean != 0:
			return "false"
		case u.Info()&types.IsNumeric != 0:
			return "0"
		}
	case *types.Struct, *types.Array:
		return fmt.Sprintf("%s{}", w.typeText(c, t))
	}
	return "nil"
}
