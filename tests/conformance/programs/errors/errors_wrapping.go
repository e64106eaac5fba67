package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type NotFound struct{ Name string }

func (n NotFound) Error() string   { return n.Name + " not found" }
func (n NotFound) Is(t error) bool { return t == fs.ErrNotExist }

type Temp interface{ Temporary() bool }
type netErr struct{ msg string }

func (e *netErr) Error() string   { return e.msg }
func (e *netErr) Temporary() bool { return true }

type many []error

func (m many) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m many) Unwrap() []error { return m }

var ErrX = errors.New("x")

func main() {
	e := fmt.Errorf("open: %w", NotFound{"f"})
	fmt.Println(e, errors.Is(e, fs.ErrNotExist), errors.Is(e, NotFound{"f"}), errors.Is(e, NotFound{"g"}))
	var nf NotFound
	fmt.Println(errors.As(e, &nf), nf.Name)
	w := fmt.Errorf("2: %w, %w", &netErr{"n"}, io.EOF)
	var tmp Temp
	fmt.Println(errors.As(w, &tmp), tmp.Temporary(), errors.Is(w, io.EOF), errors.Unwrap(w) == nil)
	m := many{ErrX, e}
	var err error = fmt.Errorf("m: %w", m)
	fmt.Println(errors.Is(err, ErrX), errors.As(err, &nf), err)
	j := errors.Join(nil, ErrX, &netErr{"q"})
	var ne *netErr
	fmt.Println(errors.As(j, &ne), ne.msg, j, errors.Join(nil) == nil)
	_, err = strconv.Atoi("z")
	var num *strconv.NumError
	fmt.Println(errors.As(err, &num), num.Func, errors.Is(err, strconv.ErrSyntax))
	_, err = os.Open("/no/such")
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, errors.Is(err, os.ErrNotExist))
	fmt.Printf("%v|%s|%q|%+v|%T|%T\n", e, nf, ErrX, nf, nf, e)
	var nilErr error
	fmt.Println(errors.Is(nilErr, nil), errors.Is(nilErr, ErrX), nilErr == nil)
	switch {
	case errors.As(e, new(NotFound)):
		fmt.Println("as")
	}
	defer func() { r := recover(); err, ok := r.(error); fmt.Println(ok, errors.Is(err, ErrX)) }()
	panic(fmt.Errorf("p: %w", ErrX))
}

// Output:
// open: f not found true true false
// true f
// true true true true
// true true m: 2 errors
// true q x
// q true
// true Atoi true
// true open true
// open: f not found|f not found|"x"|f not found|main.NotFound|*fmt.wrapError
// true false true
// as
// true true
