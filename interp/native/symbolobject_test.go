package native

import (
	"bytes"
	"debug/elf"
	"testing"
)

// TestSymbolObject reads the object back as any tool would.
func TestSymbolObject(t *testing.T) {
	want := map[string]uintptr{"type:[]int16": 0x1000, "type:AbCdEfGh": 0xc000123450, "type:*int8": 8}
	f, err := elf.NewFile(bytes.NewReader(symbolObject(elf.EM_X86_64, "types1.so", want)))
	if err != nil {
		t.Fatal(err)
	}
	if f.Type != elf.ET_DYN || len(f.Progs) != 2 {
		t.Errorf("type %v with %d segments", f.Type, len(f.Progs))
	}
	for _, p := range f.Progs {
		if p.Off+p.Filesz > f.Progs[0].Filesz {
			t.Errorf("segment %v ends behind the file", p.Type)
		}
	}
}

func TestHashTable(t *testing.T) {
	names := []string{"a", "type:[]int16", "b", "type:AbCdEfGh"}
	h := hashTable(names)
	buckets := h[0]
	if int(h[1]) != len(names)+1 {
		t.Fatalf("%d symbols", h[1])
	}
	first, chain := h[2:2+buckets], h[2+buckets:]
	for i, n := range names {
		found := false
		for at := first[elfHash(n)%buckets]; at != 0; at = chain[at] {
			found = found || int(at) == i+1
		}
		if !found {
			t.Errorf("%s is not in its bucket", n)
		}
	}
}
