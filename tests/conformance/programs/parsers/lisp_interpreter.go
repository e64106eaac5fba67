package main

import (
	"fmt"
	"strconv"
	"strings"
)

type (
	Symbol string
	List   []any
	Func   func(args ...any) any
	Env    struct {
		vars  map[Symbol]any
		outer *Env
	}
)

func (e *Env) find(s Symbol) *Env {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[s]; ok {
			return e
		}
	}
	panic("undefined: " + string(s))
}

func (l List) String() string {
	parts := make([]string, len(l))
	for i, x := range l {
		parts[i] = fmt.Sprint(x)
	}
	return "(" + strings.Join(parts, " ") + ")"
}

func read(tokens *[]string) any {
	t := (*tokens)[0]
	*tokens = (*tokens)[1:]
	switch t {
	case "(":
		l := List{}
		for (*tokens)[0] != ")" {
			l = append(l, read(tokens))
		}
		*tokens = (*tokens)[1:]
		return l
	case "'":
		return List{Symbol("quote"), read(tokens)}
	}
	if n, err := strconv.Atoi(t); err == nil {
		return n
	}
	return Symbol(t)
}

func parse(src string) any {
	tokens := strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ", "'", " ' ").Replace(src))
	return read(&tokens)
}

func eval(x any, env *Env) any {
	for {
		switch v := x.(type) {
		case Symbol:
			return env.find(v).vars[v]
		case List:
			switch v[0] {
			case Symbol("quote"):
				return v[1]
			case Symbol("if"):
				if eval(v[1], env) != false {
					x = v[2]
				} else {
					x = v[3]
				}
				continue
			case Symbol("define"):
				env.vars[v[1].(Symbol)] = eval(v[2], env)
				return nil
			case Symbol("lambda"):
				params, body := v[1].(List), v[2]
				return Func(func(args ...any) any {
					inner := &Env{map[Symbol]any{}, env}
					for i, p := range params {
						inner.vars[p.(Symbol)] = args[i]
					}
					return eval(body, inner)
				})
			}
			f := eval(v[0], env).(Func)
			var args []any
			for _, a := range v[1:] {
				args = append(args, eval(a, env))
			}
			return f(args...)
		default:
			return x
		}
	}
}

func arith(f func(a, b int) int) Func {
	return func(args ...any) any {
		acc := args[0].(int)
		for _, a := range args[1:] {
			acc = f(acc, a.(int))
		}
		return acc
	}
}

func main() {
	global := &Env{vars: map[Symbol]any{
		"+":    arith(func(a, b int) int { return a + b }),
		"-":    arith(func(a, b int) int { return a - b }),
		"*":    arith(func(a, b int) int { return a * b }),
		"<":    Func(func(a ...any) any { return a[0].(int) < a[1].(int) }),
		"list": Func(func(a ...any) any { return List(a) }),
		"car":  Func(func(a ...any) any { return a[0].(List)[0] }),
		"cdr":  Func(func(a ...any) any { return a[0].(List)[1:] }),
		"null": Func(func(a ...any) any { return len(a[0].(List)) == 0 }),
		"cons": Func(func(a ...any) any { return append(List{a[0]}, a[1].(List)...) }),
	}}
	run := func(src string) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println(src, "!!", r)
			}
		}()
		if v := eval(parse(src), global); v != nil {
			fmt.Println(src, "=>", v)
		}
	}
	run("(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))")
	run("(fact 10)")
	run("(define map (lambda (f l) (if (null l) l (cons (f (car l)) (map f (cdr l))))))")
	run("(map fact '(1 2 3 4 5))")
	run("(define adder (lambda (a) (lambda (b) (+ a b))))")
	run("((adder 3) 4)")
	run("(map (adder 10) (list 1 2 3))")
	run("'(a (b c) ())")
	run("(nope 1)")
	run("(+ 1 2 3 (- 10 4))")
}

// Output:
// (fact 10) => 3628800
// (map fact '(1 2 3 4 5)) => (1 2 6 24 120)
// ((adder 3) 4) => 7
// (map (adder 10) (list 1 2 3)) => (11 12 13)
// '(a (b c) ()) => (a (b c) ())
// (nope 1) !! undefined: nope
// (+ 1 2 3 (- 10 4)) => 12
