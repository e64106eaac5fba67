package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

type ID string
type Bytes []byte
type Level int8

func (l Level) String() string { return "L" + strconv.Itoa(int(l)) }

func main() {
	fmt.Println(string(rune(65)), string(rune('é')), string([]rune{72, 105}), []byte("é"), []rune("é"), string([]byte{0xc3, 0xa9}))
	id := ID("abc")
	fmt.Println(string(id)+"d", id+"e", ID([]byte("xy")), len(id), []byte(id), Bytes(id), ID(Bytes("q")), id[1:], id == "abc")
	for i, r := range id {
		fmt.Print(i, string(r), " ")
	}
	fmt.Println()
	fmt.Println(Level(3), int(Level(3))+1, Level(200&0x7f), Level('a'), string(rune(Level(66))), float64(Level(-3)))
	fmt.Println(fmt.Sprint(Level(1))+"!", fmt.Sprintf("%d %v %s %x", Level(10), Level(10), Level(10), Level(10)))
	n, _ := strconv.Atoi("0042")
	f, _ := strconv.ParseFloat("2.50", 64)
	fmt.Println(n, f, strconv.Itoa(n)+"x", strconv.FormatFloat(f, 'f', -1, 64), fmt.Sprint(f)+"y")
	b := []byte("mutable")
	s := string(b)
	b[0] = 'M'
	u := string(b)
	fmt.Println(s, u, s == u, strings.EqualFold(s, u))
	h := fmt.Sprintf("%x", "hello")
	var back []byte
	fmt.Sscanf(h, "%x", &back)
	fmt.Println(h, string(back))
	x := uint8('0') + 7
	fmt.Println(string(rune(x)), x-'0', rune(x) == '7', '7'-'0', int('9'-'0')*2)
	var r rune = 0x1F600
	fmt.Println(len(string(r)), utf8.RuneCountInString(string(r)), []byte(string(r)))
}

// Output:
// A é Hi [195 169] [233] é
// abcd abce xy 3 [97 98 99] [97 98 99] q bc true
// 0a 1b 2c
// L3 4 L72 L97 B -3
// L1! 10 L10 L10 4c3130
// 42 2.5 42x 2.5 2.5y
// mutable Mutable false true
// 68656c6c6f hello
// 7 7 true 7 18
// 4 1 [240 159 152 128]
