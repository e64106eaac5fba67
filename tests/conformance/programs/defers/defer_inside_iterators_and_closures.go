package main

import (
	"errors"
	"fmt"
)

func items(names ...string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, n := range names {
			fmt.Print("open ", n, "; ")
			ok := func() bool {
				defer fmt.Print("close ", n, "; ")
				return yield(n)
			}()
			if !ok {
				return
			}
		}
	}
}

func find(want string) (found string, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, errors.New("cleanup"))
		}
	}()
	for n := range items("a", "b", "c") {
		defer func() { found += "-" + n }()
		if n == want {
			return n, nil
		}
	}
	return "", errors.New("missing")
}

func loop() (out []int) {
	for i := range 3 {
		func() {
			defer func() { out = append(out, i*10) }()
			if i == 1 {
				return
			}
			out = append(out, i)
		}()
	}
	return
}

func nested() (s string) {
	defer func() {
		defer func() {
			defer func() { s += fmt.Sprint("|3:", recover()) }()
			s += fmt.Sprint("|2:", recover())
			panic("c")
		}()
		s += fmt.Sprint("|1:", recover())
		panic("b")
	}()
	panic("a")
}

func main() {
	f, err := find("b")
	fmt.Printf("\n%q %v\n", f, err)
	f, err = find("z")
	fmt.Printf("\n%q %q\n", f, err)
	fmt.Println(loop())
	fmt.Println(nested())
}

// Output:
// open a; close a; open b; close b;
// "b-b-a" <nil>
// open a; close a; open b; close b; open c; close c;
// "-c-b-a" "missing\ncleanup"
// [0 0 10 2 20]
// |1:a|2:b|3:c
