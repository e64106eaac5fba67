package main

import "fmt"

var a, b = pair()
var c = b

var n int

func pair() (int, int) { n++; return n, n * 10 }

var m = map[string]int{"a": a, "b": b}
var _ = func() int { fmt.Println("blank runs", a); return 0 }()
var _, d = pair()

func main() { fmt.Println(a, b, c, m, d, n) }

// Output:
// blank runs 1
// 1 10 10 map[a:1 b:10] 20 2
