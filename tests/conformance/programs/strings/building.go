package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

func main() {
	var b strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteByte('!')
	b.WriteRune('世')
	b.WriteString("end")
	fmt.Println(b.String(), b.Len())
	s := ""
	for i := range 5 {
		s = string(rune('a'+i)) + s + strconv.Itoa(i)
	}
	fmt.Println(s)
	s += s[:2] + s
	fmt.Println(s, strings.Repeat("=-", 4), strings.Join([]string{"a", "b"}, ", "))
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world"))
	fmt.Fprintf(&buf, " %03d", 7)
	fmt.Println(buf.String(), buf.Len())
	out := []byte("x")
	out = append(out, "yz"...)
	out = append(out, 'w', 48)
	out = strconv.AppendInt(out, -42, 10)
	out = fmt.Appendf(out, "<%v>", []int{1})
	fmt.Println(string(out))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace(string(out)), strings.Title("go"), strings.Fields(" a  b "), strings.SplitN("a,b,c", ",", 2))
}

// Output:
// 3...2...1...!世end 19
// edcba01234
// edcba01234ededcba01234 =-=-=-=- a, b
// hello world 007 15
// xyzw0-42<[1]>
// xyzw0-42&lt;[1]&gt; Go [a b] [a b,c]
