package yaegi

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// typeString writes a type as package reflect does.
func typeString(t types.Type) string { return typeName(t, (*types.Package).Name) }

// typeName writes a type with packages named by qualify.
func typeName(t types.Type, qualify func(*types.Package) string) string {
	in := func(t types.Type) string { return typeName(t, qualify) }
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return types.Typ[t.Kind()].Name() // byte is uint8, rune int32
	case *types.Named:
		return namedName(t, qualify)
	case *types.Pointer:
		return "*" + in(t.Elem())
	case *types.Slice:
		return "[]" + in(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + in(t.Elem())
	case *types.Map:
		return "map[" + in(t.Key()) + "]" + in(t.Elem())
	case *types.Chan:
		return chanName(t, in)
	case *types.Signature:
		return "func" + signatureName(t, in)
	case *types.Struct:
		return structName(t, in)
	case *types.Interface:
		return interfaceName(t, in)
	}
	return t.String()
}

func namedName(t *types.Named, qualify func(*types.Package) string) string {
	name := t.Obj().Name()
	if p := t.Obj().Pkg(); p != nil {
		name = qualify(p) + "." + name
	}
	if t.TypeArgs().Len() == 0 {
		return name
	}
	var args []string
	for a := range t.TypeArgs().Types() {
		// Inside brackets reflection gives whole package paths.
		args = append(args, typeName(a, (*types.Package).Path))
	}
	return name + "[" + strings.Join(args, ",") + "]"
}

func chanName(t *types.Chan, in func(types.Type) string) string {
	elem := in(t.Elem())
	switch t.Dir() {
	case types.SendOnly:
		return "chan<- " + elem
	case types.RecvOnly:
		return "<-chan " + elem
	}
	if strings.HasPrefix(elem, "<") {
		elem = "(" + elem + ")"
	}
	return "chan " + elem
}

func signatureName(t *types.Signature, in func(types.Type) string) string {
	var params, results []string
	for i := range t.Params().Len() {
		p := t.Params().At(i).Type()
		if s, ok := p.(*types.Slice); ok && t.Variadic() && i == t.Params().Len()-1 {
			params = append(params, "..."+in(s.Elem()))
			continue
		}
		params = append(params, in(p))
	}
	for r := range t.Results().Variables() {
		results = append(results, in(r.Type()))
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

func structName(t *types.Struct, in func(types.Type) string) string {
	if t.NumFields() == 0 {
		return "struct {}"
	}
	fields := make([]string, t.NumFields())
	for i := range fields {
		f := t.Field(i)
		if !f.Embedded() {
			fields[i] = f.Name() + " "
		}
		fields[i] += in(f.Type())
		if tag := t.Tag(i); tag != "" {
			fields[i] += fmt.Sprintf(" %q", tag)
		}
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

func interfaceName(t *types.Interface, in func(types.Type) string) string {
	if t.NumMethods() == 0 {
		return "interface {}"
	}
	methods := make([]string, t.NumMethods())
	for i := range methods {
		m := t.Method(i)
		methods[i] = m.Name() + signatureName(m.Signature(), in)
	}
	return "interface { " + strings.Join(methods, "; ") + " }"
}
