package main

import "fmt"

var a = b + 1
var b = f()
var c, d = g()
var e = func() int { fmt.Println("e init"); return z * 2 }()
var z = 21
var tab = map[string]func() int{"x": h}

func h() int { return len(tab2) }

var tab2 = []int{a, b}

func f() int        { fmt.Println("f", z); return z }
func g() (int, int) { fmt.Println("g", a); return a, a * 2 }

var _ = side("blank")

func side(s string) int { fmt.Println(s); return 0 }

type T struct{ n int }

var t = T{n: m()}

func m() int { return q + 1 }

var q = 5

func init() { fmt.Println("init1", a) }
func init() { fmt.Println("init2"); a = 100 }
func main() { fmt.Println(a, b, c, d, e, tab["x"](), t, q) }

// Output:
// f 21
// g 22
// e init
// blank
// init1 22
// init2
// 100 21 22 44 42 2 {6} 5
