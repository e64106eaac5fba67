package main

import "fmt"

type Colour int

const (
	Red Colour = iota
	Green
	Blue
)

func (c Colour) String() string {
	switch c {
	case Red:
		return "red"
	case Green:
		return "green"
	}
	return fmt.Sprintf("Colour(%d)", int(c))
}

func nested(a, b int) (s string) {
	switch a {
	case 0:
		switch b {
		case 0:
			s = "zero"
			fallthrough
		case 1:
			s += "+one"
			break
		default:
			s = "other"
		}
		s += "."
	case 1, 2:
		if b > 0 {
			break
		}
		s = "no b"
		fallthrough
	default:
		s += "default"
	}
	return
}

func main() {
	fmt.Println(Red, Green, Blue)
	for a := range 4 {
		for b := range 3 {
			fmt.Printf("%d%d %q\n", a, b, nested(a, b))
		}
	}
}

// Output:
// red green Colour(2)
// 00 "zero+one."
// 01 "+one."
// 02 "other."
// 10 "no bdefault"
// 11 ""
// 12 ""
// 20 "no bdefault"
// 21 ""
// 22 ""
// 30 "default"
// 31 "default"
// 32 "default"
