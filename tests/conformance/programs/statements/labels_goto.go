package main

import "fmt"

func f(n int) (s string) {
	i := 0
retry:
	i++
	for j := range 3 {
		if j == 1 && i < n {
			goto retry
		}
		s += fmt.Sprint(i, j, " ")
	}
	switch {
	case i > 1:
		goto done
	}
	s += "fall "
done:
	return s + "end"
}
func main() {
	fmt.Println(f(1))
	fmt.Println(f(3))
L:
	for k, v := range map[string]int{"a": 1} {
		switch v {
		case 1:
			for range 3 {
				continue L
			}
			fmt.Println("no")
		}
		fmt.Println(k)
	}
M:
	for _, r := range "abc" {
		for {
			switch r {
			case 'b':
				break M
			default:
				fmt.Print(string(r))
				continue M
			}
		}
	}
	fmt.Println()
N:
	for i := range 3 {
		select {
		default:
			if i == 1 {
				continue N
			}
			fmt.Print(i)
		}
	}
	fmt.Println()
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	close(c)
O:
	for v := range c {
		for {
			if v == 2 {
				break O
			}
			fmt.Println(v)
			break
		}
	}
	x := 0
P:
	switch {
	case x < 3:
		x++
		goto P
	default:
		fmt.Println(x)
	}
Q:
	{
		if x > 0 {
			x--
			goto Q
		}
	}
	fmt.Println(x)
	for i, done := 0, false; !done; i++ {
		func() {
			if i == 3 {
				done = true
			}
		}()
		if done {
			fmt.Println("d", i)
		}
	}
	var fs []func()
	for i := 0; i < 3; i++ {
		if i == 1 {
			continue
		}
		fs = append(fs, func() { fmt.Print("c", i) })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
R:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			fs = append(fs, func() { fmt.Print(i, j) })
			if j == 1 {
				continue R
			}
		}
	}
	for _, f := range fs[2:] {
		f()
	}
	fmt.Println()
}

// Output:
// 1 0 1 1 1 2 fall end
// 1 0 2 0 3 0 3 1 3 2 end
// a
// 02
// 1
// 3
// 0
// d 3
// c0c2
// 0 00 11 01 12 02 1
