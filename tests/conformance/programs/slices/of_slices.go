package main

import "fmt"

func main() {
	tri := make([][]int, 5)
	for i := range tri {
		tri[i] = make([]int, i+1)
		tri[i][0], tri[i][i] = 1, 1
		for j := 1; j < i; j++ {
			tri[i][j] = tri[i-1][j-1] + tri[i-1][j]
		}
	}
	fmt.Println(tri)
	a := []int{1, 2, 3, 4, 5, 6}
	var chunks [][]int
	for len(a) > 0 {
		n := min(4, len(a))
		chunks = append(chunks, a[:n:n])
		a = a[n:]
	}
	chunks[0] = append(chunks[0], 99)
	fmt.Println(chunks, len(a), cap(chunks[1]))
	m := [][]string{{"a"}, {"b"}}
	c := make([][]string, len(m))
	copy(c, m)
	c[0][0] = "shared"
	c[1] = []string{"own"}
	fmt.Println(m, c)
	flat := []int{}
	for _, row := range tri[2:4] {
		flat = append(flat, row...)
	}
	fmt.Println(flat, len(flat))
	var nilrow [][]int
	nilrow = append(nilrow, nil, []int{})
	fmt.Println(nilrow, nilrow[0] == nil, nilrow[1] == nil)
	seen := map[string][][]int{}
	seen["k"] = append(seen["k"], []int{1}, []int{2})
	seen["k"][0] = append(seen["k"][0], 5)
	fmt.Println(seen)
	i := 1
	tri[i], tri[i+1] = tri[i+1], tri[i]
	fmt.Println(tri[1], tri[2])
	try(func() { fmt.Println(tri[1][3]) })
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// [[1] [1 1] [1 2 1] [1 3 3 1] [1 4 6 4 1]]
// [[1 2 3 4 99] [5 6]] 0 2
// [[shared] [b]] [[shared] [own]]
// [1 2 1 1 3 3 1] 7
// [[] []] true false
// map[k:[[1 5] [2]]]
// [1 2 1] [1 1]
// panic: runtime error: index out of range [3] with length 3
