package main

import (
	"encoding/json"
	"fmt"
)

type T1 struct {
	X int `json:"foo"`
	Y string
}
type T2 struct {
	X int `json:"bar" other:"z"`
	Y string
}

func main() {
	a := T1{1, "y"}
	b := T2(a)
	c := (struct {
		X int
		Y string
	})(b)
	d := T1(c)
	fmt.Printf("%T %T %T %+v %v\n", a, b, d, b, d == a)
	j, _ := json.Marshal(a)
	k, _ := json.Marshal(b)
	fmt.Println(string(j), string(k))
	b.X = 5
	fmt.Println(a.X, b.X, T1(b) == a, any(a) == any(T1(T2(a))))
	type Local struct {
		X int
		Y string
	}
	l := Local(b)
	fmt.Printf("%T %+v\n", l, l)
	var e struct {
		X int `json:"foo"`
		Y string
	} = a
	fmt.Println(e.X, e == a)
}

// Output:
// main.T1 main.T2 main.T1 {X:1 Y:y} true
// {"foo":1,"Y":"y"} {"bar":1,"Y":"y"}
// 1 5 false true
// main.Local {X:5 Y:y}
// 1 true
