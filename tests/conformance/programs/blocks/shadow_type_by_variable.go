package main

import "fmt"

type T struct{ n int }

func (t T) String() string { return fmt.Sprint("T", t.n) }

func main() {
	T := T{3}
	fmt.Println(T)
	{
		type T []int
		t := T{1, 2}
		fmt.Println(t, len(t))
		{
			type T map[string]int
			fmt.Println(T{"a": 1})
		}
	}
	fmt.Println(T.n)
}

// Output:
// T3
// [1 2] 2
// map[a:1]
// 3
