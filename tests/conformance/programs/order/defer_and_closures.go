package main

import "fmt"

func tr(s string) string { fmt.Println("enter", s); return s }
func un(s string)        { fmt.Println("leave", s) }

func nested() {
	defer un(tr("a"))
	fmt.Println("in a")
	func() {
		defer un(tr("b"))
		fmt.Println("in b")
	}()
}

type S struct{ n int }

func (s S) Show()   { fmt.Println("S", s.n) }
func (s *S) PShow() { fmt.Println("*S", s.n) }

func get(name string) *S { fmt.Println("get", name); return &S{len(name)} }

func main() {
	nested()
	s := S{1}
	defer s.Show()
	defer s.PShow()
	defer func() { s.Show() }()
	s.n = 2
	defer get("xyz").Show()
	fs := []func(){}
	for i := 0; i < 3; i++ {
		defer func() { fmt.Println("loop", i) }()
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println("end of main")
	x := 1
	defer fmt.Println("x was", x, "later", func() int { return x * 10 }())
	x = 5
	var d func(int)
	d = func(n int) {
		if n == 0 {
			return
		}
		defer fmt.Print("d", n, " ")
		d(n - 1)
	}
	d(3)
	fmt.Println()
}

// Output:
// enter a
// in a
// enter b
// in b
// leave b
// leave a
// get xyz
// 0 1 2 end of main
// d1 d2 d3
// x was 1 later 10
// loop 2
// loop 1
// loop 0
// S 3
// S 2
// *S 2
// S 1
