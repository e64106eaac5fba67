package main

import "fmt"

var (
	a = note("a", b+1)
	b = note("b", f())
	c = note("c", 5)
)

var order []string

func note(s string, v int) int { order = append(order, s); return v }

func f() int { return g() * 2 }

func g() int { return c + len(table) }

var table = map[string]func() int{
	"h": func() int { return note("late", d) },
	"k": nil,
}

var d = note("d", 3)

var x, y = pair()

func pair() (int, string) { return note("pair", z), "y" }

var z = note("z", 9)

var _ = note("blank", 0)

type T struct{ n int }

var t = &T{n: method(T{1})}

func method(v T) int { return v.val() }

func (v T) val() int { return v.n + w }

var w = note("w", 100)

func init() { note("init1", 0) }
func init() { note("init2", 0) }

func main() {
	fmt.Println(a, b, c, d, x, y, z, t.n)
	fmt.Println(order)
	fmt.Println(table["h"](), order[len(order)-1])
}

// Output:
// 15 14 5 3 9 y 9 101
// [c d b a z pair blank w init1 init2]
// 3 late
