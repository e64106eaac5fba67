package check

import (
	"go/ast"
	"go/token"
	"go/types"

	"fluxrepl/interp/symbols"
)

// lateMethods takes methods of types of earlier cells. The type checker lets
// only the package that declares a type give it methods, so the declaration is
// checked as a function whose first parameter is the receiver, and the method
// is added to the type beforehand for the cell's own uses of it.
func (c *checking) lateMethods() {
	for _, d := range c.late {
		named := c.lateReceiver(d)
		if named == nil {
			continue
		}
		fn := c.asFunction(d)
		sig := c.signature(fn)
		if sig == nil {
			continue // the full check reports what is wrong with it
		}
		recv := sig.Params().At(0)
		params := make([]*types.Var, 0, sig.Params().Len())
		for i := 1; i < sig.Params().Len(); i++ {
			params = append(params, sig.Params().At(i))
		}
		msig := types.NewSignatureType(types.NewParam(recv.Pos(), recv.Pkg(), recv.Name(), recv.Type()), nil, nil, types.NewTuple(params...), sig.Results(), sig.Variadic())
		if m := existing(named, d.Name.Name); m != nil {
			if !types.Identical(m.Type(), msig) || !types.Identical(m.Signature().Recv().Type(), recv.Type()) {
				c.errorAt(d.Name.Pos(), "method "+named.Obj().Name()+"."+d.Name.Name+" has another signature already: declare the type again, with all its methods")
				continue
			}
			c.cell.Methods = append(c.cell.Methods, Method{fn, m})
			continue
		}
		m := types.NewFunc(d.Name.Pos(), named.Obj().Pkg(), d.Name.Name, msig)
		named.AddMethod(m)
		c.cell.Methods = append(c.cell.Methods, Method{fn, m})
	}
}

func existing(t *types.Named, name string) *types.Func {
	for m := range t.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// lateReceiver returns the type that a method is for, or reports why it
// cannot have one.
func (c *checking) lateReceiver(d *ast.FuncDecl) *types.Named {
	name := receiverName(d)
	tn, ok := c.objects[name].(*types.TypeName)
	if !ok {
		c.errorAt(d.Recv.Pos(), name+" is not a type")
		return nil
	}
	named, ok := tn.Type().(*types.Named)
	if !ok || tn.IsAlias() {
		c.errorAt(d.Recv.Pos(), "cannot define methods on "+name)
		return nil
	}
	if named.TypeParams().Len() > 0 {
		c.errorAt(d.Recv.Pos(), "a method of the generic type "+name+" must be in the cell that declares the type")
		return nil
	}
	if _, ok := named.Underlying().(*types.Interface); ok {
		c.errorAt(d.Recv.Pos(), "invalid receiver type "+name+" (pointer or interface type)")
		return nil
	}
	if s, ok := named.Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if f.Name() == d.Name.Name {
				c.errorAt(d.Name.Pos(), "field and method with the same name "+d.Name.Name)
				return nil
			}
		}
	}
	return named
}

// asFunction moves the receiver among the parameters.
func (c *checking) asFunction(d *ast.FuncDecl) *ast.FuncDecl {
	recv := *d.Recv.List[0]
	if len(recv.Names) == 0 {
		recv.Names = []*ast.Ident{{NamePos: recv.Pos(), Name: "_"}}
	}
	params := &ast.FieldList{Opening: d.Type.Params.Opening, Closing: d.Type.Params.Closing}
	params.List = append(params.List, &recv)
	for _, f := range d.Type.Params.List {
		if len(f.Names) == 0 {
			g := *f
			g.Names = []*ast.Ident{{NamePos: f.Pos(), Name: "_"}}
			f = &g
		}
		params.List = append(params.List, f)
	}
	name := &ast.Ident{NamePos: d.Name.NamePos, Name: receiverName(d) + "·" + d.Name.Name}
	t := &ast.FuncType{Func: d.Type.Func, Params: params, Results: d.Type.Results}
	fn := &ast.FuncDecl{Doc: d.Doc, Name: name, Type: t, Body: d.Body}
	c.decls = append(c.decls, fn)
	return fn
}

// signature checks the header of a function alone.
func (c *checking) signature(fn *ast.FuncDecl) *types.Signature {
	pkg := c.scope.emptied()
	c.fill(pkg)
	var decls []ast.Decl
	for _, d := range c.sorted() {
		if g, ok := d.(*ast.GenDecl); ok && (g.Tok == token.IMPORT || g.Tok == token.TYPE) {
			decls = append(decls, d)
		}
	}
	head := &ast.FuncDecl{Name: fn.Name, Type: fn.Type, Body: &ast.BlockStmt{Lbrace: fn.Body.Lbrace, Rbrace: fn.Body.Rbrace}}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	conf := types.Config{GoVersion: goVersion, Importer: symbols.Importer(), Error: func(error) {}, IgnoreFuncBodies: true}
	file := &ast.File{Package: c.file.Package, Name: c.file.Name, Decls: append(decls, head)}
	_ = types.NewChecker(&conf, c.cell.Fset, pkg, info).Files([]*ast.File{file})
	o, ok := info.Defs[fn.Name].(*types.Func)
	if !ok {
		return nil
	}
	sig := o.Type().(*types.Signature)
	for p := range sig.Params().Variables() {
		if p.Type() == types.Typ[types.Invalid] {
			return nil
		}
	}
	return sig
}
