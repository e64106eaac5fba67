package main

import "fmt"

func main() {
	var fs []func() string
	for i, s := range []string{"a", "b"} {
		fs = append(fs, func() string { s += "!"; return fmt.Sprint(i, s) })
	}
	for i, r := range "hé" {
		fs = append(fs, func() string { return fmt.Sprint(i, string(r)) })
	}
	for i := range 2 {
		fs = append(fs, func() string { i++; return fmt.Sprint(i) })
	}
	for k, v := range map[string]int{"k": 1} {
		fs = append(fs, func() string { v++; return fmt.Sprint(k, v) })
	}
	c := make(chan int, 2)
	c <- 5
	c <- 6
	close(c)
	for v := range c {
		fs = append(fs, func() string { return fmt.Sprint("c", v) })
	}
	for i, v := range [2]bool{true} {
		fs = append(fs, func() string { return fmt.Sprint(i, v) })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), "; ")
	}
	fmt.Println()
}

// Output:
// 0a! 0a!!; 1b! 1b!!; 0h 0h; 1é 1é; 1 2; 2 3; k2 k3; c5 c5; c6 c6; 0 true 0 true; 1 false 1 false;
