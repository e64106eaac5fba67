package main

import (
	"fmt"
)

type Node struct {
	Left, Right *Node
	Val         int
}

func (n *Node) Insert(v int) *Node {
	if n == nil {
		return &Node{Val: v}
	}
	switch {
	case v < n.Val:
		n.Left = n.Left.Insert(v)
	case v > n.Val:
		n.Right = n.Right.Insert(v)
	}
	return n
}

func (n *Node) Walk(f func(int)) {
	if n == nil {
		return
	}
	n.Left.Walk(f)
	f(n.Val)
	n.Right.Walk(f)
}

type Graph map[string][]string

func (g Graph) Reach(from string, seen map[string]bool) {
	if seen[from] {
		return
	}
	seen[from] = true
	for _, to := range g[from] {
		g.Reach(to, seen)
	}
}

type Visitor interface{ Visit(n *Node) Visitor }
type depth struct{ d, max *int }

func (v depth) Visit(n *Node) Visitor {
	d := *v.d + 1
	if d > *v.max {
		*v.max = d
	}
	return depth{&d, v.max}
}

func walk(n *Node, v Visitor) {
	if n == nil {
		return
	}
	w := v.Visit(n)
	walk(n.Left, w)
	walk(n.Right, w)
}

type Trie struct {
	kids map[rune]*Trie
	end  bool
}

func (t *Trie) Add(s string) {
	for _, r := range s {
		if t.kids == nil {
			t.kids = map[rune]*Trie{}
		}
		k, ok := t.kids[r]
		if !ok {
			k = &Trie{}
			t.kids[r] = k
		}
		t = k
	}
	t.end = true
}

func (t *Trie) Has(s string) bool {
	for _, r := range s {
		if t = t.kids[r]; t == nil {
			return false
		}
	}
	return t.end
}

func main() {
	var root *Node
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		root = root.Insert(v)
	}
	root.Walk(func(v int) { fmt.Print(v, " ") })
	fmt.Println()
	g := Graph{"a": {"b", "c"}, "b": {"a"}}
	seen := map[string]bool{}
	g.Reach("a", seen)
	fmt.Println(len(seen), seen)
	d, m := 0, 0
	walk(root, depth{&d, &m})
	fmt.Println(m)
	var t Trie
	t.Add("go")
	t.Add("gopher")
	fmt.Println(t.Has("go"), t.Has("gop"), t.Has("gopher"))
}

// Output:
// 1 2 3 5 8 9
// 3 map[a:true b:true c:true]
// 3
// true false true
