package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
)

type status int

func (s status) Error() string        { return "status " + strconv.Itoa(int(s)) }
func (s status) Is(target error) bool { return target == errRetry && s >= 500 }

type multi []error

func (m multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m multi) Unwrap() []error { return m }

type timeout interface{ Timeout() bool }
type slow struct{ error }

func (slow) Timeout() bool { return true }

var errRetry = errors.New("retry")

func main() {
	e := errors.Join(io.EOF, nil, status(404))
	fmt.Printf("%q %v %v\n", e, errors.Is(e, io.EOF), errors.Is(e, errRetry))
	w := fmt.Errorf("two: %w and %w", status(503), fs.ErrNotExist)
	fmt.Println(w, errors.Is(w, errRetry), errors.Is(w, fs.ErrNotExist), errors.Unwrap(w) == nil)
	var s status
	fmt.Println(errors.As(w, &s), int(s), errors.As(e, &s), int(s))
	m := multi{io.ErrUnexpectedEOF, w}
	fmt.Println(m, errors.Is(m, status(503)), errors.Is(m, errRetry), errors.Is(m, io.EOF))
	var t timeout
	x := fmt.Errorf("outer: %w", slow{status(1)})
	fmt.Println(errors.As(x, &t), t.Timeout(), x)
	fmt.Println(errors.Join(nil, nil) == nil, fmt.Errorf("%w", nil), errors.Unwrap(x) == slow{status(1)})
	_, err := strconv.Atoi("12x")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax)
	var p *fs.PathError
	fmt.Println(errors.As(err, &p), errors.Is(nil, io.EOF))
	v := fmt.Errorf("%v", io.EOF)
	fmt.Println(errors.Is(v, io.EOF))
}

// Output:
// "EOF\nstatus 404" true false
// two: status 503 and file does not exist true true true
// true 404 true 404
// 2 errors true true false
// true true outer: status 1
// true %!w(<nil>) true
// true Atoi 12x true
// false false
// false
