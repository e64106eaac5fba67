package main

import (
	"errors"
	"fmt"
	"io"
)

type K interface{ Key() string }
type a int

func (x a) Key() string { return fmt.Sprint("a", int(x)) }
func main() {
	m := map[K]int{a(1): 5}
	m[a(2)]++
	m[a(1)]++
	fmt.Println(m[a(1)], m[a(2)], m[a(3)], len(m))
	var k K = a(1)
	delete(m, k)
	fmt.Println(len(m))
	for k, v := range m {
		fmt.Println(k.Key(), v)
	}
	em := map[error]string{io.EOF: "eof"}
	fmt.Println(em[io.EOF], em[errors.New("x")] == "")
}

// Output:
// 6 1 0 2
// 1
// a2 1
// eof true
