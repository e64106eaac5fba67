package main

import "fmt"

func scan(s string) (words, numbers int) {
	i := 0
start:
	if i >= len(s) {
		return
	}
	switch c := s[i]; {
	case c >= '0' && c <= '9':
		goto number
	case c >= 'a' && c <= 'z':
		goto word
	}
	i++
	goto start
word:
	words++
	for i < len(s) && s[i] >= 'a' && s[i] <= 'z' {
		i++
	}
	goto start
number:
	numbers++
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	goto start
}

func main() {
	fmt.Println(scan("ab 12 cd34 5"))
	fmt.Println(scan(""))
	fmt.Println(scan("---"))
	n := 0
again:
	{
		n++
		if n < 4 {
			goto again
		}
	}
	fmt.Println(n)
}

// Output:
// 2 3
// 0 0
// 0 0
// 4
