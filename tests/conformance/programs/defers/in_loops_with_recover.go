package main

import "fmt"

func attempt(i int) (out string) {
	defer func() {
		switch r := recover().(type) {
		case nil:
			out += " fine"
		case error:
			out = "error: " + r.Error()
		case string:
			out = "string: " + r
		default:
			out = fmt.Sprintf("%T: %v", r, r)
		}
	}()
	xs := []int{10, 20}
	switch i {
	case 3:
		panic("three")
	case 4:
		panic(struct{ code int }{44})
	case 5:
		var m map[string]int
		m["a"] = 1
	}
	return fmt.Sprint(xs[i], 100/(1-i))
}

func main() {
	for i := range 6 {
		fmt.Println(i, attempt(i))
	}
	func() {
		for i := range 3 {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println("deferred", i, r)
					if i == 1 {
						panic(fmt.Sprint("again ", r))
					}
				} else {
					fmt.Println("deferred", i, "quiet")
				}
			}()
		}
		defer panic("second")
		panic("first")
	}()
}

// Output:
// 0 10 100 fine
// 1 error: runtime error: integer divide by zero
// 2 error: runtime error: index out of range [2] with length 2
// 3 string: three
// 4 struct { code int }: {44}
// 5 error: assignment to entry in nil map
// deferred 2 second
// deferred 1 quiet
// deferred 0 quiet
