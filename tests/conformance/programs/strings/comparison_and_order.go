package main

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
)

func main() {
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "é" > "z", "Z" < "a")
	fmt.Println("a" == "a", "a" != "\u0061", "\xff" > "\u00ff", "10" < "9")
	xs := []string{"b", "", "a", "é", "ab", "B", "日本"}
	sort.Strings(xs)
	fmt.Printf("%q\n", xs)
	fmt.Println(min("b", "a", "c"), max("x", "xx"), strings.Compare("a", "b"), cmp.Compare("b", "a"))
	var s string
	fmt.Println(s == "", len(s), s+"x", s >= "")
	type T string
	var t T = "t"
	fmt.Println(t == "t", t < "u", t+"u" == T("tu"), string(t) == "t")
	a, b := "con"+s+"cat", "concat"
	fmt.Println(a == b, any(a) == any(b), any(t) == any("t"))
	switch a {
	case "con":
		fmt.Println("no")
	case b:
		fmt.Println("same")
	}
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("É", "é"))
}

// Output:
// true false true true true true true
// true false true true
// ["" "B" "a" "ab" "b" "é" "日本"]
// a xx -1 1
// true 0 x true
// true true true true
// true true false
// same
// false true
