package main

import (
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"time"
)

type V struct{ x, y float64 }

func (v V) String() string { return fmt.Sprintf("(%g,%g)", v.x, v.y) }

type W struct {
	V
	name string
}
type X struct {
	v V
	p *V
	E error
}
type Y []V
type Z map[string]V
type En int

const (
	Red En = iota
	Green
)

func (e En) String() string {
	switch e {
	case Red:
		return "Red"
	}
	return fmt.Sprintf("En(%d)", int(e))
}

type MM map[En][]En
type PE struct{ err error }

func (p *PE) Error() string { return "PE" }

type Bytes []byte
type Nested struct {
	A []map[string]*int
	B [][]string
	C map[string]map[string]int
	D *Nested
	E any
	F func()
	G chan int
	H [2]bool
	I struct{ J int }
}
type Str string
type Fl float32
type Cx complex64
type Bo bool

func main() {
	fmt.Println(V{1, 2}, &V{1, 2}, W{V{1, 2}, "n"}, X{V{1, 2}, nil, nil}, Y{{1, 2}}, Z{"a": {1, 2}})
	fmt.Printf("%v %+v %s %d\n", X{v: V{3, 4}, E: errors.New("q")}, X{E: &PE{}}, Y{{1, 1}}, []En{0, 1})
	fmt.Printf("%v %d %s %x %q\n", Green, Green, Red, Green, Red)
	fmt.Println(MM{Green: {Red, Green}, Red: nil})
	fmt.Printf("%#v %#v %#v\n", Green, MM{Red: {1}}, Y{{1, 2}})
	n := Nested{A: []map[string]*int{nil, {}}, B: [][]string{{"a"}, nil}, C: map[string]map[string]int{"z": {"b": 1}, "a": nil}, E: []any{1, Str("s")}}
	fmt.Printf("%v\n%+v\n", n, n)
	fmt.Printf("%#v\n", n)
	fmt.Println(Str("s"), Fl(1.5), Cx(1i), Bo(true), Bytes("hi"))
	fmt.Printf("%q %s %v %x %.2f %v %t %#v %#v %#v %#v\n", Str("a\"b"), Bytes("hi"), Bytes("hi"), Bytes("hi"), Fl(1.234), Cx(2), Bo(false), Str("x"), Fl(2), Bo(true), Bytes("h"))
	fmt.Printf("%8s|%-8s|%08.3f|%+v|%x|%X|% x|%#x\n", Str("ab"), En(0), Fl(3.14159), Cx(1+2i), Str("hi"), "hi", "hi", "hi")
	fmt.Printf("%5t|%-7v|%3c|%-4q|%#U\n", Bo(true), Red, 'x', 'y', 'z')
	fmt.Printf("%*d|%-*d|%.*f\n", 5, 1, 5, 2, 2, 3.14159)
	fmt.Printf("%[3]v %[1]v %v\n", 1, 2, 3)
	fmt.Printf("%v %v\n", struct{ a *int }{}, [2]*V{})
	fmt.Printf("%d %s\n", []any{1, "x"}, []any{"a", V{1, 1}, errors.New("e")})
	fmt.Println(big.NewInt(1<<40), new(big.Int).Exp(big.NewInt(2), big.NewInt(100), nil), time.Duration(0), []byte(nil), [3]byte{1, 2})
	u, _ := url.Parse("http://a.b/c?d=e")
	fmt.Println(u.Host, u, u.Query())
	fmt.Printf("%T %T %T %T\n", Green, MM{}, &PE{}, n.I)
	fmt.Printf("%v %s\n", &W{V{1, 2}, "x"}, &n.I)
	fmt.Printf("%v %+v\n", []*W{nil}, map[En]*W{1: nil})
	fmt.Printf("%s|%v|%d\n", error(nil), nil, nil)
	fmt.Printf("%!d %z %d\n", 1, 2, 3)
	fmt.Printf("%6.2f%%|%+.1e|%g|%G|%08b|%o|%O\n", 12.345, 12345.678, 1e-10, 1e100, 5, 64, 64)
	fmt.Printf("%t %v %p\n", "str", struct{}{}, nil)
	fmt.Println(fmt.Sprintln("a", 1), fmt.Sprint("a", "b", 1, 2, "c"), fmt.Sprint(V{}, V{}), fmt.Sprint(1, V{}, "x", 2))
	fmt.Printf("%v %v\n", map[[2]int]V{{2, 1}: {}, {1, 2}: {}}, map[V]int{{2, 1}: 1, {1, 5}: 2})
	type k struct {
		a string
		b int
	}
	fmt.Println(map[k]bool{{"b", 1}: true, {"a", 2}: false, {"a", 1}: true})
	e := fmt.Errorf("a: %w, b: %w", errors.New("x"), &PE{})
	fmt.Println(e, errors.Is(e, e))
	var pe *PE
	fmt.Println(errors.As(e, &pe))
	fmt.Printf("%v %+v %#v\n", (*V)(nil), (*W)(nil), (*X)(nil))
	fmt.Printf("%x %X\n", Y{{1, 2}}, Str("hello"))
	fmt.Printf("%10v|%-10v|%10v\n", V{1, 2}, Green, []En{0})
}

