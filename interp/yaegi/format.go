package yaegi

import (
	"bytes"
	"fmt"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"fluxrepl/interp/display"
)

// Format implements fmt.Formatter: a boxed value prints as a compiled program
// would print it, with its type's name, its fields' own names and its
// methods.
func (b Box) Format(s fmt.State, verb rune) {
	p := &printer{state: s, verb: verb, e: b.engine()}
	p.value(b.Type(), reflect.ValueOf(b.v), 0, true)
	// The buffer is written at once: a method of the value may print too.
	_, _ = s.Write(p.buf.Bytes())
}

// Limits of Text, for values that contain themselves and huge ones.
const (
	maxDepth = 12
	maxText  = 1 << 16
	maxItems = 1000
)

// Text is the value in the manner of %+v with pointers followed, as
// display.Text shows compiled values.
func (b Box) Text() string {
	p := &printer{state: plusV{}, verb: 'v', e: b.engine(), deep: true}
	p.value(b.Type(), reflect.ValueOf(b.v), 0, true)
	return p.buf.String()
}

// plusV is the state of a %+v without width and precision.
type plusV struct{}

func (plusV) Write(b []byte) (int, error) { return len(b), nil }
func (plusV) Width() (int, bool)          { return 0, false }
func (plusV) Precision() (int, bool)      { return 0, false }
func (plusV) Flag(c int) bool             { return c == '+' }

// printer prints one value along its type.
type printer struct {
	buf   bytes.Buffer
	state fmt.State
	verb  rune
	e     *Engine
	deep  bool      // pointers are followed
	path  []uintptr // the pointers being followed
}

func (p *printer) plus() bool  { return p.state.Flag('+') && p.verb == 'v' }
func (p *printer) sharp() bool { return p.state.Flag('#') && p.verb == 'v' }

// leaf prints a value that has no parts with package fmt.
func (p *printer) leaf(v any) {
	if p.deep {
		p.buf.WriteString(display.Text(v))
		return
	}
	fmt.Fprintf(&p.buf, fmt.FormatString(p.state, p.verb), v)
}

// bare prints a compiled value with package fmt as a part that methods do not
// apply to: what lies in an unexported field.
func (p *printer) bare(v any) {
	if p.deep {
		p.leaf(v)
		return
	}
	text := fmt.Sprintf(fmt.FormatString(p.state, p.verb), struct{ v any }{v})
	text = strings.TrimPrefix(text, "struct { v interface {} }")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "{"), "}")
	if p.plus() || p.sharp() {
		text = strings.TrimPrefix(text, "v:")
	}
	p.buf.WriteString(text)
}

// part is leaf or bare.
func (p *printer) part(v any, methods bool) {
	if methods {
		p.leaf(v)
		return
	}
	p.bare(v)
}

// value prints v of type t. Methods are not called on what a compiled program
// reaches through an unexported field.
func (p *printer) value(t types.Type, v reflect.Value, depth int, methods bool) {
	if types.IsInterface(t) {
		p.dynamic(t, v, depth, methods)
		return
	}
	if !v.IsValid() {
		p.buf.WriteString("<nil>")
		return
	}
	if methods && p.byMethod(t, v) {
		return
	}
	if p.deep && (depth > maxDepth || p.buf.Len() > maxText) {
		p.buf.WriteString("…")
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		p.basic(t, v, methods)
	case *types.Struct:
		p.structure(t, u, v, depth, methods)
	case *types.Map:
		p.mapping(t, u, v, depth, methods)
	case *types.Slice:
		p.list(t, u.Elem(), v, depth, methods)
	case *types.Array:
		p.list(t, u.Elem(), v, depth, methods)
	case *types.Pointer:
		p.pointer(t, u, v, depth, methods)
	default:
		p.address(t, v)
	}
}

// dynamic prints what an interface holds.
func (p *printer) dynamic(t types.Type, v reflect.Value, depth int, methods bool) {
	if !v.IsValid() || v.Kind() == reflect.Interface && v.IsNil() {
		if p.sharp() {
			p.buf.WriteString(typeString(t) + "(nil)")
		} else {
			p.buf.WriteString("<nil>")
		}
		return
	}
	x := open(v.Interface())
	if b, ok := x.(Box); ok {
		p.value(b.Type(), reflect.ValueOf(b.v), depth, methods)
		return
	}
	if p.deep {
		p.leaf(x)
		return
	}
	if r := reflect.ValueOf(x); depth > 0 && r.Kind() == reflect.Pointer && (!methods || !prints(x)) && strings.ContainsRune("vsd", p.verb) && !p.sharp() {
		fmt.Fprintf(&p.buf, "%p", x)
		return
	}
	p.part(x, methods)
}

