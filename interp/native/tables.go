//go:build linux && cgo

package native

import (
	"bufio"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"
	"unsafe"
)

// A non-empty interface value holds the address of a table of methods, one for
// the type of the interface and the type of the value; comparisons, keys of
// maps and assertions compare the addresses. The runtime makes a table when it
// needs one that no module has brought, as for an assertion to an interface,
// and a plugin that brings its own later goes on to use that. So what has just
// been opened is pointed at the table that the runtime knows.

// tablePrefix begins the symbols of tables of methods.
const tablePrefix = "go:itab."

// unifyTables makes an open plugin use the tables of methods that were there
// before it. It is called before the plugin's code runs.
func unifyTables(file string) (err error) {
	object, err := elf.Open(file)
	if err != nil {
		return fmt.Errorf("read the plugin: %w", err)
	}
	defer func() { _ = object.Close() }() // it was only read
	places, err := tablePlaces(object)
	if err != nil || len(places) == 0 {
		return err
	}
	base, err := loadedAt(file)
	if err != nil {
		return err
	}
	for _, offset := range places {
		at := base + uintptr(offset)
		own := *(*uintptr)(address(at))
		if known := knownTable(own); known != 0 && known != own {
			if err := overwrite(at, known, readOnly(object, offset)); err != nil {
				return fmt.Errorf("unify tables of methods: %w", err)
			}
		}
	}
	return nil
}

// tablePlaces lists where a plugin keeps addresses of tables, relative to where
// it is loaded.
func tablePlaces(object *elf.File) (places []uint64, err error) {
	section := object.Section(".rela.dyn")
	if section == nil {
		return nil, nil
	}
	symbols, err := object.DynamicSymbols()
	if err != nil {
		return nil, fmt.Errorf("read the plugin: %w", err)
	}
	data, err := section.Data()
	if err != nil {
		return nil, fmt.Errorf("read the plugin: %w", err)
	}
	const size = 24 // of an elf.Rela64
	for ; len(data) >= size; data = data[size:] {
		offset, info, addend := binary.LittleEndian.Uint64(data), binary.LittleEndian.Uint64(data[8:]), binary.LittleEndian.Uint64(data[16:])
		n := int(elf.R_SYM64(info)) // the first one, 1, is symbols[0]
		if n > 0 && n <= len(symbols) && addend == 0 && strings.HasPrefix(symbols[n-1].Name, tablePrefix) {
			places = append(places, offset)
		}
	}
	return places, nil
}

// loadedAt is the address at which an open object begins.
func loadedAt(file string) (uintptr, error) {
	path, err := filepath.EvalSymlinks(file)
	if err != nil {
		return 0, err
	}
	f, err := os.Open("/proc/self/maps")
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close() }() // it was only read
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var from uintptr
		if _, name, _ := strings.Cut(sc.Text(), "/"); "/"+name != path {
			continue
		}
		if _, err := fmt.Sscanf(sc.Text(), "%x-", &from); err == nil {
			return from, nil
		}
	}
	return 0, fmt.Errorf("%s is not to be seen in memory", file)
}

// table is how the runtime's table of methods begins.
type table struct{ inter, typ unsafe.Pointer }

// maxValue bounds the values that are made to ask for a table, in bytes.
const maxValue = 1 << 20

// knownTable is the runtime's table for the types of another one; 0 for none.
func knownTable(at uintptr) (known uintptr) {
	if at == 0 {
		return 0
	}
	t := (*table)(address(at))
	inter, typ := reflected(t.inter), reflected(t.typ)
	if inter.Kind() != reflect.Interface || typ.Size() > maxValue || !typ.Implements(inter) {
		return 0
	}
	v := reflect.New(inter)
	v.Elem().Set(reflect.Zero(typ))
	return *(*uintptr)(v.UnsafePointer())
}

// reflected is the type of a descriptor.
func reflected(descriptor unsafe.Pointer) reflect.Type {
	type iface struct{ tab, data unsafe.Pointer }
	t := reflect.TypeFor[int]()
	(*iface)(unsafe.Pointer(&t)).data = descriptor
	return t
}

// readOnly says that a place is among those that the dynamic linker makes
// read-only when it has filled them.
func readOnly(object *elf.File, offset uint64) bool {
	for _, p := range object.Progs {
		if p.Type == elf.PT_GNU_RELRO && p.Vaddr <= offset && offset < p.Vaddr+p.Memsz {
			return true
		}
	}
	return false
}

// overwrite puts an address into a plugin's memory.
func overwrite(at, value uintptr, locked bool) error {
	if !locked {
		*(*uintptr)(address(at)) = value
		return nil
	}
	size := os.Getpagesize()
	page := unsafe.Slice((*byte)(address(at&^uintptr(size-1))), size)
	if err := syscall.Mprotect(page, syscall.PROT_READ|syscall.PROT_WRITE); err != nil {
		return err
	}
	*(*uintptr)(address(at)) = value
	return syscall.Mprotect(page, syscall.PROT_READ)
}

// address is memory that is not Go's.
func address(at uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&at)) }
