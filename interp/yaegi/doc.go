// Package yaegi is the interpreted engine: it runs what package rewrite wrote,
// with the yaegi interpreter and the runtime that the written source calls as
// package rt.
//
// The runtime knows the types of boxed values: it answers type assertions,
// finds methods, formats values as a compiled program would, and does
// deferred calls, panics, goroutines and channel operations, so that an
// interrupt ends every one of them. Running interpreted code is stopped by
// the interpreter's own run number, which every frame compares before each
// step; loops cost nothing for being interruptible.
package yaegi
