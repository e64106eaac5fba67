package main

import "fmt"

func ignores(yield func(int) bool) {
	yield(1)
	yield(2)
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, "->", recover()) }()
	f()
}

func main() {
	try("continues", func() {
		for i := range ignores {
			if i == 1 {
				break
			}
		}
	})
	var kept func(int) bool
	try("late", func() {
		for i := range func(yield func(int) bool) { kept = yield; yield(7) } {
			fmt.Println(i)
		}
		kept(8)
	})
	try("nil", func() {
		var f func(func() bool)
		for range f {
		}
	})
	try("swallows", func() {
		for range func(yield func() bool) {
			defer func() { recover() }()
			yield()
		} {
			panic("lost")
		}
		fmt.Println("after")
	})
}

// Output:
// continues -> runtime error: range function continued iteration after function for loop body returned false
// 7
// late -> runtime error: range function continued iteration after whole loop exit
// nil -> runtime error: invalid memory address or nil pointer dereference
// swallows -> runtime error: range function recovered a loop body panic and did not resume panicking
