package main

import (
	"fmt"
	"strings"
)

var (
	a = c + b
	b = f("b", 2)
	c = f("c", 3)
	d = 3
)
var x, y = pair()
var z = func() int { return f("z", y) }()
var _ = f("blank", 0)
var m = map[string]int{"k": f("map", g)}
var g = f("g", 7)
var self = struct{ f func() int }{func() int { return later }}
var later = f("later", 9)

func f(s string, n int) int { trace = append(trace, s); return n }
func pair() (int, int)      { return f("pair", 1), f("pair2", 2) }

var trace []string

type T struct{ v int }

func (t T) Get() int { return t.v + dep }

var t = T{1}.Get()
var dep = f("dep", 10)

func init() { trace = append(trace, "init1"); d++ }
func init() { trace = append(trace, "init2"); d *= 2 }

func main() {
	fmt.Println(a, b, c, d, x, y, z, m, g, self.f(), t)
	fmt.Println(strings.Join(trace, " "))
}

// Output:
// 5 2 3 8 1 2 2 map[k:7] 7 9 11
// b c pair pair2 z blank g map later dep init1 init2
