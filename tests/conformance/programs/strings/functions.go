package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "The quick brown fox, the lazy dog"
	fmt.Println(strings.Count(s, "the"), strings.Index(s, "quick"), strings.LastIndex(s, "o"), strings.IndexByte(s, 'z'), strings.IndexAny(s, "xyz"), strings.IndexFunc(s, unicode.IsPunct))
	fmt.Println(strings.Split("a,b,,c", ","), len(strings.Split("", ",")), strings.SplitAfter("a.b", "."), strings.Fields("  a \t b\n"))
	fmt.Printf("%q %q\n", strings.TrimLeft("xxabcxx", "x"), strings.Trim("  é ", " "))
	b, a, ok := strings.Cut("key=val=x", "=")
	_, _, no := strings.Cut("none", "=")
	fmt.Println(b, a, ok, no, strings.TrimPrefix("prefix", "pre"), strings.TrimSuffix("x.go", ".go"))
	fmt.Println(strings.ToTitle("go"), strings.EqualFold("Go", "GO"), strings.HasPrefix(s, "The"), strings.ContainsRune(s, 'q'))
	fmt.Println(strings.Map(func(r rune) rune { return r + 1 }, "HAL"), strings.ReplaceAll("aaa", "a", "bb"), strings.Replace("aaa", "a", "b", 2))
	r := strings.NewReader("ab")
	c, _ := r.ReadByte()
	fmt.Println(string(c), r.Len())
	for w := range strings.SplitSeq("x y z", " ") {
		fmt.Print(w, ";")
	}
	for i, f := range strings.FieldsFunc("a1b22c", unicode.IsDigit) {
		fmt.Print(i, f, " ")
	}
	fmt.Println(strings.Compare("a", "b"), strings.Repeat("é", 3), strings.TrimFunc("123abc456", unicode.IsNumber))
}

// Output:
// 1 4 31 27 18 19
// [a b  c] 1 [a. b] [a b]
// "abcxx" "é"
// key val=x true false fix x
// GO true true true
// IBM bbbbbb bba
// a 1
// x;y;z;0a 1b 2c -1 ééé abc
