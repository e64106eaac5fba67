package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type Str string

func (s Str) String() string { return "<" + string(s) + ">" }

type P struct{ n int }

func (p *P) String() string { return fmt.Sprint("P", p.n) }

func all(ss ...fmt.Stringer) (out []string) {
	for _, s := range ss {
		if s == nil {
			out = append(out, "nil")
			continue
		}
		out = append(out, s.String())
	}
	return
}
func errs(es ...error) (n int) {
	for _, e := range es {
		if e != nil {
			n++
		}
	}
	return
}
func keep(xs ...int) []int { return xs }

func main() {
	p := &P{1}
	fmt.Println(all(Str("a"), p, nil, &P{2}))
	fmt.Println(all([]fmt.Stringer{Str("b"), p}...), all())
	fmt.Println(errs(nil, errors.New("x"), io.EOF), errs())
	base := make([]int, 2, 10)
	k := keep(base...)
	k[0] = 7
	k = append(k, 8)
	fmt.Println(base, base[:3], len(k))
	k1, k2 := keep(1, 2), keep(1, 2)
	k1[0] = 5
	fmt.Println(k1, k2)
	fmt.Println(Str("x"), p, []any{Str("y"), p}, []Str{"z"}, P{3})
	fmt.Println(fmt.Sprintln("end", Str("s")) == "end <s>\n")
	strs := []Str{"q"}
	var conv []fmt.Stringer
	for _, s := range strs {
		conv = append(conv, s)
	}
	fmt.Println(all(conv...), strings.Join(all(conv...), ","))
	defer fmt.Println(append([]any{"deferred"}, 1, Str("d"))...)
}

// Output:
// [<a> P1 nil P2]
// [<b> P1] []
// 2 0
// [7 0] [7 0 8] 3
// [5 2] [1 2]
// <x> P1 [<y> P1] [<z>] {3}
// true
// [<q>] <q>
// deferred 1 <d>
