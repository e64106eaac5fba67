package main

import (
	"fmt"
	"strings"
)

type Expr interface{ Accept(Visitor) any }

type Visitor interface {
	Num(Num) any
	Bin(*Bin) any
	Neg(Neg) any
	Var(Var) any
}

type (
	Num float64
	Var string
	Neg struct{ X Expr }
	Bin struct {
		Op   byte
		L, R Expr
	}
)

func (n Num) Accept(v Visitor) any  { return v.Num(n) }
func (x Var) Accept(v Visitor) any  { return v.Var(x) }
func (n Neg) Accept(v Visitor) any  { return v.Neg(n) }
func (b *Bin) Accept(v Visitor) any { return v.Bin(b) }

type eval map[string]float64

func (eval) Num(n Num) any   { return float64(n) }
func (e eval) Var(x Var) any { return e[string(x)] }
func (e eval) Neg(n Neg) any { return -n.X.Accept(e).(float64) }
func (e eval) Bin(b *Bin) any {
	l, r := b.L.Accept(e).(float64), b.R.Accept(e).(float64)
	switch b.Op {
	case '+':
		return l + r
	case '*':
		return l * r
	}
	return l - r
}

type printer struct{ depth *int }

func (p printer) Num(n Num) any { return fmt.Sprint(float64(n)) }
func (p printer) Var(x Var) any { return string(x) }
func (p printer) Neg(n Neg) any { return "-" + n.X.Accept(p).(string) }
func (p printer) Bin(b *Bin) any {
	*p.depth++
	return fmt.Sprintf("(%v %c %v)", b.L.Accept(p), b.Op, b.R.Accept(p))
}

// simplify embeds what it does not change.
type identity struct{}

func (identity) Num(n Num) any { return n }
func (identity) Var(x Var) any { return x }
func (identity) Neg(n Neg) any { return n }

type simplify struct {
	identity
	times int
}

func (s *simplify) Bin(b *Bin) any {
	l, r := b.L.Accept(s).(Expr), b.R.Accept(s).(Expr)
	s.times++
	ln, lok := l.(Num)
	rn, rok := r.(Num)
	switch {
	case lok && rok:
		return Num((&Bin{b.Op, ln, rn}).Accept(eval{}).(float64))
	case b.Op == '*' && (lok && ln == 0 || rok && rn == 0):
		return Num(0)
	case b.Op == '+' && lok && ln == 0, b.Op == '*' && lok && ln == 1:
		return r
	}
	return &Bin{b.Op, l, r}
}

func main() {
	e := &Bin{'+', &Bin{'*', Num(1), Var("x")}, &Bin{'-', &Bin{'*', Num(2), Num(3)}, Neg{Var("y")}}}
	var depth int
	fmt.Println(e.Accept(printer{&depth}), depth)
	fmt.Println(e.Accept(eval{"x": 4, "y": 0.5}))
	s := &simplify{}
	small := e.Accept(s).(Expr)
	fmt.Println(small.Accept(printer{&depth}), s.times)
	var vs []Visitor = []Visitor{eval{"x": 1}, printer{&depth}, s}
	for _, v := range vs {
		fmt.Printf("%s %v\n", strings.TrimPrefix(fmt.Sprintf("%T", v), "*"), Neg{Num(3)}.Accept(v))
	}
}

// Output:
// ((1 * x) + ((2 * 3) - -y)) 4
// 10.5
// (x + (6 - -y)) 4
// main.eval -3
// main.printer -3
// main.simplify {3}
