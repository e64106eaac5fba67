package main

import (
	"fmt"
	"strings"
)

type Unit int
type Size float64
type Mode string

const (
	Byte Unit = 1 << (10 * iota)
	Kilo
	Mega
)
const (
	Small Size = iota * 1.5
	Medium
	Large
)
const (
	Read  Mode = "r"
	Write Mode = "w"
	Both       = Read + Write
)

func (u Unit) In(v Unit) float64 { return float64(u) / float64(v) }
func (m Mode) Has(o Mode) bool   { return strings.Contains(string(m), string(o)) }

func main() {
	fmt.Println(Mega.In(Kilo), Unit(3).In(2), (Kilo + 24).In(Kilo), Byte+Kilo)
	fmt.Println(Small, Medium, Large, Large*2, Large > Medium)
	fmt.Printf("%T %v %T\n", Both, Both, Large+1)
	fmt.Println(Both.Has(Write), Read.Has(Write), len(Both), Both[1:], Mode("x").Has("x"))
	var u Unit = 5
	u *= Kilo
	u <<= 1
	fmt.Println(u, u/Kilo, -u, u%1000, u == 10*Kilo)
	switch u {
	case 10 * Kilo:
		fmt.Println("ten")
	case Mega:
		fmt.Println("mega")
	}
	m := map[Mode]Unit{Read: Kilo, "q": 3}
	fmt.Println(m["r"], m["q"], m[Write])
	arr := [Kilo / 256]Mode{Unit(1): "one"}
	fmt.Printf("%d %q\n", len(arr), arr)
}

// Output:
// 1024 1.5 1.0234375 1025
// 0 1.5 3 6 true
// main.Mode rw main.Size
// true false 2 w true
// 10240 10 -10240 240 true
// ten
// 1024 3 0
// 4 ["" "one" "" ""]
