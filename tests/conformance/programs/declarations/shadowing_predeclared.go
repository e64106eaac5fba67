package main

import "fmt"

type string2 = string

func useLen() int {
	len := func(s string) int { return 42 }
	return len("x")
}

func useTypes() string {
	type int string
	var x int = "text"
	return fmt.Sprintf("%v %T", x, x)
}

func useNil() (out []any) {
	true := false
	nil := 3
	iota := "i"
	out = append(out, true, nil, iota)
	return
}

func usePackage() string {
	fmt := struct{ Name string }{"shadow"}
	return fmt.Name
}

func useParams(string, error string2) (append string2) { append = error + "!"; return }

func useError() (s string2) {
	{
		error := func(n int) string { return fmt.Sprint("e", n) }
		s = error(3)
	}
	var e error
	return s + fmt.Sprint(e)
}

func useNew() int {
	new, make := 1, 2
	cap := new + make
	print := cap * 2
	return print
}

func main() {
	fmt.Println(useLen(), len("abc"), useTypes(), useNil(), usePackage())
	fmt.Println(useParams("a", "b"), useError(), useNew())
	any, min := 1, max(2, 3)
	fmt.Println(any, min)
	x := 1
	if x := x + 1; x > 1 {
		x := x * 10
		fmt.Print(x, " ")
	} else if y := x; y > 0 {
		fmt.Print(y)
	}
	fmt.Println(x)
}

// Output:
// 42 3 text main.int [false 3 i] shadow
// b! e3<nil> 6
// 1 3
// 20 1
