package main

import "fmt"

type Tree struct {
	Left, Right *Tree
	Key         int
	Value       string
}

func (t *Tree) Insert(k int, v string) *Tree {
	switch {
	case t == nil:
		return &Tree{Key: k, Value: v}
	case k < t.Key:
		t.Left = t.Left.Insert(k, v)
	case k > t.Key:
		t.Right = t.Right.Insert(k, v)
	default:
		t.Value = v
	}
	return t
}

func (t *Tree) Delete(k int) *Tree {
	if t == nil {
		return nil
	}
	if k < t.Key {
		t.Left = t.Left.Delete(k)
		return t
	} else if k > t.Key {
		t.Right = t.Right.Delete(k)
		return t
	}
	if t.Left == nil {
		return t.Right
	}
	if t.Right == nil {
		return t.Left
	}
	succ := t.Right
	for succ.Left != nil {
		succ = succ.Left
	}
	t.Key, t.Value = succ.Key, succ.Value
	t.Right = t.Right.Delete(succ.Key)
	return t
}

func (t *Tree) Walk(visit func(*Tree)) {
	if t != nil {
		t.Left.Walk(visit)
		visit(t)
		t.Right.Walk(visit)
	}
}

func (t *Tree) Height() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.Left.Height(), t.Right.Height())
}

func (t *Tree) Find(k int) (v string, depth int, ok bool) {
	for ; t != nil; depth++ {
		if k == t.Key {
			return t.Value, depth, true
		}
		if k < t.Key {
			t = t.Left
		} else {
			t = t.Right
		}
	}
	return
}

func (t *Tree) String() string {
	if t == nil {
		return "."
	}
	return fmt.Sprintf("(%v %d %v)", t.Left, t.Key, t.Right)
}

func (t *Tree) Range(lo, hi int) (out []string) {
	if t == nil {
		return
	}
	if lo < t.Key {
		out = t.Left.Range(lo, hi)
	}
	if lo <= t.Key && t.Key <= hi {
		out = append(out, t.Value)
	}
	if t.Key < hi {
		out = append(out, t.Right.Range(lo, hi)...)
	}
	return
}

func main() {
	var root *Tree
	fmt.Println(root, root.Height())
	for _, k := range []int{50, 30, 70, 20, 40, 60, 80, 30} {
		root = root.Insert(k, fmt.Sprintf("v%d", k))
	}
	fmt.Println(root, root.Height())
	fmt.Println(root.Find(60))
	fmt.Println(root.Find(61))
	fmt.Println(root.Range(25, 65))
	for _, k := range [...]int{20, 30, 50, 99} {
		root = root.Delete(k)
		fmt.Println("without", k, root)
	}
	sum := 0
	root.Walk(func(t *Tree) { sum += t.Key })
	fmt.Println(sum, root.Height())
}

// Output:
// . 0
// (((. 20 .) 30 (. 40 .)) 50 ((. 60 .) 70 (. 80 .))) 3
// v60 2 true
//  3 false
// [v30 v40 v50 v60]
// without 20 ((. 30 (. 40 .)) 50 ((. 60 .) 70 (. 80 .)))
// without 30 ((. 40 .) 50 ((. 60 .) 70 (. 80 .)))
// without 50 ((. 40 .) 60 (. 70 (. 80 .)))
// without 99 ((. 40 .) 60 (. 70 (. 80 .)))
// 250 3
