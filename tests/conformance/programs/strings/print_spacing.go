package main

import "fmt"

type word string
type count int
type pair struct{ a, b int }

func (c count) String() string { return fmt.Sprintf("<%d>", int(c)) }

type loud string

func (l loud) String() string { return string(l) + "!" }

func main() {
	fmt.Println(fmt.Sprint(1, 2, word("a"), 3, "b", word("c"), word("d"), 4, 5))
	fmt.Println(fmt.Sprint(count(1), count(2), "s", count(3), word("w"), count(4)))
	fmt.Println(fmt.Sprint(loud("x"), 1, loud("y"), loud("z"), 2, 3))
	fmt.Println(fmt.Sprint(pair{1, 2}, pair{3, 4}, word(""), pair{5, 6}))
	args := []any{word("p"), 1, 2, nil, nil, "q", true, false, 'x', 2.5}
	fmt.Println(fmt.Sprint(args...), len(args))
	fmt.Print(args...)
	fmt.Println()
	fmt.Println(string(fmt.Append([]byte("pre:"), word("w"), 1, 1)))
	var w any = word("dynamic")
	var p *word
	fmt.Println(fmt.Sprint(1, w, 2), fmt.Sprint(p, p), fmt.Sprint([]word{"l"}, []word{"m"}))
	func() {
		defer func() { fmt.Println(recover()) }()
		panic(fmt.Sprint(word("in"), 7, 8))
	}()
}

// Output:
// 1 2a3bcd4 5
// <1> <2>s<3>w<4>
// x!1y!z!2 3
// {1 2} {3 4}{5 6}
// p1 2 <nil> <nil>qtrue false 120 2.5 10
// p1 2 <nil> <nil>qtrue false 120 2.5
// pre:w1 1
// 1dynamic2 <nil> <nil> [l] [m]
// in7 8
