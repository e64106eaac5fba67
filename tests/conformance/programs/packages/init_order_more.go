package main

import (
	"fmt"
	"strings"
)

var (
	total      = sum(parts...)
	parts      = []int{one, two, three}
	three      = one + two
	one, two   = pair()
	log        = &logger{prefix: pre}
	pre        = strings.ToUpper("p")
	table      = build()
	size       = len(table)
	fn         = func() int { return later }
	later      = size * 2
	_          = trace("blank1", later)
	first    T = T{next: &second}
	second     = T{next: nil, n: n0}
	n0         = 7
)

type T struct {
	next *T
	n    int
}
type logger struct{ prefix string }

func (l *logger) Log(s string) { fmt.Println(l.prefix, s) }
func pair() (int, int)         { fmt.Println("pair"); return 1, 2 }
func sum(xs ...int) (s int) {
	for _, x := range xs {
		s += x
	}
	return
}
func build() map[string]int {
	m := map[string]int{}
	for i, w := range words {
		m[w] = i
	}
	return m
}

var words = [...]string{"x", "y", "z"}

func trace(s string, v int) int { fmt.Println("trace", s, v); return v }
func init()                     { log.Log("init"); total++ }
func main()                     { fmt.Println(total, parts, three, table, size, fn(), later, first.next.n, first.n) }
func init()                     { defer fmt.Println("init2 done"); total *= 2 }

// Output:
// pair
// trace blank1 6
// P init
// init2 done
// 14 [1 2 3] 3 map[x:0 y:1 z:2] 3 6 6 7 0
