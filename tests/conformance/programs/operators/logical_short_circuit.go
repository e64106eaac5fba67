package main

import "fmt"

func t(s string) bool { fmt.Print(s, " "); return true }
func f(s string) bool { fmt.Print(s, " "); return false }

type B bool

func main() {
	fmt.Println(t("a") && f("b") && t("c"))
	fmt.Println(f("a") || t("b") || t("c"))
	fmt.Println(f("a") && t("b") || t("c") && !f("d"))
	fmt.Println(!(t("x") || f("y")), !t("x") || !f("y"))
	var p *struct{ n int }
	fmt.Println(p != nil && p.n > 0, p == nil || p.n > 0)
	var s []int
	i := 5
	fmt.Println(i < len(s) && s[i] > 0, len(s) == 0 || s[0] == 1)
	var m map[string]int
	v, ok := m["x"]
	fmt.Println(ok && v > 0, !ok || v == 0)
	var b B = true
	c := b && B(t("named"))
	fmt.Printf("%T %v\n", c, !c)
	x := 10
	if x > 5 && func() bool { x = 1; return true }() && x == 1 {
		fmt.Println("side effect", x)
	}
	for n := 0; n < 3 && (t("loop") || f("no")); n++ {
	}
	fmt.Println()
	r := f("1") == f("2") && t("3") != f("4")
	fmt.Println(r, true != false == true, (1 < 2) == (3 < 4))
	zero := 0
	fmt.Println(zero != 0 && 10/zero > 1, zero == 0 || 10/zero > 1)
	var e error
	fmt.Println(e != nil && e.Error() == "x")
}

// Output:
// a b false
// a b true
// a c d true
// x x y false true
// false true
// false true
// false true
// named main.B false
// side effect 1
// loop loop loop
// 1 2 3 4 true true true
// false true
// false
