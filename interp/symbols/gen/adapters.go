package main

import (
	"bytes"
	"fmt"
	"go/types"
	"strings"
)

// stdInterfaces are the interfaces of the standard library with which values of a
// cell's own types commonly reach compiled code. The first has no package.
var stdInterfaces = []string{
	"error",
	"container/heap.Interface",
	"context.Context",
	"encoding.BinaryMarshaler", "encoding.BinaryUnmarshaler",
	"encoding.TextMarshaler", "encoding.TextUnmarshaler",
	"encoding/json.Marshaler", "encoding/json.Unmarshaler",
	"flag.Value",
	"fmt.Formatter", "fmt.GoStringer", "fmt.Scanner", "fmt.Stringer",
	"hash.Hash",
	"image.Image", "image/color.Color", "image/color.Model", "image/draw.Image",
	"io.ByteReader", "io.ByteWriter", "io.Closer", "io.ReadCloser", "io.ReadSeeker", "io.ReadWriteCloser",
	"io.ReadWriter", "io.Reader", "io.ReaderAt", "io.ReaderFrom", "io.RuneReader", "io.Seeker",
	"io.StringWriter", "io.WriteCloser", "io.Writer", "io.WriterAt", "io.WriterTo",
	"io/fs.FS",
	"log/slog.Handler", "log/slog.LogValuer",
	"math/rand.Source", "math/rand/v2.Source",
	"net/http.Handler", "net/http.ResponseWriter", "net/http.RoundTripper",
	"sort.Interface",
	"sync.Locker",
}

// An adapted is an interface for which an adapter is made.
type adapted struct {
	path, name string // of the interface; path is "" for error
	typ        *types.Named
	methods    []*types.Func
}

// interfaces returns the exported interfaces of a package that a type of another
// package can implement: they have methods, and none is unexported.
func interfaces(p *types.Package) []string {
	var names []string
	for _, name := range p.Scope().Names() {
		o, ok := p.Scope().Lookup(name).(*types.TypeName)
		if ok && o.Exported() && !o.IsAlias() && types.IsInterface(o.Type()) {
			names = append(names, name)
		}
	}
	return names
}

// adapters returns the named interfaces of a package, without those that cannot
// be adapted.
func (p *pkg) adapters(names []string) []*adapted {
	var list []*adapted
	for _, name := range names {
		if a := adapt(p.types.Scope().Lookup(name)); a != nil {
			list = append(list, a)
		}
	}
	return list
}

// adapt describes the adapter of an interface type, or returns nil if there can
// be none: generic, without methods, or with unexported ones.
func adapt(o types.Object) *adapted {
	if o == nil {
		return nil
	}
	t, ok := o.Type().(*types.Named)
	if !ok || generic(t) || constraint(t) {
		return nil
	}
	i, ok := t.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return nil
	}
	a := &adapted{name: o.Name(), typ: t}
	if o.Pkg() != nil {
		a.path = o.Pkg().Path()
	}
	for m := range i.Methods() {
		if !m.Exported() || !speakable(m.Signature()) {
			return nil
		}
		a.methods = append(a.methods, m)
	}
	return a
}

// speakable reports whether another package can write down a signature.
func speakable(s *types.Signature) bool {
	ok := true
	types.TypeString(s, func(p *types.Package) string {
		if strings.Contains(p.Path(), "internal") {
			ok = false
		}
		return p.Name()
	})
	return ok
}

// stdAdapters makes the file with the adapters of the standard library.
func (lib *library) stdAdapters() ([]byte, error) {
	byPath := map[string]*pkg{}
	for _, p := range lib.packages {
		byPath[p.ImportPath] = p
	}
	made := []*adapted{adapt(types.Universe.Lookup("error"))}
	for _, full := range stdInterfaces[1:] {
		dot := strings.LastIndexByte(full, '.')
		p := byPath[full[:dot]]
		if p == nil {
			return nil, fmt.Errorf("adapter for %s: the standard library has no package %s", full, full[:dot])
		}
		a := adapt(p.types.Scope().Lookup(full[dot+1:]))
		if a == nil {
			return nil, fmt.Errorf("adapter for %s: not an interface that can be adapted", full)
		}
		made = append(made, a)
	}
	return adapterFile("stdAdapters", made)
}

// ident is the stem of the names of an adapter's types.
func (a *adapted) ident() string { return identifier(a.path + "/" + a.name) }

// wrapper is the name of the interpreter's form of the adapter.
func (a *adapted) wrapper() string { return lower(a.ident()) + "Wrapper" }

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// adapterFile makes a Go file with adapters and the function that lists them.
func adapterFile(name string, made []*adapted) ([]byte, error) {
	q := newImports()
	q.use("reflect")
	var code, rows bytes.Buffer
	for _, a := range made {
		a.declare(q, &code)
		a.row(q, &rows)
	}
	var b bytes.Buffer
	b.WriteString(header)
	q.write(&b)
	fmt.Fprintf(&b, "// %s lists the adapters in this file.\nfunc %s() []adapter {\n\treturn []adapter{\n%s\t}\n}\n\n", name, name, rows.String())
	b.Write(code.Bytes())
	return formatted(name, b.Bytes())
}

