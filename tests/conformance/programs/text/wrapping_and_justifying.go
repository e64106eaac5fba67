package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

type Align func(words []string, width int, last bool) string

func left(words []string, _ int, _ bool) string { return strings.Join(words, " ") }

func right(words []string, width int, last bool) string {
	return fmt.Sprintf("%*s", width, left(words, width, last))
}

func full(words []string, width int, last bool) string {
	if last || len(words) == 1 {
		return left(words, width, last)
	}
	letters := 0
	for _, w := range words {
		letters += utf8.RuneCountInString(w)
	}
	gaps := len(words) - 1
	space := width - letters
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i < gaps {
			n := space / gaps
			if i < space%gaps {
				n++
			}
			b.WriteString(strings.Repeat(" ", n))
		}
	}
	return b.String()
}

func wrap(text string, width int, align Align) (lines []string) {
	var cur []string
	length := 0
	flush := func(last bool) {
		if len(cur) > 0 {
			lines = append(lines, align(cur, width, last))
			cur, length = nil, 0
		}
	}
	for _, w := range strings.Fields(text) {
		n := utf8.RuneCountInString(w)
		if length+n+len(cur) > width {
			flush(false)
		}
		cur = append(cur, w)
		length += n
	}
	flush(true)
	return
}

func main() {
	text := "The quick brown fox jumps over the lazy dog, naïve café visitors — höchst erstaunt — look on and on."
	for name, a := range []Align{left, right, full} {
		fmt.Println(name, strings.Repeat("=", 22))
		for _, l := range wrap(text, 24, a) {
			fmt.Printf("|%s|\n", l)
		}
	}
	fmt.Println(len(wrap("", 10, left)), wrap("unbreakablelongword ok", 5, full))
	box := func(lines ...string) {
		w := 0
		for _, l := range lines {
			w = max(w, len(l))
		}
		edge := "+" + strings.Repeat("-", w+2) + "+"
		fmt.Println(edge)
		for _, l := range lines {
			fmt.Printf("| %-*s |\n", w, l)
		}
		fmt.Println(edge)
	}
	box(wrap("boxes are drawn around wrapped text", 12, left)...)
}

// Output:
// 0 ======================
// |The quick brown fox|
// |jumps over the lazy dog,|
// |naïve café visitors —|
// |höchst erstaunt — look|
// |on and on.|
// 1 ======================
// |     The quick brown fox|
// |jumps over the lazy dog,|
// |   naïve café visitors —|
// |  höchst erstaunt — look|
// |              on and on.|
// 2 ======================
// |The   quick   brown  fox|
// |jumps over the lazy dog,|
// |naïve  café  visitors  —|
// |höchst  erstaunt  — look|
// |on and on.|
// 0 [unbreakablelongword ok]
// +--------------+
// | boxes are    |
// | drawn around |
// | wrapped text |
// +--------------+
