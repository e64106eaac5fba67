package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

var ErrBase = errors.New("base")

type notFound struct{ name string }

func (e *notFound) Error() string { return e.name + " not found" }
func (e *notFound) Is(target error) bool {
	t, ok := target.(*notFound)
	return ok && (t.name == "" || t.name == e.name)
}

type coded struct {
	code int
	err  error
}

func (c coded) Error() string { return fmt.Sprintf("code %d: %v", c.code, c.err) }
func (c coded) Unwrap() error { return c.err }

func main() {
	err := fmt.Errorf("outer: %w", coded{404, &notFound{"page"}})
	fmt.Println(err)
	var c coded
	var n *notFound
	fmt.Println(errors.As(err, &c), c.code, errors.As(err, &n), n.name)
	fmt.Println(errors.Is(err, &notFound{"page"}), errors.Is(err, &notFound{}), errors.Is(err, &notFound{"x"}), errors.Is(err, ErrBase))
	j := errors.Join(ErrBase, nil, err)
	fmt.Println(errors.Is(j, ErrBase), errors.As(j, &n))
	fmt.Println(strings.Count(j.Error(), "\n"), errors.Unwrap(j) == nil)
	fmt.Println(errors.Join(nil, nil) == nil)
	two := fmt.Errorf("%w and %w", ErrBase, io.EOF)
	fmt.Println(two, errors.Is(two, io.EOF), errors.Is(two, ErrBase))
	fmt.Println(errors.Unwrap(err) == error(coded{404, n}), errors.Unwrap(ErrBase))
	var target interface{ Unwrap() error }
	fmt.Println(errors.As(err, &target))
}

// Output:
// outer: code 404: page not found
// true 404 true page
// true true false false
// true true
// 1 true
// true
// base and EOF true true
// true <nil>
// true
