package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	s := "a\xffb\xe4\xb8c\xc3\x28"
	fmt.Println(len(s), utf8.ValidString(s), utf8.RuneCountInString(s), len([]rune(s)))
	fmt.Printf("%q %+q %x\n", s, s, s)
	fmt.Printf("%q\n", string([]rune(s)))
	fmt.Println(strings.ToValidUTF8(s, "?"), strings.ContainsRune(s, utf8.RuneError))
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		fmt.Print(string(r), n, " ")
		s = s[n:]
	}
	fmt.Println()
	b := []byte("日")
	fmt.Println(utf8.FullRune(b[:2]), utf8.RuneStart(b[1]), utf8.AppendRune(nil, 'é'))
	fmt.Println(utf16.Encode([]rune{'a', 0x1f600}), string(utf16.Decode([]uint16{0x48, 0xd83d, 0xde00})))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'x' {
			return -1
		}
		return unicode.ToUpper(r)
	}, "axbé"))
}

// Output:
// 8 false 8 8
// "a\xffb\xe4\xb8c\xc3(" "a\xffb\xe4\xb8c\xc3(" 61ff62e4b863c328
// "a�b��c�("
// a?b?c?( true
// a1 �1 b1 �1 �1 c1 �1 (1
// false false [195 169]
// [97 55357 56832] H😀
// ABÉ