func prints(x any) bool {
	switch x.(type) {
	case fmt.Formatter, fmt.Stringer, error:
		return true
	}
	return false
}

// byMethod prints with the value's own Format, GoString, Error or String.
func (p *printer) byMethod(t types.Type, v reflect.Value) bool {
	n := namedOf(t)
	switch {
	case n == nil && !embeds(t), n != nil && n.Obj().Pkg() == nil:
		return false
	case n != nil && n.Obj().Pkg().Path() != "main":
		if v.CanInterface() && prints(v.Interface()) {
			p.leaf(v.Interface())
			return true
		}
		return false
	}
	b := p.e.boxOf(t, v.Interface())
	switch {
	case b.hasMethod("Format", "func(fmt.State, rune)"):
		st := fmt.State(&subState{p.state, &p.buf})
		b.call("Format", []reflect.Value{interfaceValue(&st), reflect.ValueOf(p.verb)})
		return true
	case p.sharp():
		if !b.hasMethod("GoString", "func() string") {
			return false
		}
		p.buf.WriteString(b.callString("GoString"))
		return true
	case !strings.ContainsRune("vsxXq", p.verb):
		return false
	case b.hasMethod("Error", "func() string"):
		p.text(b, "Error", v)
		return true
	case b.hasMethod("String", "func() string"):
		p.text(b, "String", v)
		return true
	}
	return false
}

// embeds says that an unnamed struct, or what a pointer to one points at, may
// have methods of embedded fields.
func embeds(t types.Type) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := types.Unalias(t).(*types.Struct)
	if !ok {
		return false
	}
	for f := range s.Fields() {
		if f.Embedded() {
			return true
		}
	}
	return false
}

// text prints the string of a method; one that panics on a nil receiver prints
// <nil>, as in package fmt.
func (p *printer) text(b Box, method string, v reflect.Value) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		switch r.(type) {
		case interrupted, exit:
			panic(r)
		}
		if v.Kind() == reflect.Pointer && v.IsNil() {
			p.buf.WriteString("<nil>")
			return
		}
		fmt.Fprintf(&p.buf, "%%!%c(PANIC=%s method: %v)", p.verb, method, p.e.translate(r))
	}()
	p.leaf(b.callString(method))
}

// subState is the state that a user's Format method writes to.
type subState struct {
	fmt.State
	w *bytes.Buffer
}

func (s *subState) Write(b []byte) (int, error) { return s.w.Write(b) }

func (p *printer) basic(t types.Type, v reflect.Value, methods bool) {
	if p.sharp() {
		if b, ok := t.Underlying().(*types.Basic); ok && b.Info()&types.IsUnsigned != 0 {
			fmt.Fprintf(&p.buf, "%#v", v.Uint())
			return
		}
	}
	start := p.buf.Len()
	p.part(v.Interface(), methods)
	// A verb that does not fit is answered with the type's name.
	wrong := fmt.Sprintf("%%!%c(%s=", p.verb, v.Type())
	if rest, ok := bytes.CutPrefix(p.buf.Bytes()[start:], []byte(wrong)); ok {
		rest = bytes.Clone(rest)
		p.buf.Truncate(start)
		fmt.Fprintf(&p.buf, "%%!%c(%s=%s", p.verb, typeString(t), rest)
	}
}

func (p *printer) structure(t types.Type, s *types.Struct, v reflect.Value, depth int, methods bool) {
	if p.sharp() {
		p.buf.WriteString(typeString(t))
	}
	p.buf.WriteByte('{')
	for i := range s.NumFields() {
		f := s.Field(i)
		if i > 0 {
			p.separate()
		}
		if p.plus() || p.sharp() {
			p.buf.WriteString(f.Name() + ":")
		}
		p.value(f.Type(), v.Field(i), depth+1, methods && token.IsExported(f.Name()))
	}
	p.buf.WriteByte('}')
}

func (p *printer) separate() {
	if p.sharp() {
		p.buf.WriteString(", ")
	} else {
		p.buf.WriteByte(' ')
	}
}

func (p *printer) mapping(t types.Type, m *types.Map, v reflect.Value, depth int, methods bool) {
	if p.sharp() {
		p.buf.WriteString(typeString(t))
		if v.IsNil() {
			p.buf.WriteString("(nil)")
			return
		}
		p.buf.WriteByte('{')
	} else {
		p.buf.WriteString("map[")
	}
	for i, k := range sortedKeys(v) {
		if i > 0 {
			p.separate()
		}
		p.value(m.Key(), k, depth+1, methods)
		p.buf.WriteByte(':')
		p.value(m.Elem(), v.MapIndex(k), depth+1, methods)
	}
	if p.sharp() {
		p.buf.WriteByte('}')
	} else {
		p.buf.WriteByte(']')
	}
}

