package main

import "fmt"

type int32 string

func len(s string) string { return "len of " + s }

func main() {
	var a int32 = "text"
	fmt.Println(a, len("x"))
	true := false
	fmt.Println(true, !true)
	nil := 3
	fmt.Println(nil)
	append := func(a ...int) int { return cap(a) }
	fmt.Println(append(1, 2, 3))
	string := 5
	fmt.Println(string + 1)
	new := "new"
	{
		new := func(int) int { return 4 }
		fmt.Println(new(1))
	}
	fmt.Println(new)
	iota := 7
	const c = 3
	fmt.Println(iota, c)
}

// Output:
// text len of x
// false true
// 3
// 3
// 6
// 4
// new
// 7 3
