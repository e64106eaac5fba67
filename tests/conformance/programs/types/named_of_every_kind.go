package main

import "fmt"

type (
	B  bool
	I  int16
	F  float32
	C  complex128
	S  string
	A  [2]I
	L  []S
	M  map[S]L
	P  *I
	Fn func(A) M
	Ch chan F
	St struct {
		I
		*F
		m M
	}
	If  interface{ do() S }
	Any any
	L2  L
	St2 St
)

func (l L) do() S  { return l[0] }
func (b B) do() S  { return S(fmt.Sprint(!b)) }
func (f Fn) do() S { return f(A{1, 2}).do() }
func (m M) do() S  { return m["k"].do() }

func main() {
	i := I(5)
	var p P = &i
	*p++
	f := F(1.5)
	st := St{i, &f, M{"k": {"v"}}}
	st.I++
	*st.F *= 2
	s2 := St2(st)
	fn := Fn(func(a A) M { return M{"k": {S(fmt.Sprint(a[1]))}} })
	ch := make(Ch, 1)
	ch <- f
	fmt.Println(i, *p, st.I, f, s2.m, <-ch, C(1i)*C(1i), A{3}[0])
	for _, v := range []If{L{"l"}, B(true), fn, M{"k": {"m"}}} {
		fmt.Printf("%T=%s ", v, v.do())
	}
	fmt.Println()
	var x Any = L2{"a"}
	_, isIf := x.(If)
	fmt.Println(isIf, L(x.(L2)).do(), L(L2{"b"}).do())
	fmt.Printf("%T %T %T %T %T %T\n", p, *p, s2, x, ch, Any(nil))
	fmt.Println(B(i > 3) && B(f > 1), S("a")+S('b'), L{"x", "y"}[1][0], len(M{}["none"]))
	var b B = i == 6
	if b {
		fmt.Println("named bool", !b, b == true)
	}
	switch S("q") {
	case "q":
		fmt.Println("named string")
	}
	var np P
	var nf Fn
	fmt.Println(np == nil, nf == nil, Ch(nil) == nil, M(nil)["x"] == nil)
}

// Output:
// 6 6 7 3 map[k:[v]] 3 (-1+0i) 3
// main.L=l main.B=false main.Fn=2 main.M=m
// false a b
// main.P main.I main.St2 main.L2 main.Ch <nil>
// true ab 121 0
// named bool false true
// named string
// true true true true
