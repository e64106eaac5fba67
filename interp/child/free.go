package child

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// The kinds of values that the forms of a display.Data may hold. What is none of
// them crosses as the JSON that it becomes in a notebook anyway.
const (
	freeNil byte = iota
	freeString
	freeBytes
	freeBool
	freeInt
	freeFloat
	freeList
	freeMap
	freeJSON
	freeLost // a value without a JSON form: the reason, as text
)

// Lost stands where a value was that has no form outside of the cell's process.
// It has no JSON form either, so that a front end leaves it out as it would have
// left out the value.
type Lost struct{ Why string }

// MarshalJSON fails with the reason.
func (l Lost) MarshalJSON() ([]byte, error) { return nil, l }

// Error says why the value is lost.
func (l Lost) Error() string { return l.Why }

// free writes a value of any type.
func (e *encoder) free(x any, depth int) {
	if depth > maxNesting {
		e.lost(fmt.Sprintf("more than %d levels of nesting", maxNesting))
		return
	}
	switch v := x.(type) {
	case nil:
		e.b = append(e.b, freeNil)
	case string:
		e.b = append(e.b, freeString)
		e.string(v)
	case []byte:
		e.b = append(e.b, freeBytes)
		e.value(reflect.ValueOf(v), depth)
	case bool:
		e.b = append(e.b, freeBool, flag(v))
	case int:
		e.b = append(e.b, freeInt)
		e.value(reflect.ValueOf(v), depth)
	case float64:
		e.b = append(e.b, freeFloat)
		e.value(reflect.ValueOf(v), depth)
	case []any:
		e.b = append(e.b, freeList)
		e.value(reflect.ValueOf(v), depth+1)
	case map[string]any:
		e.b = append(e.b, freeMap)
		e.value(reflect.ValueOf(v), depth+1)
	default:
		e.json(x)
	}
}

// json writes what the value's own methods make of it; they are the cell's and
// may panic.
func (e *encoder) json(x any) {
	defer func() {
		if r := recover(); r != nil {
			e.lost(fmt.Sprintf("%T: %v", x, r))
		}
	}()
	raw, err := json.Marshal(x)
	if err != nil {
		e.lost(err.Error())
		return
	}
	e.b = append(e.b, freeJSON)
	e.string(string(raw))
}

func (e *encoder) lost(why string) {
	e.b = append(e.b, freeLost)
	e.string(why)
}

// free reads a value of any type.
func (d *decoder) free(depth int) any {
	if depth > maxNesting+1 { // one more, where the sender gave up
		d.fail(fmt.Sprintf("at most %d levels of nesting", maxNesting), "more")
	}
	tag := d.take(1)
	if d.err != nil {
		return nil
	}
	switch tag[0] {
	case freeNil:
		return nil
	case freeString:
		return d.string()
	case freeBytes:
		return read[[]byte](d, depth)
	case freeBool:
		return d.bool()
	case freeInt:
		return int(d.int())
	case freeFloat:
		return d.float()
	case freeList:
		return read[[]any](d, depth+1)
	case freeMap:
		return read[map[string]any](d, depth+1)
	case freeJSON:
		raw := json.RawMessage(d.string())
		if d.err == nil && !json.Valid(raw) {
			d.fail("JSON", "something else")
		}
		return raw
	case freeLost:
		return Lost{d.string()}
	}
	d.fail("the kind of a value", fmt.Sprint(tag[0]))
	return nil
}

func read[T any](d *decoder, depth int) (x T) {
	d.value(reflect.ValueOf(&x).Elem(), depth)
	return x
}
