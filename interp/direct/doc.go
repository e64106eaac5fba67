// Package direct runs the smallest cells by reflection, without interpreting or
// compiling them: a variable, a field, an element, a call of a function or
// method with such arguments, and the assignment of what that gives. It is for
// cells that mention compiled types, which the interpreter does not see as
// compiled code does, and for which a quarter of a second of compiling is long:
// p, p.x, model.Forward(x), y := fit(model, data).
//
// Whatever else a cell holds, [New] declines.
package direct
