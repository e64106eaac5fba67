package yaegi

import (
	"encoding/json"
	"fmt"
	"go/types"
)

// MarshalJSON implements json.Marshaler: by the type's own method if it has
// one, by its exported fields otherwise. It fails where a part of the value
// has JSON methods that the encoder could not see.
func (b Box) MarshalJSON() ([]byte, error) {
	if b.hasMethod("MarshalJSON", "func() ([]byte, error)") {
		out := b.call("MarshalJSON", nil)
		err, _ := out[1].Interface().(error)
		return out[0].Bytes(), err
	}
	if b.hasMethod("MarshalText", "func() ([]byte, error)") {
		out := b.call("MarshalText", nil)
		if err, _ := out[1].Interface().(error); err != nil {
			return nil, err
		}
		return json.Marshal(string(out[0].Bytes()))
	}
	if why := jsonTrouble(b.Type(), map[types.Type]bool{}, 0); why != "" {
		return nil, fmt.Errorf("json: %s of a cell's type %s cannot be encoded here", why, b.TypeName())
	}
	return json.Marshal(b.v)
}

// jsonTrouble names a part of a type that the encoder would treat otherwise
// than in a compiled program.
func jsonTrouble(t types.Type, seen map[types.Type]bool, depth int) string {
	if seen[t] {
		return ""
	}
	seen[t] = true
	if n := namedOf(t); depth > 0 && n != nil && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "main" {
		for _, m := range []string{"MarshalJSON", "MarshalText"} {
			if o, _, _ := types.LookupFieldOrMethod(t, true, n.Obj().Pkg(), m); o != nil {
				return "a part with method " + m
			}
		}
	} else if depth > 0 && n != nil {
		return ""
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		return jsonTrouble(u.Elem(), seen, depth+1)
	case *types.Slice:
		return jsonTrouble(u.Elem(), seen, depth+1)
	case *types.Array:
		return jsonTrouble(u.Elem(), seen, depth+1)
	case *types.Map:
		return jsonTrouble(u.Elem(), seen, depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if f.Embedded() {
				return "the embedded field " + f.Name()
			}
			if !f.Exported() {
				continue
			}
			if why := jsonTrouble(f.Type(), seen, depth+1); why != "" {
				return why
			}
		}
	}
	return ""
}
