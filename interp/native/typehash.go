package native

import (
	"bufio"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"go/types"
	"os"
	"reflect"
	"strings"
	"unsafe"
)

// Compiled type switches look for a type by its hash first. Package reflect
// gives the types that it makes hashes of its own, by which such a switch would
// not find them.

// typeHash is the hash that compiled code has for a type without a name.
func typeHash(t types.Type) uint32 {
	var b strings.Builder
	linkString(&b, t)
	sum := sha256.Sum256([]byte(b.String()))
	sum[0] ^= 0xff // cmd/internal/hash keeps its sums apart from plain ones
	return binary.LittleEndian.Uint32(sum[:])
}

// rtype is how the runtime's description of a type begins.
type rtype struct {
	size, pointers uintptr
	hash           uint32
}

// hashOf is the hash in a type's descriptor.
func hashOf(t reflect.Type) uint32 {
	return (*rtype)(pointer(t)).hash
}

// hashed is a type and the hash that compiled code has for it.
type hashed struct {
	t    reflect.Type
	hash uint32
}

// write gives a descriptor that package reflect made the compiler's hash.
// Descriptors that the linker made have it, and cannot be written.
func (h hashed) write() {
	if hashOf(h.t) == h.hash {
		return
	}
	at := descriptor(h.t)
	for _, s := range writableMemory() {
		if s.from <= at && at+unsafe.Sizeof(rtype{}) <= s.to {
			(*rtype)(pointer(h.t)).hash = h.hash
			return
		}
	}
}

// span is a piece of the address space.
type span struct{ from, to uintptr }

// writableMemory lists what the process may write; nothing where the system
// does not tell, which is where there are no plugins.
func writableMemory() []span {
	f, err := os.Open("/proc/self/maps")
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	var out []span
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var s span
		var rights string
		if n, err := fmt.Sscanf(sc.Text(), "%x-%x %s", &s.from, &s.to, &rights); n == 3 && err == nil && strings.HasPrefix(rights, "rw") {
			out = append(out, s)
		}
	}
	return out
}
