package main

import (
	"fmt"
	"strings"
	"unicode"
)

type vowel string

type reader struct {
	parts []string
	sb    strings.Builder
}

func (r *reader) Write(p []byte) (int, error) {
	r.parts = append(r.parts, strings.TrimSpace(string(p)))
	return r.sb.Write(p)
}

func main() {
	rot := func(r rune) rune {
		switch {
		case unicode.IsLower(r):
			return 'a' + (r-'a'+13)%26
		case r == ' ':
			return -1
		}
		return r
	}
	fmt.Println(strings.Map(rot, "hello World"), strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Println(strings.TrimFunc("123abc456", func(r rune) bool { return r < 'a' }), strings.IndexFunc("abcÄ", unicode.IsUpper))
	rep := strings.NewReplacer("<", "&lt;", "a", "b", "b", "a")
	fmt.Println(rep.Replace("<ab>"))
	r := &reader{}
	fmt.Fprintf(r, "line %d \n", 1)
	fmt.Fprintln(r, "two", vowel("a"))
	fmt.Printf("%q %q\n", r.parts, r.sb.String())
	before, after, ok := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, ok)
	rest, had := strings.CutPrefix("prefix-rest", "prefix-")
	fmt.Println(rest, had, strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("Go", "gO"))
	fmt.Println(strings.Repeat(string(vowel("ab")), 3), strings.Title("go is"), strings.LastIndexByte("abcb", 'b'), strings.ContainsAny("x", ""))
	fmt.Printf("%q %q %q\n", strings.SplitAfterN("a,b,c", ",", 2), strings.Split("", ","), strings.Split("abc", ""))
	sr := strings.NewReader("héllo")
	b, _ := sr.ReadByte()
	ru, n, _ := sr.ReadRune()
	err := sr.UnreadRune()
	fmt.Println(b, string(ru), n, err, sr.Len())
	fmt.Println(strings.Compare("a", "b"), strings.ToTitle("ǆ"), strings.TrimLeft("xxyx", "x"), strings.TrimSuffix("a.go", ".go"))
}

// Output:
// uryybWbeyq [a b c]
// abc 3
// &lt;ba>
// ["line 1" "two a"] "line 1 \ntwo a\n"
// key value=x true
// rest true false true
// ababab Go Is 3 false
// ["a," "b,c"] [""] ["a" "b" "c"]
// 104 é 2 <nil> 5
// -1 ǅ yx a
