package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// tested lists the methods of *testing.T, *testing.B and testing.TB that the
// runtime has a form of, for two reasons: package testing says by which line
// of which file something was logged, and would find one of the interpreter's;
// what it calls in goroutines of its own may panic there; and FailNow ends the
// goroutine in a way that deferred calls of interpreted functions do not see.
var tested = map[string]string{
	"Log": "TestPrint", "Error": "TestPrint", "Fatal": "TestPrint", "Skip": "TestPrint",
	"Logf": "TestPrintf", "Errorf": "TestPrintf", "Fatalf": "TestPrintf", "Skipf": "TestPrintf",
	"FailNow": "TestEnd", "SkipNow": "TestEnd",
	"Run": "TestRun", "Cleanup": "TestCleanup", "RunParallel": "TestRunParallel",
}

// testForm is the runtime's form of a method of package testing, "" for all
// other functions.
func (e *emitter) testForm(fun ast.Expr, fn *types.Func) string {
	s, ok := fun.(*ast.SelectorExpr)
	if !ok || fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "testing" || fn.Signature().Recv() == nil {
		return ""
	}
	n := namedOf(e.typeOf(s.X))
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != "testing" {
		return ""
	}
	return tested[fn.Name()]
}

// testCall writes the call of a method that has a form.
func (e *emitter) testCall(c *ast.CallExpr, form string, fn *types.Func, args []string) string {
	recv := e.expr(ast.Unparen(c.Fun).(*ast.SelectorExpr).X)
	switch form {
	case "TestEnd":
		return fmt.Sprintf("rt.TestEnd(%s, %q)", recv, fn.Name())
	case "TestPrint", "TestPrintf":
		line, _ := e.cell.Position(c.Pos())
		where := fmt.Sprintf("%s:%d", e.cell.Name, line)
		return fmt.Sprintf("rt.%s(%s, %q, %q, %s)", form, recv, fn.Name(), where, strings.Join(args, ", "))
	}
	return fmt.Sprintf("rt.%s(%s, %s)", form, recv, strings.Join(args, ", "))
}
