package gemm

import (
	"reflect"
	"testing"
	"unsafe"
)

// TestLayout: the generator counts fields of 8 bytes.
func TestLayout(t *testing.T) {
	fields := []string{"a", "aRow", "aCol", "b", "bRow", "c", "cRow", "k", "mask", "lanes", "flags",
		"rowBias", "colBias", "count", "aNext", "bNext", "cNext", "rowBiasNext", "colBiasNext"}
	same(t, reflect.TypeFor[tile](), fields)
	same(t, reflect.TypeFor[dots](), []string{"a", "aRow", "b", "bRow", "whole", "rest", "restLanes", "cols", "mask", "lanes",
		"c", "cRow", "flags", "rowBias", "colBias", "count", "bNext", "cNext", "bAt", "cAt"})
}

// same compares the fields of a struct, of 8 bytes each, with those that the
// generator counts.
func same(t *testing.T, typ reflect.Type, fields []string) {
	if typ.NumField() != len(fields) {
		t.Fatalf("%d fields, the generator knows %d", typ.NumField(), len(fields))
	}
	for i, name := range fields {
		if f := typ.Field(i); f.Name != name || f.Offset != uintptr(8*i) {
			t.Errorf("field %d is %s at %d, the generator expects %s at %d", i, f.Name, f.Offset, name, 8*i)
		}
	}
}

// TestPackingLayout: the generator knows where the fields of a packing are.
func TestPackingLayout(t *testing.T) {
	var p packing
	for name, offsets := range map[string][2]uintptr{
		"rows": {unsafe.Offsetof(p.rows), 0}, "source": {unsafe.Offsetof(p.source), 128}, "step": {unsafe.Offsetof(p.step), 136},
		"to": {unsafe.Offsetof(p.to), 144}, "toStep": {unsafe.Offsetof(p.toStep), 152}, "count": {unsafe.Offsetof(p.count), 160},
		"read": {unsafe.Offsetof(p.read), 168}, "written": {unsafe.Offsetof(p.written), 176},
	} {
		if offsets[0] != offsets[1] {
			t.Errorf("%s is at %d, the generator expects %d", name, offsets[0], offsets[1])
		}
	}
}
