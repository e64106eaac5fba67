package gemm

import (
	"reflect"
	"testing"
)

// TestLayout: the generator counts the fields of a tile, of 8 bytes each.
func TestLayout(t *testing.T) {
	fields := []string{"a", "aRow", "aCol", "b", "bRow", "c", "cRow", "k", "mask", "lanes", "flags",
		"rowBias", "colBias", "count", "aNext", "bNext", "cNext", "rowBiasNext", "colBiasNext"}
	typ := reflect.TypeFor[tile]()
	if typ.NumField() != len(fields) {
		t.Fatalf("%d fields, the generator knows %d", typ.NumField(), len(fields))
	}
	for i, name := range fields {
		if f := typ.Field(i); f.Name != name || f.Offset != uintptr(8*i) {
			t.Errorf("field %d is %s at %d, the generator expects %s at %d", i, f.Name, f.Offset, name, 8*i)
		}
	}
}
