package yaegi

import (
	"reflect"
	"unsafe"

	"github.com/traefik/yaegi/interp"
)

// roomy is where the interpreter keeps global variables, with room for more.
//
// By itself the interpreter copies all of them to a larger place at each cell,
// which costs more with each, and while goroutines of earlier cells read them.
type roomy struct {
	types *[]reflect.Type  // of the variables
	data  *[]reflect.Value // the variables
	ready int              // how many of them there are
}

// slots is how many variables there is room for at first; more are moved, as
// the interpreter would.
const slots = 1 << 16

func newRoomy(it *interp.Interpreter) (*roomy, error) {
	v := reflect.ValueOf(it).Elem()
	types, err := field(v, "universe", "types", reflect.TypeFor[[]reflect.Type]())
	if err != nil {
		return nil, err
	}
	data, err := field(v, "frame", "data", reflect.TypeFor[[]reflect.Value]())
	if err != nil {
		return nil, err
	}
	r := &roomy{types: (*[]reflect.Type)(types), data: (*[]reflect.Value)(data)}
	r.ready = len(*r.data)
	r.grow(slots)
	return r, nil
}

// field returns the address of a field of a struct that the interpreter points
// to.
func field(it reflect.Value, pointer, name string, t reflect.Type) (unsafe.Pointer, error) {
	p := it.FieldByName(pointer)
	if p.IsValid() && p.Kind() == reflect.Pointer {
		if f := p.Elem().FieldByName(name); f.IsValid() && f.Type() == t {
			return f.Addr().UnsafePointer(), nil
		}
	}
	return nil, &CompileError{"this version of the interpreter has no " + pointer + "." + name}
}

func (r *roomy) grow(n int) {
	data := make([]reflect.Value, n)
	copy(data, *r.data)
	*r.data = data
}

// fill makes the variables that the source compiled last declares.
func (r *roomy) fill() {
	n := len(*r.types)
	if n > len(*r.data) {
		r.grow(max(n, 2*len(*r.data)))
	}
	for ; r.ready < n; r.ready++ {
		(*r.data)[r.ready] = reflect.New((*r.types)[r.ready]).Elem()
	}
}
