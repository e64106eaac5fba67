package main

import (
	"fmt"
	"io"
	"strings"
)

type Matrix [2][2]float64

func (m Matrix) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	switch verb {
	case 'v':
		if s.Flag('#') {
			io.WriteString(s, "Matrix{...}")
			return
		}
		fallthrough
	case 's':
		fmt.Fprintf(s, "[%g %g; %g %g]", m[0][0], m[0][1], m[1][0], m[1][1])
	case 'f':
		fmt.Fprintf(s, fmt.FormatString(s, verb)+"..", m[0][0])
	default:
		fmt.Fprintf(s, "%%!%c(w=%d,%v p=%d,%v +%v -%v)", verb, w, hasW, p, hasP, s.Flag('+'), s.Flag('-'))
	}
}

type Secret string

func (Secret) String() string   { return "***" }
func (Secret) GoString() string { return `Secret("***")` }

type Ptr struct{ n int }

func (p *Ptr) String() string { return fmt.Sprintf("Ptr<%d>", p.n) }

type Loud struct{ Secret }

type Bad struct{}

func (Bad) String() string { panic("no text") }

type Err struct{ msg string }

func (e Err) Error() string  { return "err:" + e.msg }
func (e Err) String() string { return "str:" + e.msg }

func main() {
	m := Matrix{{1, 2}, {3, 4.5}}
	fmt.Printf("%v|%s|%#v|%8.3f|%+-5.2q|%x\n", m, m, m, m, m, m)
	fmt.Println(m, []Matrix{m}, map[string]Matrix{"k": m})
	s := Secret("pw")
	fmt.Printf("%v %s %q %#v %d %x %T\n", s, s, s, s, s, s, s)
	fmt.Printf("%v %+v %#v %v\n", Loud{s}, Loud{s}, Loud{s}, []Secret{s})
	p := Ptr{3}
	fmt.Println(p, &p, []*Ptr{&p}[0], struct{ P Ptr }{p})
	fmt.Printf("%v %s\n", Bad{}, Bad{})
	fmt.Println(Err{"e"}, &Err{"p"}, []error{Err{"in"}})
	var np *Ptr
	var ns *Secret
	fmt.Println(ns, strings.Contains(fmt.Sprint(np), "nil"))
	fmt.Println(fmt.Sprintf("%v", struct {
		a Secret
		B Secret
	}{"x", "y"}))
}

// Output:
// [1 2; 3 4.5]|[1 2; 3 4.5]|Matrix{...}|   1.000..|%!q(w=5,true p=2,true +true -true)|%!x(w=0,false p=0,false +false -false)
// [1 2; 3 4.5] [[1 2; 3 4.5]] map[k:[1 2; 3 4.5]]
// *** *** "***" Secret("***") %!d(main.Secret=pw) 2a2a2a main.Secret
// *** *** Secret("***") [***]
// {3} Ptr<3> Ptr<3> {{3}}
// %!v(PANIC=String method: no text) %!s(PANIC=String method: no text)
// err:e err:p [err:in]
// <nil> true
// {x ***}
