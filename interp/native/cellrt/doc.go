// Package cellrt is what compiled cells import: registration with the engine,
// polls and waits that an interrupt ends, goroutines whose panics are
// reported, and views of structs whose fields are another package's.
//
// Only code written by package source calls it; cells of the reader cannot
// import it.
package cellrt
