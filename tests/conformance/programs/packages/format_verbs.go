package main

import (
	"errors"
	"fmt"
	"time"
)

type P struct{ X, Y int }
type Q struct {
	Name string
	p    *P
	In   P
	L    []P
	M    map[string]*P
	F    func()
	C    chan int
	I    any
	E    error
}
type S struct{ v int }

func (s S) String() string { return fmt.Sprintf("S<%d>", s.v) }

type PS struct{ v int }

func (s *PS) String() string { return fmt.Sprintf("PS<%d>", s.v) }

type G struct{ v int }

func (g G) GoString() string { return "G!" }

type F struct{ v int }

func (f F) Format(st fmt.State, c rune) {
	w, ok := st.Width()
	fmt.Fprintf(st, "F(%c %d %v %v)", c, w, ok, st.Flag('+'))
}

type Er struct{ msg string }

func (e Er) Error() string { return "Er:" + e.msg }

type N int
type M map[string]int
type L []string
type A [2]bool
type Fn func(int) string
type Iface interface{ String() string }
type Emb struct {
	S
	n int
}
type EmbP struct {
	*PS
	n int
}

func main() {
	p := P{1, 2}
	q := Q{Name: "q", In: p, L: []P{{3, 4}}, I: p, E: Er{"x"}}
	fmt.Println(p, &p, []P{p}, []*P{nil}, map[string]P{"a": p}, [1]P{p}, struct {
		a int
		b string
	}{1, "z"})
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v\n%+v\n%#v\n", q, q, q)
	fmt.Printf("%v %+v %#v %s %d\n", S{1}, S{1}, S{1}, S{1}, S{1})
	fmt.Printf("%v %v %T %s\n", &S{2}, PS{3}, &PS{3}, &PS{3})
	fmt.Println([]S{{1}, {2}}, []*PS{}, map[S]S{{1}: {2}}, [2]S{}, struct {
		A S
		b S
	}{S{1}, S{2}}, struct{ A *PS }{})
	fmt.Printf("%#v %v %#v %#v\n", G{1}, G{1}, []G{{1}}, &G{1})
	fmt.Printf("%5d %+v %x %v\n", F{1}, F{1}, F{1}, []F{{1}})
	fmt.Println(Er{"a"}, &Er{"b"}, []error{Er{"c"}, errors.New("d"), nil}, fmt.Errorf("w: %w", Er{"e"}))
	fmt.Printf("%v %+v %#v %T %05d %x\n", N(5), N(5), N(5), N(5), N(5), N(255))
	fmt.Printf("%v %#v %T %v %#v %T %v %#v %T\n", M{"a": 1}, M{"a": 1}, M{}, L{"x"}, L{"x", "y"}, L{}, A{true}, A{true}, A{})
	fmt.Printf("%T %T %T %T %T\n", Fn(nil), (*P)(nil), []P{}, map[N]P{}, (chan P)(nil))
	var i Iface = S{4}
	fmt.Printf("%v %T %#v\n", i, i, i)
	i = &PS{5}
	fmt.Printf("%v %T\n", i, i)
	i = nil
	fmt.Printf("%v %T\n", i, i)
	fmt.Println(Emb{S{1}, 2}, EmbP{&PS{3}, 4}, &Emb{})
	fmt.Printf("%+v %#v\n", Emb{S{1}, 2}, Emb{S{1}, 2})
	fmt.Printf("%v %d %s\n", []any{1, "a", nil, p, S{1}}, []int{1}, []string{"a", "b"})
	fmt.Printf("%#v %#v %#v %#v\n", []any{1, "a", nil, 2.5, p}, map[string]any{"z": 1, "a": p}, []byte("hi"), [3]byte{1})
	fmt.Printf("%q %x %X %v\n", []string{"a b", "c"}, "hi", []byte{1, 171}, []byte("x"))
	fmt.Printf("%d %!|%z %d\n", 1, 2)
	fmt.Printf("%d\n", "s")
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("x\n", 1)
	fmt.Printf("%s\n", p)
	fmt.Printf("%d\n", p)
	fmt.Printf("%6.2f|%-8s|%08d|%+d|% d|%e|%g|%t|%c|%U|%o|%b|%%\n", 3.14159, "ab", 42, 7, 7, 12345.678, 1e21, true, 'x', 'x', 8, 5)
	fmt.Printf("%[2]d %[1]d %*d %v\n", 1, 2, 5, 42, "end")
	fmt.Printf("%8v|%-8v|%8v\n", p, N(3), S{1})
	fmt.Println(time.Duration(1500)*time.Millisecond, []time.Duration{1e9}, struct{ D time.Duration }{2e9})
	fmt.Println(1e6, 1e20, 1e21, 1e-5, float32(0.1), 100000.0, 123456789.0, 0.000001234)
	fmt.Print("a", 1, 2, "b", "c", 3.0, p, p, '\n', "\n")
	fmt.Println(nil, []any(nil), map[string]int(nil), error(nil))
	var np *P
	var ns *S
	var nps *PS
	fmt.Printf("%v %+v\n", np, np)
	fmt.Println(ns == nil, nps == nil)
	fmt.Printf("%v\n", ns)
	fmt.Println(struct{}{}, [0]int{}, []struct{}{{}}, &[]int{1}, &map[string]int{"a": 1}, &[2]int{}, &struct{ P }{p})
	fmt.Printf("%v %+v\n", struct {
		P *P
		Q []*P
	}{nil, []*P{nil}}, struct {
		E error
		S fmt.Stringer
	}{Er{"z"}, S{9}})
	fmt.Printf("%s %v %d\n", errors.Join(Er{"1"}, Er{"2"}), errors.Is(fmt.Errorf("a %w", Er{"q"}), Er{"q"}), N(1))
	fmt.Printf("%t %v %p\n", true, false, nil)
	fmt.Printf("%v %v\n", int8(-5), uint8(5))
	fmt.Printf("%x %X %#x %#o\n", -255, 255, 255, 8)
	fmt.Printf("%T %T %T %T %T\n", struct {
		A int
		b string
	}{}, func(int, ...string) (bool, error) { return false, nil }, [3]*P{}, map[string][]any{}, new(any))
	type local struct{ z int }
	fmt.Printf("%T %v %+v\n", local{1}, local{1}, &local{1})
	fmt.Printf("%6v|%-6v|%06v\n", []int{1, 2}, []string{"a"}, P{1, 2})
	fmt.Printf("%.1f %.2v\n", []float64{1.25, 2}, P{1, 2})
	fmt.Printf("%v %s\n", [3]N{1, 2}, L{"q"})
	fmt.Printf("%x\n", L{"q", "r"})
	fmt.Printf("%v %v\n", 'a', "é"[0])
}

