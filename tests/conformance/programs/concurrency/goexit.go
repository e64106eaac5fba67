package main

import (
	"fmt"
	"runtime"
	"sync"
)

func leave(s string) {
	defer fmt.Println("leave", s)
	defer func() { fmt.Println("recover:", recover()) }()
	runtime.Goexit()
	fmt.Println("never")
}
func main() {
	var wg sync.WaitGroup
	for _, s := range []string{"a", "b"} {
		wg.Add(1)
		go func() { defer wg.Done(); defer fmt.Println("outer", s); leave(s); fmt.Println("not here") }()
		wg.Wait()
	}
	fmt.Println("main goes on")
}

// Output:
// recover: <nil>
// leave a
// outer a
// recover: <nil>
// leave b
// outer b
// main goes on