func (p *printer) list(t, elem types.Type, v reflect.Value, depth int, methods bool) {
	if b, ok := elem.Underlying().(*types.Basic); ok && b.Kind() == types.Byte && v.Kind() == reflect.Slice && strings.ContainsRune("sqxX", p.verb) {
		p.leaf(v.Bytes())
		return
	}
	if p.sharp() {
		p.buf.WriteString(typeString(t))
		if v.Kind() == reflect.Slice && v.IsNil() {
			p.buf.WriteString("(nil)")
			return
		}
		p.buf.WriteByte('{')
	} else {
		p.buf.WriteByte('[')
	}
	for i := range v.Len() {
		if i > 0 {
			p.separate()
		}
		if p.deep && i >= maxItems {
			fmt.Fprintf(&p.buf, "… (%d more)", v.Len()-i)
			break
		}
		p.value(elem, v.Index(i), depth+1, methods)
	}
	if p.sharp() {
		p.buf.WriteByte('}')
	} else {
		p.buf.WriteByte(']')
	}
}

func (p *printer) pointer(t types.Type, ptr *types.Pointer, v reflect.Value, depth int, methods bool) {
	if p.deep && !v.IsNil() {
		p.follow(ptr.Elem(), v, depth, methods)
		return
	}
	if depth == 0 && !v.IsNil() && p.verb != 'p' {
		switch ptr.Elem().Underlying().(type) {
		case *types.Struct, *types.Map, *types.Slice, *types.Array:
			p.buf.WriteByte('&')
			p.value(ptr.Elem(), v.Elem(), depth+1, methods)
			return
		}
	}
	p.address(t, v)
}

// follow prints what a pointer points at; one that leads back to itself ends.
func (p *printer) follow(elem types.Type, v reflect.Value, depth int, methods bool) {
	if slices.Contains(p.path, v.Pointer()) {
		p.buf.WriteString("…")
		return
	}
	p.path = append(p.path, v.Pointer())
	p.buf.WriteByte('&')
	p.value(elem, v.Elem(), depth+1, methods)
	p.path = p.path[:len(p.path)-1]
}

// address prints a pointer, function or channel.
func (p *printer) address(t types.Type, v reflect.Value) {
	switch {
	case p.sharp() && v.IsNil():
		fmt.Fprintf(&p.buf, "(%s)(nil)", typeString(t))
	case p.sharp():
		fmt.Fprintf(&p.buf, "(%s)(%#x)", typeString(t), v.Pointer())
	case p.verb == 'v' && v.IsNil():
		p.buf.WriteString("<nil>")
	case p.verb == 'v' || p.verb == 'p':
		fmt.Fprintf(&p.buf, "%#x", v.Pointer())
	default:
		p.leaf(v.Interface())
	}
}

// formatText and formatArgs rewrite %T for boxed arguments, which package fmt
// answers before it asks the argument: the verb becomes %s, the argument the
// type's name.
func formatText(format string, args []any) string {
	out := []byte(format)
	eachType(format, args, func(at, _ int, _ string) { out[at] = 's' })
	return string(out)
}

func formatArgs(format string, args []any) []any {
	out := append([]any(nil), args...)
	eachType(format, args, func(_, arg int, name string) { out[arg] = name })
	return out
}

// printArgs puts the text of boxed strings in their place: fmt.Print sets no
// space beside a string, and does not see that a box holds one.
func printArgs(args []any) []any {
	out := args
	for i, a := range args {
		b, ok := open(a).(Box)
		if !ok {
			continue
		}
		if u, isBasic := b.Type().Underlying().(*types.Basic); isBasic && u.Info()&types.IsString != 0 {
			if &out[0] == &args[0] {
				out = slices.Clone(args)
			}
			out[i] = fmt.Sprint(a)
		}
	}
	return out
}

// eachType calls f for every %T whose argument is boxed: the offset of the T,
// the index of the argument, the type's name.
func eachType(format string, args []any, f func(at, arg int, name string)) {
	arg := 0
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			continue
		}
		i++
		for i < len(format) && strings.IndexByte("+-# 0123456789.[]*", format[i]) >= 0 {
			switch format[i] {
			case '*':
				arg++
			case '[':
				n := 0
				_, _ = fmt.Sscanf(format[i+1:], "%d", &n)
				arg = n - 1
			}
			i++
		}
		if i >= len(format) {
			return
		}
		if format[i] == '%' {
			continue
		}
		if format[i] == 'T' && arg >= 0 && arg < len(args) {
			if b, ok := open(args[arg]).(Box); ok {
				f(i, arg, b.TypeName())
			}
		}
		arg++
	}
}
