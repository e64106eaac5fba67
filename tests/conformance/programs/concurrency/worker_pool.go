package main

import (
	"fmt"
	"sort"
	"sync"
)

type job struct{ id, n int }
type result struct {
	id  int
	sum int
}

func worker(jobs <-chan job, out chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		s := 0
		for i := range j.n + 1 {
			s += i
		}
		out <- result{j.id, s}
	}
}

func main() {
	jobs, out := make(chan job, 10), make(chan result, 10)
	var wg sync.WaitGroup
	for range 3 {
		wg.Add(1)
		go worker(jobs, out, &wg)
	}
	go func() {
		for i := range 8 {
			jobs <- job{i, i * 10}
		}
		close(jobs)
	}()
	go func() { wg.Wait(); close(out) }()
	var all []result
	for r := range out {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].id < all[j].id })
	fmt.Println(all)
}

// Output:
// [{0 0} {1 55} {2 210} {3 465} {4 820} {5 1275} {6 1830} {7 2485}]
