package main

import (
	"errors"
	"fmt"
	"strings"
)

type Builder struct {
	parts []string
	err   error
}

func New() *Builder { return &Builder{} }
func (b *Builder) Add(s string) *Builder {
	if b.err == nil {
		if s == "" {
			b.err = errors.New("empty")
		} else {
			b.parts = append(b.parts, s)
		}
	}
	return b
}
func (b Builder) With(s string) Builder {
	b.parts = append(b.parts[:len(b.parts):len(b.parts)], s)
	return b
}
func (b *Builder) String() string { return strings.Join(b.parts, "+") }

type Expr interface {
	Eval(env map[string]float64) float64
}
type Num float64
type Var string
type Bin struct {
	op   byte
	l, r Expr
}

func (n Num) Eval(map[string]float64) float64     { return float64(n) }
func (v Var) Eval(env map[string]float64) float64 { return env[string(v)] }
func (b Bin) Eval(env map[string]float64) float64 {
	l, r := b.l.Eval(env), b.r.Eval(env)
	switch b.op {
	case '+':
		return l + r
	case '*':
		return l * r
	}
	panic(fmt.Sprintf("unknown %c", b.op))
}

func main() {
	b := New().Add("a").Add("b")
	fmt.Println(b, b.err)
	fmt.Println(New().Add("x").Add("").Add("y"), New().Add("").err)
	c := b.With("c")
	d := b.With("d")
	fmt.Println(c.parts, d.parts, b.parts, &c)
	e := Bin{'+', Num(2), Bin{'*', Var("x"), Num(3)}}
	fmt.Println(e.Eval(map[string]float64{"x": 5}))
	try(func() { Bin{'?', Num(1), Num(1)}.Eval(nil) })
	fmt.Printf("%v %+v %T\n", e, e, e.l)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// a+b <nil>
// x empty
// [a b c] [a b d] [a b] a+b+c
// 17
// panic: unknown ?
// {43 2 {42 x 3}} {op:43 l:2 r:{op:42 l:x r:3}} main.Num
