package main

import (
	"fmt"
	"strings"
)

type OpKind byte

const (
	Keep OpKind = ' '
	Del  OpKind = '-'
	Ins  OpKind = '+'
)

type Op[T any] struct {
	Kind OpKind
	Item T
}

func Diff[T comparable](a, b []T) (ops []Op[T]) {
	n, m := len(a), len(b)
	l := make([][]int, n+1)
	for i := range l {
		l[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i] == b[j] {
				l[i][j] = l[i+1][j+1] + 1
			} else {
				l[i][j] = max(l[i+1][j], l[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && a[i] == b[j]:
			ops = append(ops, Op[T]{Keep, a[i]})
			i++
			j++
		case j == m || i < n && l[i+1][j] >= l[i][j+1]:
			ops = append(ops, Op[T]{Del, a[i]})
			i++
		default:
			ops = append(ops, Op[T]{Ins, b[j]})
			j++
		}
	}
	return
}

func Apply[T any](ops []Op[T], kinds ...OpKind) (out []T) {
	for _, op := range ops {
		for _, k := range kinds {
			if op.Kind == k {
				out = append(out, op.Item)
			}
		}
	}
	return
}

func main() {
	a := strings.Split("package main\n\nfunc main() {\n\tprintln(1)\n}", "\n")
	b := strings.Split("package main\n\nimport fmt\n\nfunc main() {\n\tfmt.Println(1)\n}", "\n")
	ops := Diff(a, b)
	for _, op := range ops {
		fmt.Printf("%c%q\n", op.Kind, op.Item)
	}
	fmt.Println(len(Apply(ops, Keep, Del)) == len(a), len(Apply(ops, Keep, Ins)) == len(b))
	chars := Diff([]rune("kitten"), []rune("sitting"))
	for _, op := range chars {
		fmt.Printf("%c%c ", op.Kind, op.Item)
	}
	fmt.Println()
	fmt.Println(string(Apply(chars, Keep)), Diff([]int{1, 2, 3}, []int{2, 4, 3}), Diff[int](nil, nil) == nil)
}

// Output:
//  "package main"
//  ""
// +"import fmt"
// +""
//  "func main() {"
// -"\tprintln(1)"
// +"\tfmt.Println(1)"
//  "}"
// true true
// -k +s  i  t  t -e +i  n +g
// ittn [{45 1} {32 2} {43 4} {32 3}] true
