// Package export writes the cells of a session as a Go program: a folder with
// a go.mod and one readable, gofmt-clean main.go that prints what the cells
// showed.
//
// The text of the program is the text of the cells. They are checked again in
// their order, without being run, and what the type checker knows decides what
// little has to change:
//
//   - types, constants and functions become declarations of the package, in
//     the order of the cells, and the statements of cell 3 the function cell3;
//   - a variable that only the statements of its cell use stays a local
//     variable there, the others become variables of the package;
//   - a name that is declared again means something new from there on. The
//     later one is written x2, x3 and so on, and who was compiled against the
//     earlier one keeps it. A variable declared again with the same type is
//     the same variable, as in the session;
//   - a function that is declared again with the same type becomes a variable,
//     since its callers see the new body. So does the body of a method;
//   - the value of the last expression is printed as its text/plain form. A
//     picture is printed as that text too; no files are written;
//   - a cell that panicked or ended with an error is run and its failure
//     passed over, so that what it did before is done. One that was
//     interrupted, ended the process or did not compile is left out.
//
// Some things cannot be kept. A method that a later cell gives to a type is
// there from the start. A type declared again prints its new name. A list of
// more than a thousand elements, which a session cuts, may be printed whole.
package export
