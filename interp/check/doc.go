// Package check is the front of the session: it takes a cell apart, gives it
// to the Go type checker together with the names that earlier cells left, and
// reports every mistake in the cell's own coordinates.
//
// A cell is any mix of imports, declarations and statements. Split finds the
// pieces; Check builds one file of them: declarations as they are, the
// variables that statements of the top level declare as variables of the
// package, so that functions of the same cell see them, and the remaining
// statements as the body of one function. The file is checked against the
// session's Scope. What comes out, a Cell, has the statements in their order
// and the types of everything, for the rewriter.
//
// A name used before its declaration in the same cell means the one of an
// earlier cell, as in x := x + 1.
package check

// mainPath is the path of the package that every cell's objects belong to, so
// that a type declared in a cell prints as main.T.
const mainPath = "main"

// goVersion is the language version that cells are written in.
const goVersion = "go1.26"
