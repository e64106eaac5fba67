// Package interp is a live Go session: cells of Go go in; output, values and
// errors come out.
//
// The life of a cell. Package check takes it apart and gives it to the Go type
// checker together with the names of earlier cells; all mistakes are reported
// with cell, line and caret, and nothing runs. Package rewrite writes the cell
// anew in the small language that the interpreter runs right, or refuses it
// with a sentence that says what cannot be run. The engine (package yaegi
// here) compiles and runs what was written; values of the last expression go
// through package display.
//
// What a reader can rely on:
//
//   - A cell is any mix of imports, declarations and statements in any order,
//     or a program of package main, whose func main runs.
//   - A name may be declared again with anything. Functions that use it see
//     the new one where the types agree; where they do not, they keep the old
//     one and the session says so. Values keep their own type.
//   - Lines that begin with %, %%, ! or ? are commands to the session; package
//     magic has them.
//   - _, _3 and Out[3] are values of earlier cells, each of its own type.
//   - A cell that does not compile leaves nothing behind. A cell that panics
//     keeps what it had assigned before.
//   - An interrupt ends loops, recursion, sleeps and channel operations; the
//     state stays. A compiled call that does not return is left behind.
//   - Panics, os.Exit, log.Fatal and endless recursion end the cell, not the
//     process; so do those in the methods by which its value is shown.
//
// What ends the process all the same is what the Go runtime calls fatal: maps
// written by several goroutines at once, unlocking a mutex that is not locked,
// endless recursion within compiled code (fmt.Println of a map that contains
// itself), and running out of memory. Package child therefore runs a session in
// a process of its own, whose end is the error of a cell.
//
// What the interpreted engine refuses: generic functions and types of compiled
// packages other than slices, maps, cmp and sync (iter.Pull, atomic.Pointer),
// assignment to variables of compiled packages, reflection over a cell's types,
// types that contain themselves without a struct in between, goto out of a loop
// over a function, and maps keyed by a compiled interface type.
package interp
