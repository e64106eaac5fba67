package main

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

func rev(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	fmt.Println(rev("héllo, 世界"), rev(""), rev("a"))
	b := []byte("hello")
	b[0] ^= 0x20
	b = append(b, ' ', 0xe4, 0xb8, 0x96)
	fmt.Println(string(b), len(b), bytes.Count(b, []byte("l")), bytes.Equal(b[:2], []byte("He")))
	counts := map[rune]int{}
	for _, r := range "mississippi" {
		counts[r]++
	}
	fmt.Println(counts['s'], counts['i'], counts['z'], len(counts))
	var caesar []byte
	for _, c := range []byte("xyz ABC") {
		switch {
		case 'a' <= c && c <= 'z':
			c = 'a' + (c-'a'+3)%26
		case 'A' <= c && c <= 'Z':
			c = 'A' + (c-'A'+3)%26
		}
		caesar = append(caesar, c)
	}
	fmt.Println(string(caesar), unicode.IsUpper('É'), unicode.ToLower('É') == 'é', string(unicode.ToUpper('ß')))
	rs := []rune("añb")
	rs[1]++
	fmt.Println(string(rs), len(string(rs)), string(rs[1:2]), rs[0] == 'a', utf8.RuneLen(rs[1]))
	s := "x"
	for range 3 {
		s += s
	}
	fmt.Println(s, len(s), s[len(s)-1] == 'x', string(s[0])+"y", string(rune(s[0])+1))
	type bs []byte
	fmt.Printf("%s %v %x %q\n", bs("hi"), bs("hi"), bs("hi"), bs("hi"))
}

// Output:
// 界世 ,olléh  a
// Hello 世 9 2 true
// 4 4 0 4
// abc DEF true true ß
// aòb 4 ò true 2
// xxxxxxxx 8 true xy y
// hi [104 105] 6869 "hi"
