package main

import "fmt"

func maker() func() any {
	type local struct{ n int }
	k := 0
	return func() any { k++; return local{k} }
}

func other() any {
	type local struct{ n int }
	return local{1}
}

func main() {
	m := maker()
	a, b := m(), m()
	fmt.Println(a, b, a == b)
	m2 := maker()
	fmt.Println(m2() == a, other() == a)
	fmt.Printf("%T %T\n", a, other())
}

// Output:
// {1} {2} false
// true false
// main.local main.local
