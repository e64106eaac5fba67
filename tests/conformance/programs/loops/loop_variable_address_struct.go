package main

import "fmt"

type node struct {
	id   int
	prev *node
}

func main() {
	var all []*node
	for n := (node{id: 0}); n.id < 3; n.id++ {
		all = append(all, &n)
	}
	for _, n := range all {
		fmt.Print(n.id, " ")
	}
	fmt.Println()
	nodes := []node{{1, nil}, {2, nil}}
	var ps []*node
	for _, n := range nodes {
		n.id *= 10
		ps = append(ps, &n)
	}
	fmt.Println(ps[0].id, ps[1].id, nodes)
	for i := range nodes {
		p := &nodes[i]
		p.id++
	}
	fmt.Println(nodes)
	arrs := [][2]int{{1, 2}, {3, 4}}
	var ss [][]int
	for _, a := range arrs {
		ss = append(ss, a[:])
		a[0] = 100
	}
	fmt.Println(ss, arrs)
}

// Output:
// 0 1 2
// 10 20 [{1 <nil>} {2 <nil>}]
// [{2 <nil>} {3 <nil>}]
// [[100 2] [100 4]] [[1 2] [3 4]]
