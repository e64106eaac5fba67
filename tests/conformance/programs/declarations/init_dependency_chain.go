package main

import "fmt"

var x = func() int { log("x"); return y + 1 }()
var y = func() int { log("y"); return z() }()
var w = log("w")

func z() int { return v }

var v = func() int { log("v"); return 5 }()

var trace []string

func log(s string) int { trace = append(trace, s); return len(trace) }

func main() { fmt.Println(x, y, w, v, trace) }

// Output:
// 6 5 1 5 [w v y x]
