// Package guard lends memory to tests of kernels: what a slice has before its
// first and after its last element cannot be touched, so that a kernel that
// reads or writes one element too far dies where it does.
package guard

import "unsafe"

// After returns n zero elements that end where forbidden memory begins.
func After[T any](t TB, n int) []T { return lend[T](t, n, true) }

// Before returns n zero elements that begin where forbidden memory ends.
func Before[T any](t TB, n int) []T { return lend[T](t, n, false) }

// TB is the part of testing.TB that is needed.
type TB interface {
	Helper()
	Fatal(args ...any)
	Cleanup(f func())
}

func lend[T any](t TB, n int, atEnd bool) []T {
	t.Helper()
	var zero T
	size := int(unsafe.Sizeof(zero)) * n
	memory := pages(t, size)
	if n == 0 {
		return []T{}
	}
	at := 0
	if atEnd {
		at = len(memory) - size
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&memory[at])), n)
}
