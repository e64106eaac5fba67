package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	for i, r := range "aé世\xff\xc0z" {
		fmt.Printf("%d:%c(%U) ", i, r, r)
	}
	fmt.Println()
	for i := range "日本" {
		fmt.Print(i, " ")
	}
	n := 0
	for range "世界" {
		n++
	}
	fmt.Println(n)
	for i, b := range []byte("é") {
		fmt.Print(i, ":", b, " ")
	}
	s := "abc"
	for i, r := range s {
		s = "changed"
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(s)
	var i int
	var r rune
	for i, r = range "xyz" {
	}
	fmt.Println(i, r, string(r))
	for _, r := range "\xed\xa0\x80" {
		fmt.Print(r == utf8.RuneError, " ")
	}
	for i, r := range "a\x00b" {
		fmt.Print(i, r, " ")
	}
	fmt.Println()
	for range "" {
		fmt.Println("never")
	}
	type S string
	for _, c := range S("né") {
		fmt.Printf("%T %c ", c, c)
	}
	fmt.Println()
}

// Output:
// 0:a(U+0061) 1:é(U+00E9) 3:世(U+4E16) 6:�(U+FFFD) 7:�(U+FFFD) 8:z(U+007A)
// 0 3 2
// 0:195 1:169 0a 1b 2c changed
// 2 122 z
// true true true 0 97 1 0 2 98
// int32 n int32 é
