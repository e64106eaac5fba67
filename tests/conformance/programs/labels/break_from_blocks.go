package main

import "fmt"

func main() {
	x := 3
sw:
	switch x {
	case 3:
		for i := 0; ; i++ {
			if i == 2 {
				break sw
			}
			fmt.Println("i", i)
		}
	case 4:
		fmt.Println("no")
	}
	c := make(chan int, 1)
	c <- 1
sel:
	select {
	case v := <-c:
		if v == 1 {
			break sel
		}
		fmt.Println("no")
	}
	{
	cond:
		for {
			for {
				break cond
			}
		}
	}
ty:
	switch any(x).(type) {
	case int:
		for range 3 {
			break ty
		}
		fmt.Println("no")
	}
	fmt.Println("end")
}

// Output:
// i 0
// i 1
// end
