package main

import (
	"fmt"
	"math"
	"strconv"
	"unicode"
)

type parser struct {
	src  []rune
	pos  int
	vars map[string]float64
}

type syntaxError struct {
	pos  int
	want string
}

func (e syntaxError) Error() string { return fmt.Sprintf("at %d: want %s", e.pos, e.want) }

var binding = map[rune]int{'+': 1, '-': 1, '*': 2, '/': 2, '^': 4}

func (p *parser) peek() rune {
	for p.pos < len(p.src) && unicode.IsSpace(p.src[p.pos]) {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

func (p *parser) while(f func(rune) bool) string {
	start := p.pos
	for p.pos < len(p.src) && f(p.src[p.pos]) {
		p.pos++
	}
	return string(p.src[start:p.pos])
}

func (p *parser) operand() float64 {
	switch r := p.peek(); {
	case r == '(':
		p.pos++
		v := p.expr(0)
		if p.peek() != ')' {
			panic(syntaxError{p.pos, ")"})
		}
		p.pos++
		return v
	case r == '-':
		p.pos++
		return -p.expr(3)
	case unicode.IsDigit(r):
		v, err := strconv.ParseFloat(p.while(func(r rune) bool { return unicode.IsDigit(r) || r == '.' }), 64)
		if err != nil {
			panic(err)
		}
		return v
	case unicode.IsLetter(r):
		name := p.while(unicode.IsLetter)
		if f, ok := functions[name]; ok {
			return f(p.operand())
		}
		v, ok := p.vars[name]
		if !ok {
			panic(fmt.Errorf("unknown name %q", name))
		}
		return v
	}
	panic(syntaxError{p.pos, "operand"})
}

var functions = map[string]func(float64) float64{"sqrt": math.Sqrt, "abs": math.Abs, "twice": func(x float64) float64 { return 2 * x }}

func (p *parser) expr(min int) float64 {
	left := p.operand()
	for {
		op := p.peek()
		b, ok := binding[op]
		if !ok || b < min {
			return left
		}
		p.pos++
		next := b + 1
		if op == '^' {
			next = b
		}
		right := p.expr(next)
		switch op {
		case '+':
			left += right
		case '-':
			left -= right
		case '*':
			left *= right
		case '/':
			left /= right
		case '^':
			left = math.Pow(left, right)
		}
	}
}

func eval(s string, vars map[string]float64) (v float64, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			panic(r)
		}
	}()
	p := &parser{src: []rune(s), vars: vars}
	v = p.expr(0)
	if p.peek() != 0 {
		err = syntaxError{p.pos, "end"}
	}
	return
}

func main() {
	vars := map[string]float64{"x": 3, "pi": math.Pi}
	for _, s := range []string{"1 + 2 * 3", "(1+2)*3", "2^3^2", "-2^2", "sqrt(x*x + 16)", "10/4 - 1", "twice abs(-x)", "1 +", "(2", "y", "3 4", "1/0", "1..2"} {
		v, err := eval(s, vars)
		if err != nil {
			_, mine := err.(syntaxError)
			fmt.Printf("%-16s %v %t\n", s, err, mine)
			continue
		}
		fmt.Printf("%-16s %g\n", s, v)
	}
}

// Output:
// 1 + 2 * 3        7
// (1+2)*3          9
// 2^3^2            512
// -2^2             -4
// sqrt(x*x + 16)   5
// 10/4 - 1         1.5
// twice abs(-x)    6
// 1 +              at 3: want operand true
// (2               at 2: want ) true
// y                unknown name "y" false
// 3 4              at 2: want end true
// 1/0              +Inf
// 1..2             strconv.ParseFloat: parsing "1..2": invalid syntax false
