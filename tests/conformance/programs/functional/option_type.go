package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T] { return Option[T]{v, true} }
func None[T any]() Option[T]    { return Option[T]{} }

func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

func (o Option[T]) Get() (T, error) {
	if !o.ok {
		return o.v, errors.New("none")
	}
	return o.v, nil
}

func (o Option[T]) String() string {
	if !o.ok {
		return "None"
	}
	return fmt.Sprintf("Some(%v)", o.v)
}

func (o Option[T]) MarshalJSON() ([]byte, error) {
	if !o.ok {
		return []byte("null"), nil
	}
	return json.Marshal(o.v)
}

func Then[T, U any](o Option[T], f func(T) Option[U]) Option[U] {
	if !o.ok {
		return None[U]()
	}
	return f(o.v)
}

func parse(s string) Option[int] {
	n, err := strconv.Atoi(s)
	if err != nil {
		return None[int]()
	}
	return Some(n)
}

func half(n int) Option[float64] {
	if n%2 != 0 {
		return None[float64]()
	}
	return Some(float64(n) / 4)
}

func lookup[K comparable, V any](m map[K]V, k K) (o Option[V]) {
	o.v, o.ok = m[k]
	return
}

func main() {
	for _, s := range []string{"42", "7", "x"} {
		o := Then(parse(s), half)
		fmt.Println(s, parse(s), o, o.OrElse(-1))
	}
	m := map[string][]int{"a": {1}, "b": nil}
	fmt.Println(lookup(m, "a"), lookup(m, "b"), lookup(m, "c"))
	_, err := None[string]().Get()
	fmt.Println(err, Some(3) == Some(3), Some(3) == None[int]())
	b, err := json.Marshal(Some("x\"y"))
	fmt.Println(string(b), err)
	b, err = json.Marshal(map[string]any{"a": Some(1.5), "b": None[int]()})
	fmt.Println(string(b), err)
	fmt.Printf("%v %s\n", Some(Some(1)), []Option[bool]{Some(true), None[bool]()})
}

// Output:
// 42 Some(42) Some(10.5) 10.5
// 7 Some(7) None -1
// x None None -1
// Some([1]) Some([]) None
// none true false
// "x\"y" <nil>
// {"a":1.5,"b":null} <nil>
// Some(Some(1)) [Some(true) None]
