package check

import (
	"go/doc/comment"
	"go/types"
	"strings"
)

// declaration writes the object as its declaration would be read: with the names of
// packages, without what is not exported.
func (s *subject) declaration() string {
	switch o := s.obj.(type) {
	case *types.PkgName:
		return "package " + o.Imported().Name() + " // import " + `"` + o.Imported().Path() + `"`
	case *types.TypeName:
		return typeDeclaration(o)
	case *types.Const:
		return constDeclaration(o)
	case *types.Func:
		return s.funcDeclaration(o)
	case *types.Builtin:
		return "func " + o.Name()
	case *types.Nil:
		return "nil"
	case *types.Var:
		if o.IsField() {
			return "field " + join(".", s.owner, o.Name()) + " " + typeString(o.Type())
		}
	}
	return "var " + qualified(s.obj) + " " + typeString(s.obj.Type())
}

// typeString writes a type with the names of packages.
func typeString(t types.Type) string { return types.TypeString(t, qualifier) }

// qualified writes an object's name with its package's, unless it is a cell's.
func qualified(o types.Object) string {
	if o.Pkg() == nil || o.Pkg().Path() == mainPath || o.Parent() != o.Pkg().Scope() {
		return o.Name()
	}
	return o.Pkg().Name() + "." + o.Name()
}

// maxConstant bounds the value of a constant, in characters.
const maxConstant = 200

// constDeclaration writes const math.Pi = 3.14159 (untyped float).
func constDeclaration(o *types.Const) string {
	value := o.Val().String()
	if len(value) > maxConstant {
		value = strings.ToValidUTF8(value[:maxConstant], "") + "…"
	}
	if b, ok := o.Type().(*types.Basic); ok && b.Info()&types.IsUntyped != 0 {
		return "const " + qualified(o) + " = " + value + " // " + b.Name()
	}
	return "const " + qualified(o) + " " + typeString(o.Type()) + " = " + value
}

// funcDeclaration writes a function or method; of a generic one the instance that is
// called is written below.
func (s *subject) funcDeclaration(o *types.Func) string {
	var b strings.Builder
	b.WriteString("func ")
	if recv := o.Signature().Recv(); recv != nil {
		b.WriteString("(" + join(" ", recv.Name(), typeString(recv.Type())) + ") " + o.Name())
	} else {
		b.WriteString(qualified(o))
	}
	b.WriteString(signature(o.Signature()))
	if sig, ok := s.typ.(*types.Signature); ok && o.Signature().TypeParams().Len() > 0 && sig.TypeParams().Len() == 0 {
		b.WriteString("\n// here: func" + signature(sig))
	}
	return b.String()
}

// signature writes (a int, b string) error, with type parameters before.
func signature(s *types.Signature) string {
	return strings.TrimPrefix(typeString(s), "func")
}

// typeDeclaration writes a type, a struct or interface with its exported parts on a
// line each.
func typeDeclaration(o *types.TypeName) string {
	if o.IsAlias() {
		rhs := o.Type()
		if a, ok := rhs.(*types.Alias); ok {
			rhs = a.Rhs()
		}
		return "type " + qualified(o) + " = " + typeString(rhs)
	}
	head := "type " + qualified(o)
	if n, ok := o.Type().(*types.Named); ok {
		head += typeParams(n.TypeParams())
	}
	switch u := o.Type().Underlying().(type) {
	case *types.Struct:
		return head + " struct" + block(structLines(o, u))
	case *types.Interface:
		return head + " interface" + block(interfaceLines(u))
	case *types.Basic:
		if o.Pkg() == nil {
			return "type " + o.Name() // predeclared
		}
		return head + " " + u.Name()
	default:
		return head + " " + typeString(u)
	}
}

// typeParams writes [K comparable, V any].
func typeParams(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	parts := make([]string, list.Len())
	for i := range parts {
		p := list.At(i)
		parts[i] = p.Obj().Name() + " " + typeString(p.Constraint())
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

// block puts lines between braces.
func block(lines []string) string {
	if len(lines) == 0 {
		return "{}"
	}
	return " {\n\t" + strings.Join(lines, "\n\t") + "\n}"
}

// structLines writes the fields that a cell can see.
func structLines(o *types.TypeName, s *types.Struct) []string {
	var lines []string
	hidden := false
	for f := range s.Fields() {
		switch {
		case !f.Exported() && (o.Pkg() == nil || o.Pkg().Path() != mainPath):
			hidden = true
		case f.Embedded():
			lines = append(lines, typeString(f.Type()))
		default:
			lines = append(lines, f.Name()+" "+typeString(f.Type()))
		}
	}
	if hidden {
		lines = append(lines, "// fields that are not exported")
	}
	return lines
}

// interfaceLines writes the methods and embedded types of an interface.
func interfaceLines(i *types.Interface) []string {
	var lines []string
	for e := range i.EmbeddedTypes() {
		lines = append(lines, typeString(e))
	}
	for m := range i.ExplicitMethods() {
		lines = append(lines, m.Name()+signature(m.Signature()))
	}
	return lines
}

// more lists what detail adds: the methods of a type, or the names of a package.
func (s *subject) more() []string {
	if s.detail < 1 {
		return nil
	}
	switch o := s.obj.(type) {
	case *types.PkgName:
		return packageLines(o.Imported())
	case *types.TypeName:
		return methodLines(o.Type())
	case *types.Var:
		return methodLines(o.Type())
	}
	return nil
}

// methodLines writes the exported methods of a type and of pointers to it.
func methodLines(t types.Type) []string {
	if types.IsInterface(t) {
		return nil // its declaration has them
	}
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	var lines []string
	for sel := range types.NewMethodSet(t).Methods() {
		f, ok := sel.Obj().(*types.Func)
		if !ok || (!f.Exported() && f.Pkg().Path() != mainPath) {
			continue
		}
		sig, ok := sel.Type().(*types.Signature)
		if ok {
			lines = append(lines, "func ("+typeString(f.Signature().Recv().Type())+") "+f.Name()+signature(sig))
		}
	}
	return lines
}

// packageLines lists the exported names of a package in a line each.
func packageLines(p *types.Package) []string {
	var lines []string
	for _, c := range packageMembers(p) {
		switch o := c.obj.(type) {
		case *types.Func:
			lines = append(lines, "func "+o.Name()+signature(o.Signature()))
		case *types.TypeName:
			lines = append(lines, "type "+o.Name()+" "+typeKind(o.Type()))
		default:
			lines = append(lines, c.kind+" "+o.Name())
		}
	}
	return lines
}

// markdown turns a doc comment into Markdown: code blocks, lists and headings are what
// Go's doc comments mean by them.
func markdown(doc string) string {
	if doc == "" {
		return ""
	}
	p := comment.Parser{ // [Name] becomes Name; there is no page to link to
		LookupPackage: func(name string) (string, bool) { return name, true },
		LookupSym:     func(string, string) bool { return true },
	}
	pr := comment.Printer{HeadingLevel: 4, HeadingID: func(*comment.Heading) string { return "" }, DocLinkURL: func(*comment.DocLink) string { return "" }}
	return strings.TrimSpace(string(pr.Markdown(p.Parse(doc))))
}
