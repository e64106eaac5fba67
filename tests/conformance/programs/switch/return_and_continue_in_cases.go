package main

import (
	"errors"
	"fmt"
)

var errStop = errors.New("stop")

func step(i int) (int, error) {
	switch {
	case i > 6:
		return 0, errStop
	case i%2 == 0:
		return i * i, nil
	default:
		return -i, nil
	}
}

func main() {
	sum := 0
loop:
	for i := 0; ; i++ {
		switch v, err := step(i); {
		case errors.Is(err, errStop):
			break loop
		case v < 0:
			if v == -3 {
				continue loop
			}
			sum -= v
		default:
			sum += v
			if v == 4 {
				continue
			}
		}
		fmt.Print(i, ":", sum, " ")
	}
	fmt.Println(sum)
	for i := range 5 {
		switch i {
		case 1:
			continue
		case 3:
			break
		default:
			fmt.Print("body ")
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}

// Output:
// 0:0 1:1 4:21 5:26 6:62 62
// body 0 body 2 3 body 4
