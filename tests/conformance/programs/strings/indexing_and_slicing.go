package main

import "fmt"

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), s[1], s[1:3], s[:1]+s[3:5], s[len(s)-3:], s[:], s[3:3] == "", s[len(s):] == "")
	fmt.Printf("%T %T %q %x\n", s[0], s[0:1], s[1:2], s[8:11])
	i, j := 2, 20
	try(func() { fmt.Println(s[j]) })
	try(func() { fmt.Println(s[i:j]) })
	try(func() { i = 5; fmt.Println(s[i:3]) })
	try(func() { i = -1; fmt.Println(s[i]) })
	try(func() { fmt.Println(s[i:]) })
	try(func() { k := len(s) - len(s); fmt.Println(""[k]) })
	const c = "const"
	fmt.Println(c[1], c[1:3], len(c[2:]))
	fmt.Printf("%T\n", c[1:3])
	t := s
	t += "!"
	fmt.Println(len(s), len(t), s < t, t[:len(s)] == s)
	fmt.Println("abc"[1], "abc"[1:][0] == 'b', ("a" + "b")[1:])
	type Str string
	u := Str("named")[1:3]
	fmt.Printf("%T %v %T\n", u, u, Str("x")[0])
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// 14 195 é hll 界 héllo, 世界 true true
// uint8 string "\xc3" e4b896
// panic: runtime error: index out of range [20] with length 14
// panic: runtime error: slice bounds out of range [:20] with length 14
// panic: runtime error: slice bounds out of range [5:3]
// panic: runtime error: index out of range [-1]
// panic: runtime error: slice bounds out of range [-1:]
// panic: runtime error: index out of range [0] with length 0
// 111 on 3
// string
// 14 15 true true
// 98 true b
// main.Str am uint8
