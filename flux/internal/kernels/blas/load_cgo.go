//go:build cgo && (linux || darwin)

package blas

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/ebitengine/purego"
)

// known are the names that "auto" tries, in this order.
var known = map[string][]string{
	"linux":  {"libopenblas.so.0", "libopenblas.so", "libblas.so.3"},
	"darwin": {"/System/Library/Frameworks/Accelerate.framework/Accelerate", "libopenblas.dylib"},
}

// load opens the library of that name and finds its products.
func load(name string) (*library, error) {
	if name != "auto" {
		return open(name)
	}
	var all error
	for _, n := range known[runtime.GOOS] {
		l, err := open(n)
		if err == nil {
			return l, nil
		}
		all = errors.Join(all, err)
	}
	return nil, all
}

func open(path string) (*library, error) {
	handle, err := purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, err
	}
	l := &library{path: path}
	for symbol, f := range map[string]any{"cblas_sgemm": &l.sgemm, "cblas_dgemm": &l.dgemm} {
		at, err := purego.Dlsym(handle, symbol)
		if err != nil {
			return nil, fmt.Errorf("%s has no %s", path, symbol)
		}
		purego.RegisterFunc(f, at)
	}
	if at, err := purego.Dlsym(handle, "openblas_set_num_threads"); err == nil {
		var threads func(n int32)
		purego.RegisterFunc(&threads, at)
		threads(int32(min(runtime.GOMAXPROCS(0), most)))
	}
	return l, nil
}
