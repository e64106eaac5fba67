package main

import (
	"errors"
	"fmt"
	"strings"
)

type msg struct {
	id   int
	resp chan string
}

func server(in <-chan msg, quit chan struct{}) {
	for {
		select {
		case m := <-in:
			m.resp <- strings.Repeat("ab", m.id)
		case <-quit:
			close(quit)
			return
		}
	}
}

func main() {
	in, quit := make(chan msg), make(chan struct{})
	go server(in, quit)
	for i := range 3 {
		r := make(chan string)
		in <- msg{i, r}
		fmt.Println(<-r)
	}
	quit <- struct{}{}
	_, ok := <-quit
	fmt.Println(ok)
	errs := make(chan error, 2)
	select {
	case errs <- nil:
	}
	select {
	case errs <- errors.New("bad"):
	}
	fmt.Println(<-errs, <-errs)
	anys := make(chan any, 1)
	select {
	case anys <- msg{id: 4}:
	}
	select {
	case v := <-anys:
		m, ok := v.(msg)
		fmt.Println(m.id, ok)
	}
}

// Output:
//
// ab
// abab
// false
// <nil> bad
// 4 true
