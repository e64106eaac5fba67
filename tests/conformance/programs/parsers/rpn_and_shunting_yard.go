package main

import (
	"fmt"
	"strings"
)

type assoc bool

const (
	left  assoc = false
	right assoc = true
)

var ops = map[string]struct {
	prec  int
	assoc assoc
	apply func(a, b int) int
}{
	"+": {1, left, func(a, b int) int { return a + b }},
	"-": {1, left, func(a, b int) int { return a - b }},
	"*": {2, left, func(a, b int) int { return a * b }},
	"%": {2, left, func(a, b int) int { return a % b }},
	"^": {3, right, func(a, b int) int {
		r := 1
		for range b {
			r *= a
		}
		return r
	}},
}

type stack[T any] []T

func (s *stack[T]) push(v T) { *s = append(*s, v) }
func (s *stack[T]) pop() (v T) {
	old := *s
	v = old[len(old)-1]
	*s = old[:len(old)-1]
	return
}
func (s stack[T]) top() (v T, ok bool) {
	if len(s) > 0 {
		v, ok = s[len(s)-1], true
	}
	return
}

func postfix(infix string) string {
	var out []string
	var st stack[string]
	for _, tok := range strings.Fields(infix) {
		op, isOp := ops[tok]
		switch {
		case tok == "(":
			st.push(tok)
		case tok == ")":
			for t := st.pop(); t != "("; t = st.pop() {
				out = append(out, t)
			}
		case isOp:
			for {
				t, ok := st.top()
				o, other := ops[t]
				if !ok || !other || o.prec < op.prec || o.prec == op.prec && op.assoc == right {
					break
				}
				out = append(out, st.pop())
			}
			st.push(tok)
		default:
			out = append(out, tok)
		}
	}
	for len(st) > 0 {
		out = append(out, st.pop())
	}
	return strings.Join(out, " ")
}

func eval(rpn string) (result int) {
	var st stack[int]
	for tok := range strings.FieldsSeq(rpn) {
		if op, ok := ops[tok]; ok {
			b, a := st.pop(), st.pop()
			st.push(op.apply(a, b))
			continue
		}
		var n int
		fmt.Sscan(tok, &n)
		st.push(n)
	}
	return st.pop()
}

func main() {
	for _, e := range []string{"3 + 4 * 2", "( 3 + 4 ) * 2", "2 ^ 3 ^ 2", "10 - 4 - 3", "17 % 5 ^ 2 + 1", "( ( 1 ) )"} {
		p := postfix(e)
		fmt.Printf("%-18s %-18s %d\n", e, p, eval(p))
	}
	defer func() { fmt.Println("recovered:", recover()) }()
	eval("1 +")
}

// Output:
// 3 + 4 * 2          3 4 2 * +          11
// ( 3 + 4 ) * 2      3 4 + 2 *          14
// 2 ^ 3 ^ 2          2 3 2 ^ ^          512
// 10 - 4 - 3         10 4 - 3 -         3
// 17 % 5 ^ 2 + 1     17 5 2 ^ % 1 +     18
// ( ( 1 ) )          1                  1
// recovered: runtime error: index out of range [-1]
