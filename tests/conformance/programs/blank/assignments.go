package main

import "fmt"

func f() (int, string, error) { fmt.Println("f called"); return 1, "a", nil }
func g() int                  { fmt.Println("g called"); return 2 }

func main() {
	_, s, _ := f()
	_ = s
	_, _, _ = f()
	_ = g()
	_, x := g(), g()
	fmt.Println(x)
	m := map[string]int{"a": 1}
	_, ok := m["a"]
	_, ok2 := m["b"]
	fmt.Println(ok, ok2)
	var i any = 3
	_, isInt := i.(int)
	_ = i.(int)
	fmt.Println(isInt)
	for _, _ = range []int{1, 2} {
		fmt.Print(".")
	}
	for _ = range 2 {
		fmt.Print(",")
	}
	fmt.Println()
	c := make(chan int, 2)
	c <- 1
	_ = <-c
	_, _ = f, g
}

// Output:
// f called
// f called
// g called
// g called
// g called
// 2
// true false
// true
// ..,,