// row writes the adapter's line in the list.
func (a *adapted) row(q *imports, b *bytes.Buffer) {
	names := make([]string, len(a.methods))
	fields := make([]string, len(a.methods))
	params := make([]string, len(a.methods))
	for i, m := range a.methods {
		names[i] = fmt.Sprintf("%q", m.Name())
		params[i] = fmt.Sprintf("m%d func%s", i, q.signature(m).declared)
		fields[i] = fmt.Sprintf("W%s: m%d", m.Name(), i)
	}
	w := a.wrapper()
	fmt.Fprintf(b, "\t\t{path: %q, name: %q, methods: []string{%s}, ctor: reflect.ValueOf(func(name string, value any, %s) %s {\n",
		a.path, a.name, strings.Join(names, ", "), strings.Join(params, ", "), a.typeName(q))
	fmt.Fprintf(b, "\t\t\treturn &%sAdapter{cellType: name, %s: %s{IValue: value, %s}}\n\t\t})},\n",
		strings.TrimSuffix(w, "Wrapper"), w, w, strings.Join(fields, ", "))
}

// isError reports whether what implements the interface is an error.
func (a *adapted) isError() bool {
	return types.Implements(a.typ, types.Universe.Lookup("error").Type().Underlying().(*types.Interface))
}

// typeName is the interface as the file writes it.
func (a *adapted) typeName(q *imports) string {
	if a.path == "" {
		return a.name
	}
	return q.use(a.path) + "." + a.name
}

// declare writes the two types of an adapter. The interpreter makes the wrapper by
// itself where it sees a conversion, and insists on its fields: IValue first, then
// one function a method. The adapter adds the name of the cell's type.
func (a *adapted) declare(q *imports, b *bytes.Buffer) {
	w, face := a.wrapper(), a.typeName(q)
	ad := strings.TrimSuffix(w, "Wrapper") + "Adapter"
	fmt.Fprintf(b, "// %s makes a %s of functions.\ntype %s struct {\n\tIValue any\n", w, face, w)
	for _, m := range a.methods {
		fmt.Fprintf(b, "\tW%s func%s\n", m.Name(), q.signature(m).declared)
	}
	b.WriteString("}\n\n")
	fmt.Fprintf(b, "func (w %s) cellValue() any { return w.IValue }\n", w)
	if a.isError() { // errors.Is and errors.As want their own Unwrap
		fmt.Fprintf(b, "func (w %s) Unwrap() error { return wrapped(w.IValue) }\n", w)
	} else {
		fmt.Fprintf(b, "func (w %s) Unwrap() any { return w.IValue }\n", w)
	}
	hasString := false
	for _, m := range a.methods {
		s := q.signature(m)
		fmt.Fprintf(b, "func (w %s) %s%s { %sw.W%s(%s) }\n", w, m.Name(), s.declared, s.ret, m.Name(), s.args)
		hasString = hasString || m.Name() == "String"
	}
	fmt.Fprintf(b, "\n// %s is a %s of a cell's own type.\ntype %s struct {\n\tcellType string\n\t%s\n}\n\n", ad, face, ad, w)
	if !hasString {
		fmt.Fprintf(b, "func (w %s) String() string { return describe(\"\", w.IValue) }\n", w)
		fmt.Fprintf(b, "func (a *%s) String() string { return describe(a.cellType, a.IValue) }\n", ad)
	}
	fmt.Fprintf(b, "func (a *%s) typeName() string { return a.cellType }\n\n", ad)
}

// A signature is a method's in the words of a file.
type signature struct {
	declared string // (a0 int, a1 ...string) (bool, error)
	args     string // a0, a1...
	ret      string // "return " if there are results
}

// signature writes a method's parameters with names that cannot clash.
func (q *imports) signature(m *types.Func) signature {
	s := m.Signature()
	params := make([]string, s.Params().Len())
	args := make([]string, len(params))
	for i := range params {
		t := types.TypeString(s.Params().At(i).Type(), q.qualify)
		args[i] = fmt.Sprintf("a%d", i)
		params[i] = args[i] + " " + t
		if s.Variadic() && i == len(params)-1 {
			params[i] = args[i] + " ..." + strings.TrimPrefix(t, "[]")
			args[i] += "..."
		}
	}
	results := make([]string, s.Results().Len())
	for i := range results {
		results[i] = types.TypeString(s.Results().At(i).Type(), q.qualify)
	}
	out := signature{declared: "(" + strings.Join(params, ", ") + ")", args: strings.Join(args, ", ")}
	if len(results) > 0 {
		out.declared += " (" + strings.Join(results, ", ") + ")"
		out.ret = "return "
	}
	return out
}
