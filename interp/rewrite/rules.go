package rewrite

import (
	"go/ast"
	"reflect"
)

// Rule is a row of the table: what is written for one kind of syntax node,
// and what it cures.
type Rule struct {
	Node  ast.Node // a nil pointer of the kind
	Cures string   // what the interpreter does wrong with the node as it is
	stmt  func(*emitter, ast.Stmt)
	label func(*emitter, ast.Stmt, string) // for statements that labels name
	expr  func(*emitter, ast.Expr) string
}

// Rules returns the table, for documentation and tests.
func Rules() []Rule { return append([]Rule(nil), rules...) }

// A kind of node without a row is refused.
var rules []Rule

var (
	exprRules  = map[reflect.Type]func(*emitter, ast.Expr) string{}
	stmtRules  = map[reflect.Type]func(*emitter, ast.Stmt){}
	labelRules = map[reflect.Type]func(*emitter, ast.Stmt, string){}
)

func init() {
	rules = []Rule{
		{Node: (*ast.BasicLit)(nil), expr: (*emitter).literal},
		{Node: (*ast.Ident)(nil), Cures: "a name redefined in a later cell keeps its old slot in functions", expr: (*emitter).ident},
		{Node: (*ast.ParenExpr)(nil), expr: (*emitter).paren},
		{Node: (*ast.StarExpr)(nil), expr: (*emitter).star},
		{Node: (*ast.UnaryExpr)(nil), Cures: "a blocked receive is not ended by an interrupt", expr: (*emitter).unary},
		{Node: (*ast.BinaryExpr)(nil), Cures: "constants overflow; interfaces and structs compare by representation", expr: (*emitter).binary},
		{Node: (*ast.IndexExpr)(nil), Cures: "an instance of a generic function is a definition loop", expr: (*emitter).index},
		{Node: (*ast.IndexListExpr)(nil), Cures: "type arguments are not inferred from function literals and variadic parameters", expr: (*emitter).indexList},
		{Node: (*ast.SliceExpr)(nil), expr: (*emitter).slice},
		{Node: (*ast.SelectorExpr)(nil), Cures: "method values bind late, method expressions fail, promoted methods lose their receiver", expr: (*emitter).selector},
		{Node: (*ast.CompositeLit)(nil), Cures: "embedded and unexported fields have other names", expr: (*emitter).compositeLit},
		{Node: (*ast.FuncLit)(nil), expr: (*emitter).funcLit},
		{Node: (*ast.CallExpr)(nil), Cures: "min, max, clear are unknown; values of cell types lose their methods in interface arguments", expr: (*emitter).call},
		{Node: (*ast.TypeAssertExpr)(nil), Cures: "comma-ok at the outermost level panics in the host; compiled struct values panic", expr: (*emitter).typeAssert},

		{Node: (*ast.AssignStmt)(nil), Cures: "assignments to compiled package variables are lost", stmt: (*emitter).assignStmt},
		{Node: (*ast.IncDecStmt)(nil), stmt: (*emitter).incDecStmt},
		{Node: (*ast.BlockStmt)(nil), stmt: (*emitter).blockStmt},
		{Node: (*ast.BranchStmt)(nil), stmt: (*emitter).branchStmt},
		{Node: (*ast.DeclStmt)(nil), Cures: "variables initialised from earlier cells are definition loops", stmt: (*emitter).declStmt},
		{Node: (*ast.DeferStmt)(nil), Cures: "arguments are evaluated late", stmt: (*emitter).deferStmt},
		{Node: (*ast.EmptyStmt)(nil), stmt: (*emitter).emptyStmt},
		{Node: (*ast.ExprStmt)(nil), stmt: (*emitter).exprStmt},
		{Node: (*ast.ForStmt)(nil), Cures: "loop variables are shared by all iterations", stmt: (*emitter).forStmt, label: (*emitter).forLoop},
		{Node: (*ast.GoStmt)(nil), Cures: "a panic in a goroutine kills the process", stmt: (*emitter).goStmt},
		{Node: (*ast.IfStmt)(nil), stmt: (*emitter).ifStmt},
		{Node: (*ast.LabeledStmt)(nil), stmt: (*emitter).labeledStmt},
		{Node: (*ast.RangeStmt)(nil), Cures: "range over integers and functions panics in the host", stmt: (*emitter).rangeStmt, label: (*emitter).rangeLoop},
		{Node: (*ast.ReturnStmt)(nil), stmt: (*emitter).returnStmt},
		{Node: (*ast.SelectStmt)(nil), Cures: "a blocked select is not ended by an interrupt", stmt: (*emitter).selectStmt, label: (*emitter).selectLabelled},
		{Node: (*ast.SendStmt)(nil), Cures: "a blocked send is not ended by an interrupt", stmt: (*emitter).sendStmt},
		{Node: (*ast.SwitchStmt)(nil), stmt: (*emitter).switchStmt, label: (*emitter).switchLabelled},
		{Node: (*ast.TypeSwitchStmt)(nil), Cures: "interface cases do not match compiled values", stmt: (*emitter).typeSwitchStmt, label: (*emitter).typeSwitchLabelled},
	}
	for _, r := range rules {
		t := reflect.TypeOf(r.Node)
		if r.expr != nil {
			exprRules[t] = r.expr
		}
		if r.stmt != nil {
			stmtRules[t] = r.stmt
		}
		if r.label != nil {
			labelRules[t] = r.label
		}
	}
}

// literal is only asked for a literal without a constant value, which the
// checker does not produce.
func (e *emitter) literal(x ast.Expr) string {
	return x.(*ast.BasicLit).Value
}
