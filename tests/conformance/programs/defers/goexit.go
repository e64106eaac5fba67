package main

import (
	"fmt"
	"runtime"
)

func worker(log chan<- string, quit bool) {
	defer close(log)
	defer func() { log <- fmt.Sprint("recover gives ", recover()) }()
	log <- "start"
	if quit {
		runtime.Goexit()
	}
	log <- "end"
}

func main() {
	for _, q := range []bool{true, false} {
		log := make(chan string, 5)
		go worker(log, q)
		for s := range log {
			fmt.Println(s)
		}
	}
}

// Output:
// start
// recover gives <nil>
// start
// end
// recover gives <nil>
