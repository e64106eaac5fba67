package main

import "fmt"

type node interface {
	match(s string, k func(rest string) bool) bool
}

type (
	char  byte
	dot   struct{}
	set   struct{ in [256]bool }
	star  struct{ n node }
	plus  struct{ n node }
	maybe struct{ n node }
	seq   []node
	alt   []node
	empty struct{}
)

func (empty) match(s string, k func(string) bool) bool { return k(s) }
func (c char) match(s string, k func(string) bool) bool {
	return s != "" && s[0] == byte(c) && k(s[1:])
}
func (dot) match(s string, k func(string) bool) bool    { return s != "" && k(s[1:]) }
func (c *set) match(s string, k func(string) bool) bool { return s != "" && c.in[s[0]] && k(s[1:]) }
func (r star) match(s string, k func(string) bool) bool {
	return r.n.match(s, func(rest string) bool { return len(rest) < len(s) && r.match(rest, k) }) || k(s)
}
func (r plus) match(s string, k func(string) bool) bool {
	return r.n.match(s, func(rest string) bool { return star{r.n}.match(rest, k) })
}
func (r maybe) match(s string, k func(string) bool) bool { return r.n.match(s, k) || k(s) }
func (q seq) match(s string, k func(string) bool) bool {
	if len(q) == 0 {
		return k(s)
	}
	return q[0].match(s, func(rest string) bool { return q[1:].match(rest, k) })
}
func (a alt) match(s string, k func(string) bool) bool {
	for _, n := range a {
		if n.match(s, k) {
			return true
		}
	}
	return false
}

type compiler struct {
	p string
	i int
}

func (c *compiler) more() bool { return c.i < len(c.p) }

func (c *compiler) alternatives() node {
	a := alt{c.sequence()}
	for c.more() && c.p[c.i] == '|' {
		c.i++
		a = append(a, c.sequence())
	}
	if len(a) == 1 {
		return a[0]
	}
	return a
}

func (c *compiler) sequence() node {
	var q seq
	for c.more() && c.p[c.i] != '|' && c.p[c.i] != ')' {
		n := c.atom()
		if c.more() {
			switch c.p[c.i] {
			case '*':
				n = star{n}
				c.i++
			case '+':
				n = plus{n}
				c.i++
			case '?':
				n = maybe{n}
				c.i++
			}
		}
		q = append(q, n)
	}
	if q == nil {
		return empty{}
	}
	return q
}

func (c *compiler) atom() node {
	ch := c.p[c.i]
	c.i++
	switch ch {
	case '.':
		return dot{}
	case '(':
		n := c.alternatives()
		c.i++
		return n
	case '[':
		s := new(set)
		for ; c.p[c.i] != ']'; c.i++ {
			if c.p[c.i+1] == '-' {
				for b := c.p[c.i]; b <= c.p[c.i+2]; b++ {
					s.in[b] = true
				}
				c.i += 2
			} else {
				s.in[c.p[c.i]] = true
			}
		}
		c.i++
		return s
	}
	return char(ch)
}

func matches(pattern, s string) bool {
	return (&compiler{p: pattern}).alternatives().match(s, func(rest string) bool { return rest == "" })
}

func main() {
	for _, t := range []struct{ p, s string }{
		{"a*b", "aaab"}, {"a*b", "b"}, {"a+b", "b"}, {"(ab|cd)*e?", "abcdab"}, {"(ab|cd)*e?", "abce"},
		{"[a-c]+[0-9]?x", "abcca7x"}, {"h.llo", "hello"}, {"(a|ab)(c|bcd)", "abcd"}, {"(a*)*b", "aaaaac"}, {"", ""}, {"a|", ""},
	} {
		fmt.Printf("%-16q %-10q %t\n", t.p, t.s, matches(t.p, t.s))
	}
	fmt.Printf("%T %v\n", (&compiler{p: "ab*"}).alternatives(), (&compiler{p: "a(b|.)*"}).alternatives())
}

// Output:
// "a*b"            "aaab"     true
// "a*b"            "b"        true
// "a+b"            "b"        false
// "(ab|cd)*e?"     "abcdab"   true
// "(ab|cd)*e?"     "abce"     false
// "[a-c]+[0-9]?x"  "abcca7x"  true
// "h.llo"          "hello"    true
// "(a|ab)(c|bcd)"  "abcd"     true
// "(a*)*b"         "aaaaac"   false
// ""               ""         true
// "a|"             ""         true
// main.seq [97 {[[98] [{}]]}]
