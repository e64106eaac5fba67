package main

import (
	"fmt"
	"strings"
	"sync"
)

type job struct {
	id   int
	text string
	out  chan<- result
}

type result struct {
	id   int
	text string
	err  error
}

func worker(jobs <-chan job, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		r := result{id: j.id}
		func() {
			defer func() {
				if e := recover(); e != nil {
					r.err = fmt.Errorf("job %d: %v", j.id, e)
				}
			}()
			if j.text == "" {
				panic("empty")
			}
			r.text = strings.ToUpper(j.text)
		}()
		j.out <- r
	}
}

func main() {
	texts := []string{"a", "b", "", "d", "e"}
	jobs := make(chan job)
	out := make(chan result, len(texts))
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go worker(jobs, &wg)
	}
	for i, t := range texts {
		jobs <- job{i, t, out}
	}
	close(jobs)
	wg.Wait()
	close(out)
	ordered := make([]result, len(texts))
	for r := range out {
		ordered[r.id] = r
	}
	for _, r := range ordered {
		fmt.Println(r.id, r.text, r.err)
	}
	futures := map[string]chan int{}
	for i, n := range []string{"x", "y"} {
		c := make(chan int, 1)
		futures[n] = c
		go func() { defer close(c); c <- i * 100 }()
	}
	fmt.Println(<-futures["y"], <-futures["x"], <-futures["y"])
}

// Output:
// 0 A <nil>
// 1 B <nil>
// 2  job 2: empty
// 3 D <nil>
// 4 E <nil>
// 100 0 0
