package main

import (
	"fmt"

	"fluxrepl/flux"
)

var productGoals = []goal{{"sgemm_64", 1}, {"sgemm_1024", 0.95}, {"sgemm_2048x", 0}, {"sgemm_2048", 0.95}, {"sgemm_128x", 0}, {"sgemm_128", 1}, {"sgemm_256", 1}, {"sgemm_512", 1}}

// products multiplies matrices: square ones, and those of a small network.
func products() []entry {
	var l []entry
	add := func(name string, m, n, k int) {
		e := entry{name: "sgemm_" + name, peer: "mm_" + name, group: "products", flops: 2 * float64(m) * float64(n) * float64(k)}
		e.goal = goalOf(productGoals, e.name)
		e.prepare = func() func() {
			a, b := flux.Randn(m, k), flux.Randn(k, n)
			return func() { keep = a.MatMul(b) }
		}
		l = append(l, e)
	}
	for _, n := range []int{64, 128, 256, 512, 1024, 2048} {
		add(fmt.Sprint(n), n, n, n)
	}
	for _, s := range [][3]int{{128, 256, 784}, {784, 256, 128}, {128, 10, 256}, {2048, 512, 128}, {2048, 128, 512}, {1, 256, 784}} {
		add(fmt.Sprintf("%dx%dx%d", s[0], s[1], s[2]), s[0], s[1], s[2])
	}
	return l
}
