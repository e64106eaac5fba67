package main

import "fmt"

func main() {
outer:
	for i := 0; i < 3; i++ {
		for j := 0; ; j++ {
			switch {
			case j == 1:
				continue
			case j == 3:
				continue outer
			case i == 2:
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	for i := range 4 {
		switch i {
		case 0:
			fmt.Print("zero ")
			fallthrough
		case 1:
			fmt.Print("one ")
		case 2:
			fmt.Print("two ")
			fallthrough
		default:
			fmt.Print("def ")
		}
	}
	fmt.Println()
	switch x := 5; {
	case x > 3:
		fmt.Println("big")
	case x > 4:
		fmt.Println("no")
	}
	switch x := any(3.5).(type) {
	case int, string:
		fmt.Printf("%T\n", x)
	case float64:
		fmt.Println(x * 2)
	}
	switch {
	default:
		fmt.Println("d")
	case false:
	}
	switch f := func() int { fmt.Print("f "); return 2 }; f() {
	case 1, 2, 3:
		fmt.Println("in")
	case f():
	}
	i := 0
loop:
	if i < 3 {
		fmt.Print(i)
		i++
		goto loop
	}
	fmt.Println()
sw:
	switch i {
	case 3:
		for {
			break sw
		}
	}
sel:
	for {
		select {
		default:
			break sel
		}
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, ";")
	}
	fmt.Println()
	var k int
	for k = 0; k < 3; k++ {
	}
	fmt.Println(k)
	for k := range 3 {
		k *= 2
		fmt.Print(k)
	}
	for range 2 {
		fmt.Print("x")
	}
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	const N = 2
	for i := range N {
		fmt.Print(i)
	}
	fmt.Println()
	{
		i := 100
		fmt.Println(i)
		{
			i := "s"
			fmt.Println(i)
		}
	}
	if a, b := 1, 2; a > b {
		fmt.Println("no")
	} else if c := a + b; c == 3 {
		fmt.Println(a, b, c)
	} else {
		fmt.Println("x")
	}
	func() {
		for {
			for {
				return
			}
		}
	}()
	b := 0
block:
	switch {
	default:
		b++
		if b < 2 {
			break block
		}
		fmt.Println("notreached")
	}
	switch b {
	case 1:
		{
			if true {
				break
			}
			fmt.Println("no")
		}
	}
	goto end
end:
	fmt.Println("end", b)
	switch x := i; x {
	case 0:
	case 3:
		fmt.Println("three")
	default:
		fmt.Println("nope")
	}
	for i := 0; i < 10; i++ {
		if i%2 == 0 {
			continue
		}
		if i > 6 {
			break
		}
		fmt.Print(i)
	}
	fmt.Println()
	var e error
	switch e {
	case nil:
		fmt.Println("nil err")
	default:
		fmt.Println("err")
	}
	switch any(1) {
	case 1.0:
		fmt.Println("f")
	case int64(1):
		fmt.Println("64")
	case 1:
		fmt.Println("int")
	}
	switch [2]int{1, 2} {
	case [2]int{1, 2}:
		fmt.Println("arr")
	}
	switch "a" + "b" {
	case "ab":
		fmt.Println("ab")
	}
}

// Output:
// 0 0 0 2 1 0 1 2
// zero one one two def def
// big
// 7
// d
// f in
// 012
// 0 10;1 8;2 6;3 4;
// 3
// 024xxuint80 uint81 uint82 01
// 100
// s
// 1 2 3
// end 1
// three
// 135
// nil err
// int
// arr
// ab
