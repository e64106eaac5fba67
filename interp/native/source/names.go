package source

import (
	"go/ast"
	"go/types"
	"strings"

	"fluxrepl/interp/check"
)

// Names that the writer makes begin with an underscore, a letter and digits
// or another underscore: _p12_x is the pointer to a session variable, _f_f a
// function, _m_T_M the body of a method, _i_fmt an import, _s_T a struct with
// the layout of T, _t1 a temporary variable. Exported names, which only types
// and methods have, begin with X_.

// local is the name of a local variable, function parameter or type
// parameter: as the reader wrote it, unless something that the writer may
// mention has the name.
func (p *unitPackage) local(name string) string {
	if name == "" || name == "_" {
		return "_"
	}
	if types.Universe.Lookup(name) != nil || p.w.names[name] || made(name) {
		return "_v_" + name
	}
	return name
}

// made says that a name looks like one of the writer's.
func made(name string) bool {
	return len(name) > 2 && name[0] == '_' && (name[2] == '_' || name[2] >= '0' && name[2] <= '9') || name == "_entry"
}

// methodName is the name of a method in written source. One that is not
// exported gets a name that is: to Go it would be another method in each
// package.
func methodName(f *types.Func) string {
	if f.Exported() || !ours(f) {
		return f.Name()
	}
	return "X_" + f.Name()
}

// localTypes finds out which names types have that are declared inside of
// functions of a cell.
func (p *unitPackage) localTypes(cell *check.Cell) {
	if p.searched[cell] {
		return
	}
	p.searched[cell] = true
	outer := map[*ast.Ident]bool{}
	for _, s := range cell.Types {
		outer[s.Name] = true
	}
	for id, o := range cell.Info.Defs {
		if _, ok := o.(*types.TypeName); ok && !outer[id] {
			p.hidden[id.Name] = true
		}
	}
}

// Function returns the reader's name of a function from the one that a stack
// shows: "point.Area" for s/r7._m_point_Area, "" for the statements of a cell
// and for what is not of a cell.
func Function(symbol string) string {
	if i := strings.LastIndexByte(symbol, '/'); i >= 0 {
		symbol = symbol[i+1:]
	}
	_, name, ok := strings.Cut(symbol, ".")
	if !ok {
		return ""
	}
	if f, is := strings.CutPrefix(name, "_f_"); is {
		f, _, _ = strings.Cut(f, ".")
		f, _, _ = strings.Cut(f, "[")
		return f
	}
	if f, is := strings.CutPrefix(name, "_m_"); is {
		f, _, _ = strings.Cut(f, ".")
		return strings.Replace(f, "__", ".", 1)
	}
	if strings.HasPrefix(name, "_") || name == "init" || strings.HasPrefix(name, "init.") {
		return ""
	}
	name = strings.NewReplacer("(*", "", ")", "", "[...]", "").Replace(name)
	parts := strings.SplitN(name, ".", 3)
	if len(parts) < 2 {
		return ""
	}
	return parts[0] + "." + strings.TrimPrefix(parts[1], "X_")
}
