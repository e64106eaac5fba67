package main

import "fmt"

func f(v any) {
loop:
	for i := 0; ; i++ {
		switch t := v.(type) {
		case int:
			if i > 1 {
				break loop
			}
			if t > 5 {
				break
			}
			fmt.Println("int", t)
			continue
		case string:
			fmt.Println(len(t))
			return
		}
		fmt.Println("after", i)
		if i > 3 {
			return
		}
	}
	fmt.Println("left")
}

func main() {
	f(3)
	f(9)
	f("str")
	switch any(1).(type) {
	}
	switch x := any(nil).(type) {
	default:
		fmt.Println(x)
	}
}

// Output:
// int 3
// int 3
// left
// after 0
// after 1
// left
// 3
// <nil>
