package main

import (
	"fmt"
	"io"
	"strings"
)

type Namer interface{ Name() string }
type Ager interface{ Age() int }
type Person interface {
	Namer
	Ager
	fmt.Stringer
}

type Both interface {
	Namer
	interface{ Name() string }
}

type ann struct{}

func (ann) Name() string   { return "ann" }
func (ann) Age() int       { return 30 }
func (ann) String() string { return "<ann>" }

type upper struct{ io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type half struct{ Person }

func (h half) Age() int { return h.Person.Age() / 2 }

func main() {
	var p Person = ann{}
	var n Namer = p
	_, isAger := n.(Ager)
	fmt.Println(p, n.Name(), isAger, n.(Person).Age(), n.(Both).Name())
	h := half{p}
	p = h
	fmt.Println(p.Age(), p.Name(), h, half{h}.Age())
	b, err := io.ReadAll(upper{strings.NewReader("quiet")})
	fmt.Println(string(b), err)
	var rw io.ReadWriter
	_, ok := rw.(io.Reader)
	fmt.Println(ok, rw == nil)
	func() {
		defer func() { fmt.Println(recover() != nil) }()
		half{}.Name()
	}()
	var x any = n
	_, s := x.(interface {
		Namer
		Missing()
	})
	fmt.Println(s)
}

// Output:
// <ann> ann true 30 ann
// 15 ann <ann> 7
// QUIET <nil>
// false true
// true
// false
