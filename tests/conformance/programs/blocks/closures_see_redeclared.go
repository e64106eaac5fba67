package main

import "fmt"

var level = "package"

func show() string { return level }

func result() (level string) {
	level = "result"
	f := func() string { return level }
	{
		level := "block"
		_ = level
		if level, ok := "if", true; ok {
			return f() + level + show()
		}
	}
	return
}

func main() {
	level := level + "+main"
	f := func() string { return level }
	level = "changed"
	fmt.Println(f(), show(), result())
	for level := range 2 {
		level := level * 10
		fmt.Print(f(), level, " ")
	}
	fmt.Println()
	x := 1
	fs := []func() int{func() int { return x }}
	x, y := x+1, x+2
	fs = append(fs, func() int { return x + y })
	{
		x, z := x*10, y
		fs = append(fs, func() int { return x + z })
		x++
	}
	x++
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	switch x := any(x).(type) {
	case int:
		x++
		fs[0] = func() int { return x }
	}
	fmt.Println(x, fs[0]())
	type T int
	v := T(1)
	{
		type T string
		w := T("s")
		fmt.Printf("%v %v %T %T\n", v, w, v, w)
	}
	var g func(n int) int
	g = func(n int) int {
		g := func(n int) int { return n * 100 }
		return g(n)
	}
	fmt.Println(g(2))
	err := error(nil)
	if _, err := fmt.Sscan("x", new(int)); err != nil {
		err = fmt.Errorf("inner")
		_ = err
	}
	fmt.Println(err)
}

// Output:
// changed package resultifpackage
// changed0 changed10
// 3 6 24
// 3 4
// 1 s main.T main.T
// 200
// <nil>
