package check

import (
	"go/ast"
	"go/token"
	"go/types"
)

// Cell is a cell that the type checker accepted.
type Cell struct {
	Name, Source string
	Fset         *token.FileSet
	Pkg          *types.Package
	Info         *types.Info
	// Imports are the packages that the cell mentions, its own imports first.
	Imports []Import
	// Notes tell the reader what was done for them, such as an import.
	Notes []string
	Types []*ast.TypeSpec
	Funcs []*ast.FuncDecl // methods of types of this cell included
	// Methods are methods of types of earlier cells; their declarations are
	// written as functions whose first parameter is the receiver.
	Methods []Method
	Stmts   []ast.Stmt
	// Last is the expression whose value is the cell's, nil for none; Hidden
	// says that a semicolon hides it.
	Last   ast.Expr
	Hidden bool
	// Main says that the cell is a program: func main runs at the end.
	Main bool
	// Objects are the names that the cell declares.
	Objects []types.Object
	Docs    map[types.Object]string
	// Recalled are the kept values of earlier cells that this one reads.
	Recalled []Recall
	// Old maps the stand-ins for names of earlier cells to what they stand for.
	Old map[types.Object]types.Object
}

// Import is a package and the name it has in a cell.
type Import struct {
	Name string
	Pkg  *types.Package
	Auto bool // not asked for by an import declaration
}

// Method is a method given to a type of an earlier cell.
type Method struct {
	Decl *ast.FuncDecl // a function; its first parameter is the receiver
	Func *types.Func   // the method itself
}

// Position returns where pos lies in the cell.
func (c *Cell) Position(pos token.Pos) (line, col int) {
	p := c.Fset.Position(pos)
	return p.Line, p.Column
}
