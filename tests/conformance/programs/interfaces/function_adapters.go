package main

import (
	"fmt"
	"strconv"
	"strings"
)

type Handler interface{ Handle(string) string }
type HandlerFunc func(string) string
type Middleware func(Handler) Handler

func (f HandlerFunc) Handle(s string) string { return f(s) }

func chain(h Handler, ms ...Middleware) Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}
func wrap(l, r string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(s string) string { return l + next.Handle(s) + r })
	}
}

type Visitor interface {
	Num(int) string
	Add(a, b Node) string
}
type Node interface{ Accept(Visitor) string }
type Num int
type Add struct{ a, b Node }
type printer struct{ depth int }
type evaler struct{}

func (n Num) Accept(v Visitor) string { return v.Num(int(n)) }
func (a Add) Accept(v Visitor) string { return v.Add(a.a, a.b) }
func (p *printer) Num(n int) string   { return strconv.Itoa(n) }
func (p *printer) Add(a, b Node) string {
	p.depth++
	return "(" + a.Accept(p) + "+" + b.Accept(p) + ")"
}
func (e evaler) Num(n int) string     { return strings.Repeat("|", n) }
func (e evaler) Add(a, b Node) string { return a.Accept(e) + b.Accept(e) }

func main() {
	h := chain(HandlerFunc(strings.ToUpper), wrap("<", ">"), wrap("[", "]"))
	fmt.Println(h.Handle("x"), chain(HandlerFunc(func(s string) string { return s })).Handle("id"))
	_, ok := h.(HandlerFunc)
	fmt.Println(ok)
	p := &printer{}
	e := Add{Num(1), Add{Num(2), Num(3)}}
	fmt.Println(e.Accept(p), p.depth, len(e.Accept(evaler{})))
	var n Node = e
	if a, ok := n.(Add); ok {
		_, isNum := a.a.(Num)
		fmt.Println(isNum, a.b.(Add).a == Node(Num(2)), n == Node(Add{Num(1), Add{Num(2), Num(3)}}))
	}
}

// Output:
// <[X]> id
// true
// (1+(2+3)) 2 6
// true true true
