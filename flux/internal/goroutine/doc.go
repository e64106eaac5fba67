// Package goroutine tells goroutines apart, so that memory that belongs to one
// of them is found by code that nobody handed it to.
package goroutine
