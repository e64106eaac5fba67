// Package rewrite turns checked cells into the small language that the
// interpreter runs right.
//
// The interpreter's answers to some valid Go are wrong, and it has no idea of
// a type declared in a cell that compiled code could share. So nothing of that
// kind reaches it. The rewriter walks the typed tree and writes new source in
// which
//
//   - every variable and function of the outermost level is a variable of the
//     package with a name of its own, so that a later cell can replace it, and
//     the statements are the body of one function;
//   - no type has methods: a method is a function that takes the receiver, a
//     call names it, and promoted fields are spelt out;
//   - the only interfaces are compiled ones and any: where a value of a cell's
//     type becomes an interface it is boxed together with its type, and type
//     assertions, type switches and comparisons ask the box;
//   - constants are folded, generic functions are written out for each list of
//     type arguments, and loops, defer, go, select and channel operations are
//     spelt in plain statements and calls of the runtime package rt.
//
// A World holds what lasts for a session. The table of rules, one row a kind
// of syntax node, is in rules.go.
package rewrite
