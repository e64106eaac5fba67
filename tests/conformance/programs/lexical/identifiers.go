// Letters of any script, underscores, and predeclared names used for other things.
package main

import "fmt"

type ñ struct{ αβ, x9, _x int }

func (ñ) Größe() string { return "groß" }

var _日本 = 3
var ThisVariableIsExported, _x9, a = 1, 2, 3

func main() {
	v := ñ{1, 2, 3}
	fmt.Printf("%+v %T %s\n", v, v, v.Größe())
	π, é := 3.14, "é"
	fmt.Println(_日本, ThisVariableIsExported+_x9+a, π, é)
	true := false
	nil := 0
	iota := "i"
	fmt.Println(true, nil, iota)
	{
		int := func(x float64) string { return fmt.Sprint("<", x, ">") }
		len := 5
		string := [2]bool{!true}
		fmt.Println(int(2), len, string)
	}
	var append, copy, error, any = 1, 2, 3, 4
	fmt.Println(append+copy, error*any, int(7.0), len("abc"))
	type rune string
	fmt.Println(rune("r") + "s")
	_, x := 1, 2
	var _ = x
	_ = x
}

// Output:
// {αβ:1 x9:2 _x:3} main.ñ groß
// 3 6 3.14 é
// false 0 i
// <2> 5 [true false]
// 3 12 7 3
// rs
