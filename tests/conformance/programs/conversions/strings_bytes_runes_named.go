package main

import "fmt"

type Text string
type Bytes []byte
type Byte byte
type Runes []rune
type MyRune rune

func (t Text) Len() int { return len(t) }

func conv[T ~string | ~[]byte](v T) (string, []byte) { return string(v), []byte(v) }

func main() {
	t := Text("héy")
	b := Bytes(t)
	r := Runes(t)
	b[0] = 'H'
	r[1] = 'E'
	fmt.Println(t, string(b), string(r), Text(b).Len(), Text(r).Len(), len(r))
	fmt.Printf("%T %T %T %v %v\n", t[0], b[0], r[0], b, r)
	bs := []Byte("ab")
	fmt.Printf("%T %v %s\n", bs, bs, string(bs))
	fmt.Println(string(MyRune('x')), Text(MyRune('世')), string(rune(65)))
	s, by := conv(b)
	s2, by2 := conv(t)
	fmt.Println(s, len(by), s2, len(by2))
	buf := append([]byte("pre"), t...)
	n := copy(buf[1:], "XYZ")
	fmt.Println(string(buf), n)
	src := []byte("abc")
	str := string(src)
	src[0] = 'z'
	fmt.Println(str, string(src))
	var nilBytes []byte
	fmt.Println(string(nilBytes) == "", []byte("") == nil, len([]rune("")), string([]rune{}) == "")
	a := [3]byte([]byte("xyz"))
	p := (*[2]byte)(src)
	p[1] = 'y'
	fmt.Println(a, string(a[:]), string(p[:]), string(src))
	for i, c := range []byte("é") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
}

// Output:
// héy Héy hEy 4 3 3
// uint8 uint8 int32 [72 195 169 121] [104 69 121]
// []main.Byte [97 98] ab
// x 世 A
// Héy 4 héy 4
// pXYZéy 3
// abc zbc
// true false 0 true
// [120 121 122] xyz zy zyc
// 0 195 1 169
