package main

import "fmt"

func ch(s string, c chan int) chan int { fmt.Print("ch", s, " "); return c }
func val(v int) int                    { fmt.Print("val", v, " "); return v }

func main() {
	a, b := make(chan int, 1), make(chan int)
	var arr [3]int
	i := 1
	idx := func() int { fmt.Print("idx "); return i }
	select {
	case ch("a", a) <- val(7):
		fmt.Println("sent")
	case arr[idx()] = <-ch("b", b):
		fmt.Println("received")
	}
	select {
	case arr[idx()] = <-ch("a", a):
		fmt.Println("received", arr)
	case ch("b", b) <- val(3):
	}
}

// Output:
// cha val7 chb sent
// cha chb val3 idx received [0 7 0]
