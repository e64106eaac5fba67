package main

import "fmt"

func find(m [][]int, want int) (x, y int) {
	for i, r := range m {
		for j, v := range r {
			if v == want {
				x, y = i, j
				goto found
			}
		}
	}
	return -1, -1
found:
	fmt.Println("found")
	return
}

func state(s string) string {
	i := 0
	out := ""
start:
	if i == len(s) {
		goto done
	}
	switch s[i] {
	case 'a':
		goto isA
	case 'b':
		goto isB
	}
	i++
	goto start
isA:
	out += "A"
	i++
	goto start
isB:
	out += "B"
	i++
	goto start
done:
	return out
}

func main() {
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(find(nil, 3))
	fmt.Println(state("xabybaz"))
}

// Output:
// found
// 1 0
// -1 -1
// ABBA
