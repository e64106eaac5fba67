package main

import "fmt"

func main() {
	s := "a\xffb\xc0\xafé世\xe4\xb8"
	for i, r := range s {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println(len(s), []rune(s), []byte(s), string([]rune(s)) == s)
	for i := range s {
		fmt.Print(i, " ")
	}
	fmt.Println()
	n := 0
	for range s {
		n++
	}
	fmt.Println(n)
	for i := 0; i < len(s); i++ {
		fmt.Print(s[i], " ")
	}
	fmt.Println()
	fmt.Println(string(rune(65)), string(rune(0x4e16)), string(rune(-1)), string(rune(0x110000)), string(rune(0xd800)))
	type S string
	type B []byte
	type R []rune
	ss := S("hi")
	bb := B(ss)
	rr := R(ss)
	fmt.Println(ss, bb, rr, S(bb), S(rr), string(bb))
	fmt.Printf("%T %T %T %q %s %x\n", ss, bb, rr, ss, bb, bb)
	fmt.Println("abc" < "abd", "Z" < "a", "" < "a", "abc"[1:], "abc"[:1], "abc"[3:])
	bs := []byte("hello")
	copy(bs[1:], "EY")
	bs = append(bs, " world"...)
	fmt.Println(string(bs))
	fmt.Printf("%q %+q %x % x %#x %U %c\n", s, s, s, "abc", "abc", 'é', 'é')
	for i, r := range []rune(s) {
		if r == 0xfffd {
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	for i, b := range []byte("é") {
		fmt.Print(i, b, ";")
	}
	fmt.Println(`raw\n`, "tab\t|", '\'', "\"")
	t := ""
	for i := range 5 {
		t += string(rune('a' + i))
	}
	fmt.Println(t)
	var x byte = 'a'
	t = string(x) + t
	fmt.Println(t)
}

// Output:
// 0:97 1:65533 2:98 3:65533 4:65533 5:233 7:19990 10:65533 11:65533 12 [97 65533 98 65533 65533 233 19990 65533 65533] [97 255 98 192 175 195 169 228 184 150 228 184] false
// 0 1 2 3 4 5 7 10 11
// 9
// 97 255 98 192 175 195 169 228 184 150 228 184
// A 世 � � �
// hi [104 105] [104 105] hi hi hi
// main.S main.B main.R "hi" hi 6869
// true true true bc a
// hEYlo world
// "a\xffb\xc0\xafé世\xe4\xb8" "a\xffb\xc0\xaf\u00e9\u4e16\xe4\xb8" 61ff62c0afc3a9e4b896e4b8 61 62 63 0x616263 U+00E9 é
// 1 3 4 7 8
// 0 195;1 169;raw\n tab	| 39 "
// abcde
// aabcde
