package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

type Trie struct {
	children map[rune]*Trie
	end      bool
	count    int
}

func (t *Trie) Insert(word string) {
	n := t
	for _, r := range word {
		if n.children == nil {
			n.children = make(map[rune]*Trie)
		}
		c, ok := n.children[r]
		if !ok {
			c = new(Trie)
			n.children[r] = c
		}
		c.count++
		n = c
	}
	n.end = true
}

func (t *Trie) descend(prefix string) *Trie {
	n := t
	for _, r := range prefix {
		if n = n.children[r]; n == nil {
			return nil
		}
	}
	return n
}

func (t *Trie) Has(word string) bool {
	n := t.descend(word)
	return n != nil && n.end
}

func (t *Trie) Complete(prefix string) (out []string) {
	n := t.descend(prefix)
	if n == nil {
		return nil
	}
	var walk func(n *Trie, path []rune)
	walk = func(n *Trie, path []rune) {
		if n.end {
			out = append(out, string(path))
		}
		for _, r := range slices.Sorted(maps.Keys(n.children)) {
			walk(n.children[r], append(path, r))
		}
	}
	walk(n, []rune(prefix))
	return
}

func (t *Trie) draw(b *strings.Builder, depth int) {
	for _, r := range slices.Sorted(maps.Keys(t.children)) {
		c := t.children[r]
		mark := ""
		if c.end {
			mark = "*"
		}
		fmt.Fprintf(b, "%s%c%s(%d)\n", strings.Repeat("  ", depth), r, mark, c.count)
		c.draw(b, depth+1)
	}
}

func main() {
	var t Trie
	for _, w := range strings.Fields("to tea ted ten i in inn tür türe") {
		t.Insert(w)
	}
	fmt.Println(t.Has("ten"), t.Has("te"), t.Has("tür"), t.Has("xyz"), t.Has(""))
	fmt.Println(t.Complete("te"), t.Complete("tü"), t.Complete("q") == nil)
	fmt.Println(t.Complete(""))
	var b strings.Builder
	t.draw(&b, 0)
	fmt.Print(b.String())
}

// Output:
// true false true false false
// [tea ted ten] [tür türe] true
// [i in inn tea ted ten to tür türe]
// i*(3)
//   n*(2)
//     n*(1)
// t(6)
//   e(3)
//     a*(1)
//     d*(1)
//     n*(1)
//   o*(1)
//   ü(2)
//     r*(2)
//       e*(1)
