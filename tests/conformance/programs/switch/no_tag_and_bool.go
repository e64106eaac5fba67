package main

import "fmt"

func t(s string, v bool) bool { fmt.Print(s, " "); return v }

func main() {
	switch {
	case t("a", false), t("b", true), t("c", true):
		fmt.Println("first")
	case t("d", true):
		fmt.Println("second")
	}
	switch true {
	case t("x", false):
	case t("y", true):
		fmt.Println("y")
	}
	switch false {
	case t("p", true):
		fmt.Println("no")
	default:
		fmt.Println("default")
	}
	switch x := 5; {
	case x > 3:
		fmt.Println("x>3")
	}
	switch {
	}
	switch f := func() int { return 3 }; f() {
	case 3:
		fmt.Println("three")
	}
}

// Output:
// a b first
// x y y
// p default
// x>3
// three
