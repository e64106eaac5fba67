// Package errors is what a cell gets for the generic functions of the standard
// library's errors, which the interpreter lacks.
package errors

import "errors"

// AsType finds the first error in err's tree that is an E.
func AsType[E error](err error) (E, bool) {
	var target E
	if errors.As(err, &target) {
		return target, true
	}
	return target, false
}
