package source

import (
	"go/ast"
	"go/types"
	"strings"
)

// replaced lists the functions of packages that cells call in a form of the
// cells' runtime.
var replaced = map[string]string{
	"os.Exit":     "ExitWith",
	"time.Sleep":  "Sleep",
	"log.Fatal":   "Fatal",
	"log.Fatalf":  "Fatalf",
	"log.Fatalln": "Fatalln",

	"fluxrepl/interp/display.Show":  "Show",
	"fluxrepl/interp/display.Clear": "Clear",
}

// replacedMethods lists the methods that cells call as a function of the
// cells' runtime which takes a pointer to the receiver, or the interface.
var replacedMethods = map[string]string{
	"(sync.Locker).Lock":     "LockLocker",
	"(*sync.Mutex).Lock":     "Lock",
	"(*sync.RWMutex).Lock":   "LockRW",
	"(*sync.RWMutex).RLock":  "RLock",
	"(*sync.WaitGroup).Wait": "WaitGroup",
	"(*sync.Cond).Wait":      "WaitCond",
	"(*testing.T).Run":       "TestRun",
	"(*testing.B).Run":       "TestRun",
	"(*log.Logger).Fatal":    "LoggerFatal",
	"(*log.Logger).Fatalf":   "LoggerFatalf",
	"(*log.Logger).Fatalln":  "LoggerFatalln",
}

// replacedMethod writes the call of a method that has another form.
func (w *writer) replacedMethod(c *ast.CallExpr) (text string, ok bool) {
	s, isSel := ast.Unparen(c.Fun).(*ast.SelectorExpr)
	if !isSel {
		return "", false
	}
	sel := w.info.Selections[s]
	if sel == nil || sel.Kind() != types.MethodVal {
		return "", false
	}
	f := sel.Obj().(*types.Func)
	name, ok := replacedMethods[f.FullName()]
	if !ok {
		return "", false
	}
	return w.p.rt(name) + "(" + strings.Join(append([]string{w.receiver(s, sel)}, w.args(c)...), ", ") + ")", true
}

// receiver writes the pointer that a method with a pointer receiver gets.
func (w *writer) receiver(s *ast.SelectorExpr, sel *types.Selection) string {
	path := sel.Index()
	text, t := w.expr(s.X), w.info.TypeOf(s.X)
	if len(path) > 1 {
		text, t = w.path(text, t, w.info.Types[s.X].Addressable(), path[:len(path)-1])
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return text
	}
	return "&" + text
}

// replacedValue writes a method that is not called here and has another form,
// one without parameters: mu.Lock and (*sync.Mutex).Lock.
func (w *writer) replacedValue(s *ast.SelectorExpr, sel *types.Selection) (text string, ok bool) {
	f := sel.Obj().(*types.Func)
	name, ok := replacedMethods[f.FullName()]
	if !ok || f.Signature().Params().Len() > 0 {
		return "", false
	}
	switch {
	case sel.Kind() == types.MethodVal:
		return w.p.rt("Bound") + "(" + w.p.rt(name) + ", " + w.receiver(s, sel) + ")", true
	case types.Identical(sel.Recv(), f.Signature().Recv().Type()):
		return w.p.rt(name), true
	}
	return "", false
}
