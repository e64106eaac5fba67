// Package sync is what a cell gets for the generic functions of the standard
// library's sync, which the interpreter lacks.
package sync

import "sync"

// OnceValue returns a function that calls f the first time only and gives its
// value ever after; a panic of f is repeated too.
func OnceValue[T any](f func() T) func() T {
	both := OnceValues(func() (T, bool) { return f(), true })
	return func() T {
		v, _ := both()
		return v
	}
}

// OnceValues is OnceValue for two values.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once sync.Once
	var v1 T1
	var v2 T2
	var problem any
	done := false
	return func() (T1, T2) {
		once.Do(func() {
			defer func() {
				if !done {
					problem = recover()
				}
			}()
			v1, v2 = f()
			done = true
		})
		if !done {
			panic(problem)
		}
		return v1, v2
	}
}
