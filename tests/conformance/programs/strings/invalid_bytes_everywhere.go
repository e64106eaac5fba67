package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func main() {
	s := "a\xffb\xe4\xb8c\xed\xa0\x80世"
	for i, r := range s {
		fmt.Printf("%d:%q ", i, r)
	}
	fmt.Println(len(s), utf8.ValidString(s), utf8.RuneCountInString(s))
	rs := []rune(s)
	fmt.Println(len(rs), rs[1] == utf8.RuneError, string(rs) == s)
	fmt.Printf("%q %+q %x\n", s, s, s[:4])
	fmt.Printf("%q\n", strings.ToValidUTF8(s, "?"))
	fmt.Printf("%q %q %q %q\n", string(rune(-1)), string(rune(0x110000)), string(rune(0xD800)), string(rune(0x10FFFF)))
	b := []byte("é世")
	b = b[:len(b)-1]
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		fmt.Printf("%q %d ", r, n)
		b = b[n:]
	}
	fmt.Println()
	fmt.Println([]byte("\u00e9\xe9\U0001F600\377\x00"))
	fmt.Println("\xff" == "\ufffd", "\xff" < "\ufffd", []rune("\xff")[0] == []rune("\ufffd")[0])
	m := map[string]int{"\xff": 1, "\xfe": 2}
	fmt.Println(len(m), m["\xfe"])
	last, n := utf8.DecodeLastRuneInString(s)
	fmt.Println(string(last), n, strings.IndexByte(s, 0xff), strings.IndexRune(s, utf8.RuneError), strings.Count(s, ""))
}

// Output:
// 0:'a' 1:'�' 2:'b' 3:'�' 4:'�' 5:'c' 6:'�' 7:'�' 8:'�' 9:'世' 12 false 10
// 10 true false
// "a\xffb\xe4\xb8c\xed\xa0\x80世" "a\xffb\xe4\xb8c\xed\xa0\x80\u4e16" 61ff62e4
// "a?b?c?世"
// "�" "�" "�" "\U0010ffff"
// 'é' 2 '�' 1 '�' 1
// [195 169 233 240 159 152 128 255 0]
// false false true
// 2 2
// 世 3 1 1 11
