package main

import "fmt"

type S string

func main() {
	for i, r := range "aé\xffz世\xe4\xb8" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i := range S("héé") {
		fmt.Print(i, " ")
	}
	for range "日本" {
		fmt.Print(".")
	}
	for _, r := range []rune("añ") {
		fmt.Printf("%T%c ", r, r)
	}
	for i, b := range []byte("é") {
		fmt.Print(i, b, " ")
	}
	var key any
	for key = range "ab" {
	}
	fmt.Println(key)
}

// Output:
// 0:97 1:233 3:65533 4:122 5:19990 8:65533 9:65533
// 0 1 3 ..int32a int32ñ 0 195 1 169 1