// Output:
// {1 2} &{1 2} [{1 2}] [<nil>] map[a:{1 2}] [{1 2}] {1 z}
// {1 2} {X:1 Y:2} main.P{X:1, Y:2} main.P
// {q <nil> {1 2} [{3 4}] map[] <nil> <nil> {1 2} Er:x}
// {Name:q p:<nil> In:{X:1 Y:2} L:[{X:3 Y:4}] M:map[] F:<nil> C:<nil> I:{X:1 Y:2} E:Er:x}
// main.Q{Name:"q", p:(*main.P)(nil), In:main.P{X:1, Y:2}, L:[]main.P{main.P{X:3, Y:4}}, M:map[string]*main.P(nil), F:(func())(nil), C:(chan int)(nil), I:main.P{X:1, Y:2}, E:main.Er{msg:"x"}}
// S<1> S<1> main.S{v:1} S<1> {1}
// S<2> {3} *main.PS PS<3>
// [S<1> S<2>] [] map[S<1>:S<2>] [S<0> S<0>] {S<1> {2}} {<nil>}
// G! {1} []main.G{G!} G!
// F(d 5 true false) F(v 0 false true) F(x 0 false false) [F(v 0 false false)]
// Er:a Er:b [Er:c d <nil>] w: Er:e
// 5 5 5 main.N 00005 ff
// map[a:1] main.M{"a":1} main.M [x] main.L{"x", "y"} main.L [true false] main.A{true, false} main.A
// main.Fn *main.P []main.P map[main.N]main.P chan main.P
// S<4> main.S main.S{v:4}
// PS<5> *main.PS
// <nil> <nil>
// S<1> PS<3> S<0>
// S<1> main.Emb{S:main.S{v:1}, n:2}
// [1 a <nil> {1 2} S<1>] [1] [a b]
// []interface {}{1, "a", interface {}(nil), 2.5, main.P{X:1, Y:2}} map[string]interface {}{"a":main.P{X:1, Y:2}, "z":1} []byte{0x68, 0x69} [3]uint8{0x1, 0x0, 0x0}
// ["a b" "c"] 6869 01AB [120]
// 1 %!!(int=2)|%!z(MISSING) %!d(MISSING)
// %!d(string=s)
// 1 %!d(MISSING)
// x
// %!(EXTRA int=1){%!s(int=1) %!s(int=2)}
// {1 2}
//   3.14|ab      |00000042|+7| 7|1.234568e+04|1e+21|true|x|U+0078|10|101|%
// 2 1  5 42
// {       1        2}|3       |    S<1>
// 1.5s [1s] {2s}
// 1e+06 1e+20 1e+21 1e-05 0.1 100000 1.23456789e+08 1.234e-06
// a1 2bc3 {1 2} {1 2} 10
// <nil> [] map[] <nil>
// <nil> <nil>
// true true
// <nil>
// {} [] [{}] &[1] &map[a:1] &[0 0] &{{1 2}}
// {<nil> [<nil>]} {E:Er:z S:S<9>}
// Er:1
// Er:2 true 1
// true false %!p(<nil>)
// -5 5
// -ff FF 0xff 010
// struct { A int; b string } func(int, ...string) (bool, error) [3]*main.P map[string][]interface {} *interface {}
// main.local {1} &{z:1}
// [     1      2]|[a     ]|{000001 000002}
// [1.2 2.0] {01 02}
// [1 2 0] [q]
// [71 72]
// 97 195
