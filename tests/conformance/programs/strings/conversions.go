package main

import (
	"fmt"
	"unicode/utf8"
)

type MyStr string
type MyBytes []byte
type MyRunes []rune
type MyByte byte

func main() {
	fmt.Println(string(rune('a')), string(rune(0x4e16)), string(rune(-1)) == "\uFFFD", string(rune(0x110000)) == "\uFFFD")
	fmt.Println([]byte("hé"), []rune("hé世"), string([]byte{104, 105}), string([]rune{0x767d, 0x9d6c, 0x7fd4}))
	fmt.Println(string([]byte{}) == "", string([]byte(nil)) == "", []byte("") == nil, len([]rune("")))
	b := MyBytes("bytes")
	r := MyRunes("rünes")
	s := MyStr("str")
	fmt.Printf("%T %v %T %v %T %v\n", b, b, r, r, s, s)
	fmt.Println(string(b), MyStr(b), MyStr(r), string(r[1:]), []byte(s), string(s)+"x", MyStr([]byte{65}))
	fmt.Println(string([]MyByte{72, 105}), []MyByte("ab"), MyStr("a")+MyStr("b"))
	bs := []byte("abc")
	str := string(bs)
	bs[0] = 'X'
	fmt.Println(str, string(bs))
	bs2 := []byte(str)
	bs2[1] = 'Y'
	fmt.Println(str, string(bs2), string(append(bs2, "tail"...)))
	n := copy(bs, "zyxw")
	fmt.Println(n, string(bs))
	n = copy(bs[1:], str)
	fmt.Println(n, string(bs))
	fmt.Printf("%q %q\n", string([]rune{'a', utf8.RuneError, -5, 0xd800}), []rune("\xff\xfe"))
	m := map[string]int{"abc": 1}
	fmt.Println(m[string([]byte("abc"))], string(bs) == "zab", []byte("x")[0])
}

// Output:
// a 世 true true
// [104 195 169] [104 233 19990] hi 白鵬翔
// true true false 0
// main.MyBytes [98 121 116 101 115] main.MyRunes [114 252 110 101 115] main.MyStr str
// bytes bytes rünes ünes [115 116 114] strx A
// Hi [97 98] ab
// abc Xbc
// abc aYc aYctail
// 3 zyx
// 2 zab
// "a���" ['�' '�']
// 1 true 120
