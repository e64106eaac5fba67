package main

import (
	"fmt"
)

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	fmt.Println(even(10), odd(7), fib(15))
	var fact func(int) int
	fact = func(n int) int {
		if n == 0 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	var ping, pong func(int) string
	ping = func(n int) string {
		if n == 0 {
			return "ping"
		}
		return pong(n - 1)
	}
	pong = func(n int) string {
		if n == 0 {
			return "pong"
		}
		return ping(n - 1)
	}
	fmt.Println(ping(3), ping(4))
}

// Output:
// true true 610
// 3628800
// pong ping
