package main

import "fmt"

func say[T any](name string, v T) T { fmt.Print(name, " "); return v }

func main() {
	for i := range say("slice", []int{1, 2}) {
		fmt.Print(i, " ")
	}
	for i := range say("int", 2) {
		fmt.Print(i, " ")
	}
	for i := range say("array", [2]string{}) {
		fmt.Print(i, " ")
	}
	for _, r := range say("string", "hé") {
		fmt.Print(string(r), " ")
	}
	for k := range say("map", map[string]int{"k": 1}) {
		fmt.Print(k, " ")
	}
	c := make(chan int, 1)
	c <- 5
	close(c)
	for v := range say("chan", c) {
		fmt.Print(v, " ")
	}
	for range say("nil", []int(nil)) {
		fmt.Print("never")
	}
	fmt.Println()
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		fmt.Print(i, v, " ")
	}
	for i, v := range &a {
		a[2] = 20
		fmt.Print(i, v, " ")
	}
	for i, v := range a[:] {
		a[2] = 30
		fmt.Print(i, v, " ")
	}
	fmt.Println(len(a))
	var p *[4]int
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println(len(p))
}

// Output:
// slice 0 1 int 0 1 array 0 1 string h é map k chan 5 nil
// 0 1 1 2 2 3 0 1 1 2 2 20 0 1 1 2 2 30 3
// 01234
