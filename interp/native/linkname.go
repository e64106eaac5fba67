package native

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// typeSymbol returns the name of the symbol by which linked objects know the
// descriptor of a type: what cmd/compile calls its link string, shortened by
// cmd/link as it does for plugins. It reports false for types that only
// compiled code can make.
func typeSymbol(t types.Type) (string, bool) {
	var b strings.Builder
	if !linkString(&b, t) {
		return "", false
	}
	name := "type:" + b.String()
	if len(name) <= 14 {
		return name, true
	}
	sum := sha256.Sum256([]byte(b.String()))
	sum[0] ^= 0xff // cmd/internal/hash keeps its sums apart from plain ones
	return "type:" + base64.StdEncoding.EncodeToString(sum[:6]), true
}

func linkString(b *strings.Builder, t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		if t.Info()&types.IsUntyped != 0 || t.Kind() == types.Invalid {
			return false
		}
		b.WriteString(basicName(t))
		return true
	case *types.Named:
		return linkNamed(b, t)
	case *types.Pointer:
		b.WriteByte('*')
		return linkString(b, t.Elem())
	case *types.Slice:
		b.WriteString("[]")
		return linkString(b, t.Elem())
	case *types.Array:
		b.WriteString("[" + strconv.FormatInt(t.Len(), 10) + "]")
		return linkString(b, t.Elem())
	case *types.Map:
		b.WriteString("map[")
		ok := linkString(b, t.Key())
		b.WriteByte(']')
		return ok && linkString(b, t.Elem())
	case *types.Chan:
		return linkChan(b, t)
	case *types.Signature:
		b.WriteString("func")
		return linkSignature(b, t)
	case *types.Struct:
		return linkStruct(b, t)
	case *types.Interface:
		b.WriteString("interface {}")
		return t.Empty()
	}
	return false
}

// basicName is the name of a predeclared type; byte and rune are others'.
func basicName(t *types.Basic) string {
	switch t.Kind() {
	case types.Uint8:
		return "uint8"
	case types.Int32:
		return "int32"
	case types.UnsafePointer:
		return "unsafe.Pointer"
	}
	return t.Name()
}

func linkNamed(b *strings.Builder, t *types.Named) bool {
	o := t.Obj()
	if t.TypeArgs().Len() > 0 {
		return false
	}
	if o.Pkg() == nil {
		b.WriteString(o.Name())
		return o.Name() == "error"
	}
	b.WriteString(pathPrefix(o.Pkg().Path()) + "." + o.Name())
	return o.Parent() == o.Pkg().Scope()
}

// pathPrefix is an import path as symbols spell it (cmd/internal/objabi).
func pathPrefix(path string) string {
	last := strings.LastIndexByte(path, '/')
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c <= ' ' || c == '.' && i > last || c == '%' || c == '"' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02x", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func linkChan(b *strings.Builder, t *types.Chan) bool {
	switch t.Dir() {
	case types.SendOnly:
		b.WriteString("chan<- ")
	case types.RecvOnly:
		b.WriteString("<-chan ")
	default:
		b.WriteString("chan ")
		if e, ok := types.Unalias(t.Elem()).(*types.Chan); ok && e.Dir() == types.RecvOnly {
			b.WriteByte('(')
			ok := linkString(b, e)
			b.WriteByte(')')
			return ok
		}
	}
	return linkString(b, t.Elem())
}

func linkSignature(b *strings.Builder, t *types.Signature) bool {
	if !linkTuple(b, t.Params(), t.Variadic()) {
		return false
	}
	switch t.Results().Len() {
	case 0:
		return true
	case 1:
		b.WriteByte(' ')
		return linkString(b, t.Results().At(0).Type())
	}
	b.WriteByte(' ')
	return linkTuple(b, t.Results(), false)
}

func linkTuple(b *strings.Builder, t *types.Tuple, variadic bool) bool {
	b.WriteByte('(')
	for i := range t.Len() {
		if i > 0 {
			b.WriteString(", ")
		}
		p := t.At(i).Type()
		if s, ok := types.Unalias(p).(*types.Slice); ok && variadic && i == t.Len()-1 {
			b.WriteString("...")
			p = s.Elem()
		}
		if !linkString(b, p) {
			return false
		}
	}
	b.WriteByte(')')
	return true
}

func linkStruct(b *strings.Builder, t *types.Struct) bool {
	b.WriteString("struct {")
	for i := range t.NumFields() {
		f := t.Field(i)
		if !f.Exported() || f.Embedded() {
			return false
		}
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(" " + f.Name() + " ")
		if !linkString(b, f.Type()) {
			return false
		}
		if tag := t.Tag(i); tag != "" {
			b.WriteString(" " + strconv.Quote(tag))
		}
	}
	if t.NumFields() > 0 {
		b.WriteByte(' ')
	}
	b.WriteByte('}')
	return true
}
