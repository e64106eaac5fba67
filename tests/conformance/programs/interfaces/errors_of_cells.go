package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type NotFound struct{ Name string }
type Temp struct {
	error
	retry int
}
type Code int

func (n NotFound) Error() string    { return n.Name + " not found" }
func (c Code) Error() string        { return fmt.Sprint("code ", int(c)) }
func (c Code) Is(target error) bool { return target == io.EOF && c == 1 }
func (t *Temp) Unwrap() error       { return t.error }

var ErrBase = errors.New("base")

func find(s string) error {
	switch s {
	case "":
		return NotFound{"empty"}
	case "t":
		return &Temp{fmt.Errorf("wrapped: %w", ErrBase), 3}
	case "c":
		return Code(1)
	}
	return nil
}

func main() {
	for _, s := range []string{"", "t", "c", "ok"} {
		err := find(s)
		var nf NotFound
		var tp *Temp
		var c Code
		fmt.Println(err, err == nil, errors.As(err, &nf), errors.As(err, &tp), errors.As(err, &c), errors.Is(err, ErrBase), errors.Is(err, io.EOF))
	}
	w := fmt.Errorf("outer: %w", find(""))
	var nf NotFound
	fmt.Println(w, errors.As(w, &nf), nf.Name, errors.Unwrap(w) == find(""), errors.Is(w, NotFound{"empty"}), errors.Is(w, NotFound{"x"}))
	j := errors.Join(find("t"), find("c"), nil)
	fmt.Println(strings.ReplaceAll(j.Error(), "\n", "|"), errors.Is(j, ErrBase), errors.Is(j, io.EOF))
	if e, ok := find("t").(interface{ Unwrap() error }); ok {
		fmt.Println(e.Unwrap())
	}
	fmt.Printf("%v %s %q %T %+v\n", find(""), find("c"), find(""), find("t"), Code(3))
	two := fmt.Errorf("%w and %w", Code(1), NotFound{"q"})
	fmt.Println(two, errors.As(two, &nf), nf)
	defer func() {
		err := recover().(error)
		fmt.Println("recovered", err, errors.As(err, &nf))
	}()
	panic(find(""))
}

// Output:
// empty not found false true false false false false
// wrapped: base false false true false true false
// code 1 false false false true false true
// <nil> true false false false false false
// outer: empty not found true empty true true false
// wrapped: base|code 1 true true
// wrapped: base
// empty not found code 1 "empty not found" *main.Temp code 3
// code 1 and q not found true q not found
// recovered empty not found true
