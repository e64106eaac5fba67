package main

import (
	"errors"
	"fmt"
	"sync"
)

type file struct {
	name string
	log  *[]string
}

func open(name string, log *[]string) (*file, error) {
	if name == "bad" {
		return nil, fmt.Errorf("open %s: no such file", name)
	}
	*log = append(*log, "open "+name)
	return &file{name, log}, nil
}

func (f *file) Close() error {
	*f.log = append(*f.log, "close "+f.name)
	if f.name == "c" {
		return errors.New("close failed")
	}
	return nil
}

func use(names ...string) (err error) {
	var log []string
	defer func() { fmt.Println(log) }()
	for _, n := range names {
		f, ferr := open(n, &log)
		if ferr != nil {
			return ferr
		}
		defer func() {
			if cerr := f.Close(); cerr != nil && err == nil {
				err = cerr
			}
		}()
	}
	return nil
}

func main() {
	fmt.Println(use("a", "b"))
	fmt.Println(use("a", "c", "b"))
	fmt.Println(use("a", "bad", "b"))
	var mu sync.Mutex
	counts := map[string]int{}
	inc := func(k string) int {
		mu.Lock()
		defer mu.Unlock()
		counts[k]++
		return counts[k]
	}
	inc("x")
	fmt.Println(inc("x"), inc("y"), mu.TryLock())
}

// Output:
// [open a open b close b close a]
// <nil>
// [open a open c open b close b close c close a]
// close failed
// [open a close a]
// open bad: no such file
// 2 1 true
