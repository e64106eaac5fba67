package native

import (
	"go/token"
	"go/types"
	"reflect"
	"testing"
)

// TestTypeHash: the hash is the one that the compiler put into descriptors.
func TestTypeHash(t *testing.T) {
	integer, text := types.Typ[types.Int], types.Typ[types.String]
	field := types.NewField(token.NoPos, nil, "A", integer, false)
	for _, tt := range []struct {
		typ  types.Type
		want reflect.Type
	}{
		{types.NewSlice(integer), reflect.TypeOf([]int{})},
		{types.NewMap(text, types.NewSlice(types.Typ[types.Int16])), reflect.TypeOf(map[string][]int16{})},
		{types.NewStruct([]*types.Var{field}, nil), reflect.TypeOf(struct{ A int }{})},
		{types.NewPointer(types.NewArray(integer, 3)), reflect.TypeOf(&[3]int{})},
	} {
		if got, want := typeHash(tt.typ), hashOf(tt.want); got != want {
			t.Errorf("%s: got %#x, the compiler has %#x", tt.typ, got, want)
		}
	}
}

// TestRehash: a type that package reflect made gets the hash, one that the
// linker made stays.
func TestRehash(t *testing.T) {
	made := reflect.MapOf(reflect.TypeOf(""), reflect.ArrayOf(17, reflect.TypeOf(int8(0))))
	hashed{made, 12345}.write()
	if got := hashOf(made); got != 12345 {
		t.Errorf("got %d", got)
	}
	linked := reflect.TypeOf([]int{})
	before := hashOf(linked)
	hashed{linked, 12345}.write()
	if hashOf(linked) != before {
		t.Error("a linked descriptor was written")
	}
}
