package main

import (
	"fmt"
	"math"
	"strings"
)

type LCG uint64

func (g *LCG) Uint32() uint32 {
	*g = *g*6364136223846793005 + 1442695040888963407
	return uint32(*g >> 33)
}

func (g *LCG) Float64() float64 { return float64(g.Uint32()) / (1 << 31) }
func (g *LCG) Intn(n int) int   { return int(g.Uint32()) % n }

type point [2]int

func (p point) plus(q point) point { return point{p[0] + q[0], p[1] + q[1]} }
func (p point) norm() float64      { return math.Hypot(float64(p[0]), float64(p[1])) }

var steps = [...]point{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}

func walk(g *LCG, n int) (p point, visited map[point]int) {
	visited = map[point]int{{}: 1}
	for range n {
		p = p.plus(steps[g.Intn(len(steps))])
		visited[p]++
	}
	return
}

func main() {
	g := LCG(7)
	var sum, sq float64
	for i := range 8 {
		p, seen := walk(&g, 200)
		most := 0
		for _, n := range seen {
			most = max(most, n)
		}
		fmt.Println(i, p, len(seen), most, seen[point{}] > 0)
		sum += p.norm()
		sq += p.norm() * p.norm()
	}
	fmt.Printf("%.4f %.4f\n", sum/8, math.Sqrt(sq/8))
	bins := make([]int, 10)
	for range 2000 {
		x := 0.0
		for range 4 {
			x += g.Float64()
		}
		bins[int(x/4*10)]++
	}
	for i, b := range bins {
		fmt.Printf("%.1f %s %d\n", float64(i)/10, strings.Repeat("*", b/20), b)
	}
	inside := 0
	for range 5000 {
		if x, y := g.Float64(), g.Float64(); x*x+y*y < 1 {
			inside++
		}
	}
	fmt.Println(4 * float64(inside) / 5000)
}

// Output:
// 0 [0 2] 68 9 true
// 1 [-4 8] 110 5 true
// 2 [1 5] 88 8 true
// 3 [-2 -8] 94 6 true
// 4 [5 7] 73 9 true
// 5 [-27 -17] 114 6 true
// 6 [13 7] 96 9 true
// 7 [5 -13] 108 5 true
// 11.6864 14.5000
// 0.0  1
// 0.1 * 30
// 0.2 ****** 132
// 0.3 **************** 324
// 0.4 ************************ 489
// 0.5 *********************** 470
// 0.6 ***************** 359
// 0.7 ******* 156
// 0.8 * 36
// 0.9  3
// 3.1848
