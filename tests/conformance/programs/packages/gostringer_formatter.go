package main

import "fmt"

type G struct{ a, b int }

func (g G) GoString() string { return fmt.Sprintf("G(%d,%d)", g.a, g.b) }

type F float64

func (f F) Format(s fmt.State, v rune) {
	p, ok := s.Precision()
	w, wok := s.Width()
	fmt.Fprintf(s, "[%c %.1f %v %v %v %v %t%t%t%t]", v, float64(f), p, ok, w, wok, s.Flag('+'), s.Flag('-'), s.Flag('#'), s.Flag('0'))
}
func main() {
	fmt.Printf("%#v %v %#v %#v\n", G{1, 2}, G{1, 2}, []G{{3, 4}}, map[string]G{"k": {5, 6}})
	fmt.Printf("%v|%+5.2x|%-#08d|%s\n", F(1), F(2), F(3), []F{4, 5})
	fmt.Println(F(6), struct{ F F }{7})
	fmt.Printf("%#v %#v\n", struct {
		A G
		s string
	}{G{1, 1}, "q"}, &G{2, 2})
}

// Output:
// G(1,2) {1 2} []main.G{G(3,4)} map[string]main.G{"k":G(5,6)}
// [v 1.0 0 false 0 false falsefalsefalsefalse]|[x 2.0 2 true 5 true truefalsefalsefalse]|[d 3.0 0 false 8 true falsetruetruetrue]|[[s 4.0 0 false 0 false falsefalsefalsefalse] [s 5.0 0 false 0 false falsefalsefalsefalse]]
// [v 6.0 0 false 0 false falsefalsefalsefalse] {[v 7.0 0 false 0 false falsefalsefalsefalse]}
// struct { A main.G; s string }{A:G(1,1), s:"q"} G(2,2)
