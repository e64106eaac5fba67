package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
)

type kind int

const (
	num kind = iota
	op
	lparen
	rparen
)

type token struct {
	kind kind
	text string
	val  float64
}

type lexer struct {
	src string
	pos int
}

func (l *lexer) next() (token, error) {
	for l.pos < len(l.src) && l.src[l.pos] == ' ' {
		l.pos++
	}
	if l.pos == len(l.src) {
		return token{}, io.EOF
	}
	c := l.src[l.pos]
	switch {
	case c >= '0' && c <= '9':
		start := l.pos
		for l.pos < len(l.src) && (l.src[l.pos] == '.' || unicode.IsDigit(rune(l.src[l.pos]))) {
			l.pos++
		}
		v, err := strconv.ParseFloat(l.src[start:l.pos], 64)
		return token{num, l.src[start:l.pos], v}, err
	case strings.ContainsRune("+-*/^", rune(c)):
		l.pos++
		return token{kind: op, text: string(c)}, nil
	case c == '(', c == ')':
		l.pos++
		return token{kind: lparen + kind(strings.IndexByte("()", c)), text: string(c)}, nil
	}
	return token{}, fmt.Errorf("unexpected %q at %d", c, l.pos)
}

type Expr interface{ Eval() (float64, error) }

type Num float64

type Bin struct {
	op   string
	l, r Expr
}

var ErrDivide = errors.New("division by zero")

func (n Num) Eval() (float64, error) { return float64(n), nil }

func (b *Bin) Eval() (float64, error) {
	l, err := b.l.Eval()
	if err != nil {
		return 0, err
	}
	r, err := b.r.Eval()
	if err != nil {
		return 0, err
	}
	switch b.op {
	case "+":
		return l + r, nil
	case "-":
		return l - r, nil
	case "*":
		return l * r, nil
	case "^":
		return math.Pow(l, r), nil
	}
	if r == 0 {
		return 0, fmt.Errorf("%v/%v: %w", l, r, ErrDivide)
	}
	return l / r, nil
}

func (b *Bin) String() string { return fmt.Sprintf("(%v %s %v)", b.l, b.op, b.r) }

type parser struct {
	toks []token
	pos  int
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}

func (p *parser) peek() (token, bool) {
	if p.pos < len(p.toks) {
		return p.toks[p.pos], true
	}
	return token{}, false
}

func (p *parser) primary() Expr {
	t, ok := p.peek()
	if !ok {
		panic(errors.New("unexpected end"))
	}
	p.pos++
	switch t.kind {
	case num:
		return Num(t.val)
	case lparen:
		e := p.expr(1)
		if t, ok := p.peek(); !ok || t.kind != rparen {
			panic(errors.New("missing )"))
		}
		p.pos++
		return e
	case op:
		if t.text == "-" {
			return &Bin{"-", Num(0), p.expr(3)}
		}
	}
	panic(fmt.Errorf("unexpected %s", t.text))
}

func (p *parser) expr(min int) Expr {
	e := p.primary()
	for {
		t, ok := p.peek()
		if !ok || t.kind != op || prec[t.text] < min {
			return e
		}
		p.pos++
		next := prec[t.text] + 1
		if t.text == "^" {
			next--
		}
		e = &Bin{t.text, e, p.expr(next)}
	}
}

func Parse(s string) (e Expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	l := &lexer{src: s}
	p := &parser{}
	for {
		t, err := l.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		p.toks = append(p.toks, t)
	}
	e = p.expr(1)
	if t, more := p.peek(); more {
		return nil, fmt.Errorf("left over: %s", t.text)
	}
	return e, nil
}

func main() {
	for _, s := range []string{"1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 + 10/4", "1/0", "1 +", "(1", "a", "1 2", "8 - 3 - 2"} {
		e, err := Parse(s)
		if err != nil {
			fmt.Println(s, "->", err)
			continue
		}
		v, err := e.Eval()
		fmt.Println(s, "=", v, err, e, errors.Is(err, ErrDivide))
	}
}

// Output:
// 1 + 2 * 3 = 7 <nil> (1 + (2 * 3)) false
// (1+2)*3 = 9 <nil> ((1 + 2) * 3) false
// 2^3^2 = 512 <nil> (2 ^ (3 ^ 2)) false
// -4 + 10/4 = -1.5 <nil> ((0 - 4) + (10 / 4)) false
// 1/0 = 0 1/0: division by zero (1 / 0) true
// 1 + -> unexpected end
// (1 -> missing )
// a -> unexpected 'a' at 0
// 1 2 -> left over: 2
// 8 - 3 - 2 = 3 <nil> ((8 - 3) - 2) false
