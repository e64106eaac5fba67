package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

type Temporary interface{ Temporary() bool }

type netErr struct {
	op   string
	temp bool
	err  error
}

func (e *netErr) Error() string   { return e.op + ": " + e.err.Error() }
func (e *netErr) Unwrap() error   { return e.err }
func (e *netErr) Temporary() bool { return e.temp }

type multi []error

func (m multi) Error() string {
	var s []string
	for _, e := range m {
		s = append(s, e.Error())
	}
	return strings.Join(s, "; ")
}
func (m multi) Unwrap() []error { return m }

type sentinel string

func (s sentinel) Error() string { return string(s) }

const ErrClosed = sentinel("closed")

func main() {
	e := &netErr{"dial", true, ErrClosed}
	var t Temporary
	if errors.As(fmt.Errorf("x: %w", e), &t) {
		fmt.Println("temporary", t.Temporary())
	}
	m := multi{e, io.ErrUnexpectedEOF, &netErr{"read", false, io.EOF}}
	fmt.Println(m)
	fmt.Println(errors.Is(m, ErrClosed), errors.Is(m, io.EOF), errors.Is(m, sentinel("other")))
	var s sentinel
	fmt.Println(errors.As(m, &s), s)
	fmt.Println(errors.AsType[*netErr](m))
	_, err := strconv.Atoi("12x")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax)
	_, err = os.Open("/does/not/exist")
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, errors.Is(err, os.ErrNotExist), errors.Is(err, fs.ErrNotExist))
}

// Output:
// temporary true
// dial: closed; unexpected EOF; read: EOF
// true true false
// true closed
// dial: closed true
// true Atoi 12x true
// true open true true
