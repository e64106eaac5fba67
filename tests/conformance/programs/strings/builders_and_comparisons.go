package main

import (
	"fmt"
	"strings"
)

type name string

func (n name) initials() (out name) {
	for _, w := range strings.Fields(string(n)) {
		out += name(w[:1])
	}
	return
}

type text []name

func (t text) join() name {
	var b strings.Builder
	for i, n := range t {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(n))
	}
	return name(b.String())
}

func main() {
	n := name("ada lovelace king")
	fmt.Println(n.initials(), len(n), n[4:8], n[0] == 'a', n < "b", n+"!" > n)
	fmt.Println(text{"x", "y"}.join()+"z", text{}.join() == "")
	const c = "const"
	var s name = c + "ant"
	s += name(c[:2])
	fmt.Println(s, s[len(s)-1:], string(s[1]), s[2:2] == "")
	switch {
	case "a" < s && s < "d":
		fmt.Println("between")
	}
	m := map[name][]name{}
	for _, w := range []name{"apple", "avocado", "beet"} {
		m[w[:1]] = append(m[w[:1]], w)
	}
	fmt.Println(m, m["a"][1][2])
	b := []byte(s)
	b[0]++
	fmt.Println(name(b), s, strings.Compare(string(s), "d"), max("b", "a", s), min(s, "z"))
	fmt.Print("a", name("b"), 1, 2, name("c"), "\n")
	fmt.Println(fmt.Sprint(name("x"), name("y"), 3, 4, any(name("z"))))
	lines := `raw \n
	tab`
	fmt.Printf("%q %d\n", lines, strings.Count(lines, "\n"))
}

// Output:
// alk 17 love true true true
// x yz true
// constantco o o true
// between
// map[a:[apple avocado] b:[beet]] 111
// donstantco constantco -1 constantco constantco
// ab1 2c
// xy3 4z
// "raw \\n\n\ttab" 1
