package main

import (
	"fmt"
	"unicode/utf8"
)

func main() {
	fmt.Println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'', '"', '\\')
	fmt.Println('\a', '\b', '\f', '\n', '\r', '\v')
	fmt.Printf("%T %c %q %U %x\n", 'x', '世', '\n', '世', 'ÿ')
	var b byte = 'z' - 'a' + 'A'
	fmt.Printf("%T %v %c\n", b, b, b)
	r := 'a' + 1
	fmt.Printf("%T %c %T\n", r, r, 'a'*2.0)
	fmt.Println('a' < 'b', '9'-'0', string('☺'), string(rune(0x65e5)))
	fmt.Println('\u0061' == 'a', '\x61' == '\141')
	for _, c := range []rune{'\'', '\u00e9', '\U0010ffff', utf8.RuneError} {
		fmt.Printf("%q %+q %#U %d\n", c, c, c, utf8.RuneLen(c))
	}
}

// Output:
// 97 228 26412 9 0 7 255 7 255 4836 1053236 39 34 92
// 7 8 12 10 13 11
// int32 世 '\n' U+4E16 ff
// uint8 90 Z
// int32 b float64
// true 9 ☺ 日
// true true
// '\'' '\'' U+0027 ''' 1
// 'é' '\u00e9' U+00E9 'é' 2
// '\U0010ffff' '\U0010ffff' U+10FFFF 4
// '�' '\ufffd' U+FFFD '�' 3
