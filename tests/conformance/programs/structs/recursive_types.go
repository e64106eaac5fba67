package main

import "fmt"

type List struct {
	Val  int
	Next *List
}
type Tree[T any] struct {
	L, R *Tree[T]
	V    T
}
type Node struct {
	name string
	kids []*Node
	up   *Node
	attr map[string]Node
}
type Fn func(int) (int, Fn)

func (l *List) String() string {
	if l == nil {
		return "nil"
	}
	return fmt.Sprint(l.Val, "->", l.Next)
}
func (t *Tree[T]) Each(f func(T)) {
	if t == nil {
		return
	}
	t.L.Each(f)
	f(t.V)
	t.R.Each(f)
}
func (n *Node) Path() string {
	if n.up == nil {
		return n.name
	}
	return n.up.Path() + "/" + n.name
}
func (n *Node) Add(name string) *Node {
	k := &Node{name: name, up: n}
	n.kids = append(n.kids, k)
	return k
}

func main() {
	l := &List{1, &List{2, nil}}
	fmt.Println(l)
	t := &Tree[string]{&Tree[string]{V: "a"}, &Tree[string]{V: "c"}, "b"}
	t.Each(func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	root := &Node{name: "root"}
	deep := root.Add("x").Add("y")
	root.attr = map[string]Node{"copy": *deep}
	fmt.Println(deep.Path(), len(root.kids), root.attr["copy"].name, deep.up.up == root)
	cyc := &List{Val: 5}
	cyc.Next = cyc
	fmt.Println(cyc.Next.Next.Next.Val)
}

// Output:
// 1->2->nil
// a b c
// root/x/y 1 y true
// 5
