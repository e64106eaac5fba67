//go:build linux && cgo

package native

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdlib.h>

static void *openGlobal(const char *path) { return dlopen(path, RTLD_NOW | RTLD_GLOBAL); }
*/
import "C"

import (
	"errors"
	"plugin"
	"unsafe"
)

// Supported says that this program can open plugins.
const Supported = true

// Open opens a plugin, which runs its init functions.
func Open(path string) error {
	_, err := plugin.Open(path)
	return err
}

// openSymbols opens a shared object for good, its symbols visible to all that
// are opened later.
func openSymbols(path string) error {
	p := C.CString(path)
	defer C.free(unsafe.Pointer(p))
	if C.openGlobal(p) == nil {
		return errors.New(C.GoString(C.dlerror()))
	}
	return nil
}
