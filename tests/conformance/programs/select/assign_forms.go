package main

import "fmt"

type box struct {
	v  any
	ok bool
}

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	close(c)
	var b box
	arr := make([]int, 4)
	m := map[string]bool{}
	i := 0
	idx := func() int { i++; return i }
	for range 4 {
		select {
		case arr[idx()], m["ok"] = <-c:
		}
		fmt.Println(arr[1:], m)
		if i == 3 {
			break
		}
	}
	select {
	case b.v, b.ok = <-c:
		fmt.Printf("%+v\n", b)
	}
	var p *int = new(int)
	*p = 9
	select {
	case *p = <-c:
		fmt.Println(*p)
	}
	s := make(chan func() string, 1)
	select {
	case s <- func() string { return "sent" }:
		fmt.Println((<-s)())
	default:
		fmt.Println("full")
	}
	select {
	case f := <-s:
		fmt.Println(f())
	default:
		fmt.Println("empty")
	}
}

// Output:
// [1 0 0] map[ok:true]
// [1 2 0] map[ok:true]
// [1 2 3] map[ok:true]
// {v:0 ok:false}
// 0
// sent
// empty