// Output:
// (1,2) (1,2) (1,2) {{1 2} <nil> <nil>} [(1,2)] map[a:(1,2)]
// {{3 4} <nil> q} {v:{x:0 y:0} p:<nil> E:PE} [(1,1)] [0 1]
// En(1) 1 Red 456e283129 "Red"
// map[Red:[] En(1):[Red En(1)]]
// 1 main.MM{0:[]main.En{1}} main.Y{main.V{x:1, y:2}}
// {[map[] map[]] [[a] []] map[a:map[] z:map[b:1]] <nil> [1 s] <nil> <nil> [false false] {0}}
// {A:[map[] map[]] B:[[a] []] C:map[a:map[] z:map[b:1]] D:<nil> E:[1 s] F:<nil> G:<nil> H:[false false] I:{J:0}}
// main.Nested{A:[]map[string]*int{map[string]*int(nil), map[string]*int{}}, B:[][]string{[]string{"a"}, []string(nil)}, C:map[string]map[string]int{"a":map[string]int(nil), "z":map[string]int{"b":1}}, D:(*main.Nested)(nil), E:[]interface {}{1, "s"}, F:(func())(nil), G:(chan int)(nil), H:[2]bool{false, false}, I:struct { J int }{J:0}}
// s 1.5 (0+1i) true [104 105]
// "a\"b" hi [104 105] 6869 1.23 (2+0i) false "x" 2 true main.Bytes{0x68}
//       ab|Red     |0003.142|(1+2i)|6869|6869|68 69|0x6869
//  true|Red    |  x|'y' |U+007A 'z'
//     1|2    |3.14
// 3 1 2
// {<nil>} [<nil> <nil>]
// [1 %!d(string=x)] [a (1,1) e]
// 1099511627776 1267650600228229401496703205376 0s [] [1 2 0]
// a.b http://a.b/c?d=e map[d:[e]]
// main.En main.MM *main.PE struct { J int }
// (1,2) &{%!s(int=0)}
// [<nil>] map[En(1):<nil>]
// %!s(<nil>)|<nil>|%!d(<nil>)
// %!!(int=1)d %!z(int=2) 3
//  12.35%|+1.2e+04|1e-10|1E+100|00000101|100|0o100
// %!t(string=str) {} %!p(<nil>)
// a 1
//  ab1 2c (0,0) (0,0) 1 (0,0)x2
// map[[1 2]:(0,0) [2 1]:(0,0)] map[(1,5):2 (2,1):1]
// map[{a 1}:true {a 2}:false {b 1}:true]
// a: x, b: PE true
// true
// <nil> <nil> (*main.X)(nil)
// [28312c3229] 68656C6C6F
//      (1,2)|En(1)     |[       Red]
