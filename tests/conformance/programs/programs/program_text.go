package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strings"
	"text/template"
	"time"
	"unicode"
	"unicode/utf8"
)

type tok struct {
	kind rune
	text string
}

func (t tok) String() string { return fmt.Sprintf("%c:%q", t.kind, t.text) }
func lex(s string) (out []tok) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case unicode.IsDigit(r):
			j := i
			for j < len(s) && s[j] >= '0' && s[j] <= '9' {
				j++
			}
			out = append(out, tok{'n', s[i:j]})
			i = j
		case unicode.IsLetter(r):
			j := i
			for j < len(s) {
				r, n := utf8.DecodeRuneInString(s[j:])
				if !unicode.IsLetter(r) {
					break
				}
				j += n
			}
			out = append(out, tok{'w', s[i:j]})
			i = j
		default:
			out = append(out, tok{'o', string(r)})
			i += n
		}
	}
	return
}
func rev(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}
func caesar(s string, k int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'a' + (r-'a'+rune(k)+26)%26
		case r >= 'A' && r <= 'Z':
			return 'A' + (r-'A'+rune(k)+26)%26
		}
		return r
	}, s)
}
func main() {
	fmt.Println(lex("x1 = été+42;日本"))
	fmt.Println(rev("héllo, 世界"), caesar("Hello, World", 3), caesar(caesar("abc", 5), -5))
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	fmt.Fprintf(w, "%-5s|%5s|%05d\n", "ab", "cd", 42)
	var b bytes.Buffer
	b.WriteString("x")
	b.WriteByte('y')
	b.WriteRune('é')
	fmt.Fprintln(w, b.String(), b.Len(), utf8.RuneCountInString(b.String()))
	t := template.Must(template.New("t").Parse("{{range .}}<{{.}}>{{end}}\n"))
	t.Execute(w, []string{"a", "b"})
	d, _ := time.ParseDuration("1h15m30.918s")
	fmt.Fprintln(w, d.Round(time.Second), d.Minutes() > 75)
	freq := [26]int{}
	for _, c := range "hello" {
		freq[c-'a']++
	}
	for i, n := range freq {
		if n > 0 {
			fmt.Fprintf(w, "%c%d ", 'a'+i, n)
		}
	}
	fmt.Fprintln(w)
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Fprint(w, sc.Text(), ",")
	}
	fmt.Fprintln(w)
	rows := [][]string{{"a", "bb"}, {"ccc", "d"}}
	for _, r := range rows {
		for _, c := range r {
			fmt.Fprintf(w, "%-4s", c)
		}
		fmt.Fprintln(w)
	}
}

// Output:
// [w:"x" n:"1" o:"=" w:"été" o:"+" n:"42" o:";" w:"日本"]
// 界世 ,olléh Khoor, Zruog abc
// ab   |   cd|00042
// xyé 4 3
// <a><b>
// 1h15m31s true
// e1 h1 l2 o1
// one,two,three,
// a   bb
// ccc d
