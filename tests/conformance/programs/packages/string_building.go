package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

func main() {
	s := ""
	for i := range 5 {
		s += strconv.Itoa(i) + ","
		s = s + string(rune('a'+i))
	}
	fmt.Println(s, len(s))
	var sb strings.Builder
	for i := 3; i > 0; i-- {
		sb.WriteString(strings.Repeat("*", i))
		sb.WriteByte('\n')
	}
	fmt.Print(sb.String())
	b := []byte(s)
	b[0] = 'X'
	fmt.Println(string(b[:3]), s[:3])
	b = append(b[:2], b[4:]...)
	fmt.Println(string(b))
	t := strings.Join(strings.FieldsFunc("a,b;c", func(r rune) bool { return r == ',' || r == ';' }), "-")
	fmt.Println(t, strings.Count(t, "-"), strings.Index(t, "c"), strings.LastIndex("go gopher", "go"), t[strings.IndexByte(t, '-')+1:])
	fmt.Println(bytes.Equal([]byte("a"), []byte{97}), bytes.ToUpper([]byte("q")), strings.TrimLeft("xxabc", "x"), strings.TrimSuffix("a.go", ".go"), strings.Fields("  a  b "))
	x := "héllo"
	for i := len(x) - 1; i >= 0; i-- {
		fmt.Printf("%x ", x[i])
	}
	fmt.Println()
	r := []rune(x)
	r[1] = 'e'
	fmt.Println(string(r), len(r), string(r[1:3]), x > "hello", x == "h\u00e9llo")
	fmt.Println(strings.Compare("a", "b"), "a"+"b"+x[3:], `a\n`+"\t|", strings.ContainsRune(x, 'é'), strings.SplitN("a=b=c", "=", 2), strings.Title("x y"))
}

// Output:
// 0,a1,b2,c3,d4,e 15
// ***
// **
// *
// X,a 0,a
// X,,b2,c3,d4,e
// a-b-c 2 4 3 b-c
// true [81] abc a [a b]
// 6f 6c 6c a9 c3 68
// hello 5 el true true
// -1 abllo a\n	| true [a b=c] X Y
