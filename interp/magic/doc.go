// Package magic has the commands of a session: lines of a cell that are not Go.
//
// %name at the start of a statement is a line magic, %%name at the head of a
// cell takes the whole cell, !command runs in the shell (as does $command, the
// spelling of gophernotes), and ?name, ??name, name? and name?? tell about a
// name. What is between them is Go, run in its place; lines keep their numbers.
// % and ! within a statement, a string or a comment are Go's.
//
// A magic is a file with a [Magic] in it and a row in registry.go; the list of
// %help, the usage in errors and completion follow from those.
//
// The package does not know how cells are run: a magic asks the [Session] that
// runs it, and, for what only some sessions can do, the interfaces beside it
// ([Engines], [Modules], [Exporter], [Doctor]).
package magic
