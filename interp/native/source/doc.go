// Package source writes a cell, which package check has accepted, as a Go
// package that the toolchain can compile: Go in, Go out.
//
// What cells declare at their outermost level lives in the session, so the
// written package reaches variables and functions of the session by pointer
// (see package heap), types of earlier cells by importing the package that
// declares them, and fields of those types that are not exported through
// structs of the same layout. Loops and calls poll for an interrupt, and waits
// go through package cellrt, which an interrupt can end.
//
// The source is written from the syntax tree and what the type checker knows
// about it. Line directives keep the coordinates of the cell.
package source

// mainPath is the path of the package that every cell's objects belong to.
const mainPath = "main"

// runtimePath is the package that written packages use to wait, to poll and
// to report.
const runtimePath = "fluxrepl/interp/native/cellrt"
