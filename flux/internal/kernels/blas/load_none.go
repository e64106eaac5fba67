//go:build !cgo || !(linux || darwin)

package blas

import "errors"

func load(string) (*library, error) {
	return nil, errors.New("this build cannot load libraries: it needs Linux or macOS, and cgo")
}
