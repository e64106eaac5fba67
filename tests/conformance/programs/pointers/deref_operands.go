package main

import "fmt"

type pair struct{ a, b *int }

func main() {
	i, s, f := new(int), new(string), new(float64)
	*i, *s, *f = 4, "s", 1.5
	fmt.Println(*i+3, 3+*i, *i**i, -*i, ^*i, *i<<2)
	fmt.Println(*s+"!", "!"+*s, *s+*s)
	fmt.Println(*f+*f, *f/2, -*f)
	p := pair{i, i}
	fmt.Println(*p.a+*p.b, (*p.a)*(*p.b+1))
	pp := &i
	fmt.Println(**pp+1, **pp-**pp)
	xs := &[]int{1, 2, 3}
	fmt.Println((*xs)[1]+(*xs)[2], len(*xs)+1)
	list := []any{*i + 1, *s + "x"}
	fmt.Println(list...)
}

// Output:
// 7 7 16 -4 -5 16
// s! !s ss
// 3 0.75 -1.5
// 8 20
// 5 0
// 5 4
// 5 sx
