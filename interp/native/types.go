package native

import (
	"debug/elf"
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"unsafe"

	"golang.org/x/tools/go/types/typeutil"
)

// descriptors are the types without a name that this process's plugins must
// take from it, for the whole process: what is loaded stays loaded.
var descriptors = struct {
	sync.Mutex
	given  map[string]bool // symbols that an object has
	serial int
}{given: map[string]bool{}}

// seen collects the types without a name that a session's cells use. A plugin
// that is opened later must use the same descriptors.
type seen struct {
	compiled func(types.Type) reflect.Type
	done     typeutil.Map
	fresh    map[string]uintptr // symbol to address
}

// note adds a type and what it is made of.
func (s *seen) note(t types.Type) {
	if t == nil || s.done.At(t) != nil {
		return
	}
	s.done.Set(t, true)
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		s.note(t.Elem())
	case *types.Slice:
		s.note(t.Elem())
	case *types.Array:
		s.note(t.Elem())
	case *types.Chan:
		s.note(t.Elem())
	case *types.Map:
		s.note(t.Key())
		s.note(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			s.note(f.Type())
		}
		// The linker keeps the list of fields behind a struct's descriptor, and
		// each module's copy points there by the symbol's name: a descriptor that
		// package reflect made has something else in that place.
		return
	case *types.Signature:
		s.noteTuple(t.Params())
		s.noteTuple(t.Results())
	case *types.Tuple:
		s.noteTuple(t)
		return
	default:
		return
	}
	s.give(t)
}

func (s *seen) noteTuple(t *types.Tuple) {
	for v := range t.Variables() {
		s.note(v.Type())
	}
}

// give remembers the descriptor of a type that the interpreter could make.
func (s *seen) give(t types.Type) {
	name, ok := typeSymbol(t)
	if !ok {
		return
	}
	if r := s.compiled(t); r != nil {
		if s.fresh == nil {
			s.fresh = map[string]uintptr{}
		}
		s.fresh[name] = descriptor(r)
		// At once: package reflect finds a function type again by the hashes of
		// its parameters, so they must have theirs before it is first made.
		hashed{r, typeHash(t)}.write()
	}
}

// descriptor is the address of what the runtime knows of a type.
func descriptor(t reflect.Type) uintptr { return uintptr(pointer(t)) }

func pointer(t reflect.Type) unsafe.Pointer {
	type iface struct{ tab, data unsafe.Pointer }
	return (*iface)(unsafe.Pointer(&t)).data
}

// publish gives the dynamic linker what has been noted since the last time.
func (s *seen) publish(dir string) error {
	descriptors.Lock()
	defer descriptors.Unlock()
	symbols := map[string]uintptr{}
	for n, at := range s.fresh {
		if !descriptors.given[n] {
			symbols[n] = at
		}
	}
	if len(symbols) == 0 {
		return nil
	}
	descriptors.serial++
	name := fmt.Sprintf("types%d.so", descriptors.serial)
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, symbolObject(machine(), name, symbols), 0o700); err != nil {
		return fmt.Errorf("hand over types: %w", err)
	}
	if err := openSymbols(path); err != nil {
		return fmt.Errorf("hand over types: %w", err)
	}
	for n := range symbols {
		descriptors.given[n] = true
	}
	s.fresh = nil
	return os.Remove(path) // it is mapped
}

func machine() elf.Machine {
	if runtime.GOARCH == "arm64" {
		return elf.EM_AARCH64
	}
	return elf.EM_X86_64
}
