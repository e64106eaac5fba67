package main

import (
	"fmt"
	"math"
)

type Point struct{ X, Y float64 }

func (p Point) Sub(q Point) Point     { return Point{p.X - q.X, p.Y - q.Y} }
func (p *Point) Add(q Point)          { p.X += q.X; p.Y += q.Y }
func (p Point) Scale(f float64) Point { return Point{p.X * f, p.Y * f} }
func (p Point) Dist(q Point) float64  { d := p.Sub(q); return math.Hypot(d.X, d.Y) }
func (p Point) String() string        { return fmt.Sprintf("(%.3f %.3f)", p.X, p.Y) }

type Cluster struct {
	Point
	Members []int
}

func kMeans(ps []Point, centres ...Point) (cs []Cluster, rounds int) {
	for _, c := range centres {
		cs = append(cs, Cluster{Point: c})
	}
	label := make([]int, len(ps))
	for changed := true; changed; rounds++ {
		changed = false
		for i := range cs {
			cs[i].Members = cs[i].Members[:0]
		}
		for i, p := range ps {
			best := 0
			for k, c := range cs {
				if p.Dist(c.Point) < p.Dist(cs[best].Point) {
					best = k
				}
			}
			if best != label[i] {
				label[i], changed = best, true
			}
			cs[best].Members = append(cs[best].Members, i)
		}
		for i := range cs {
			var sum Point
			c := &cs[i]
			for _, m := range c.Members {
				sum.Add(ps[m])
			}
			if n := len(c.Members); n > 0 {
				c.Point = sum.Scale(1 / float64(n))
			}
		}
	}
	return
}

func main() {
	var ps []Point
	seed := 17
	for i := range 30 {
		seed = seed * 137 % 1009
		jx := float64(seed%100) / 50
		seed = seed * 137 % 1009
		jy := float64(seed%100) / 50
		base := []Point{{0, 0}, {5, 5}, {0, 6}}[i%3]
		base.Add(Point{jx, jy})
		ps = append(ps, base)
	}
	cs, n := kMeans(ps, ps[0], ps[3], ps[1])
	fmt.Println(n)
	for _, c := range cs {
		fmt.Println(c.Point, c.Members, c)
	}
	fmt.Printf("%v %+v\n", &ps[0], cs[0].Sub(cs[1].Point))
}

// Output:
// 4
// (0.906 0.988) [0 3 6 9 12 15 18 21 24 27] (0.906 0.988)
// (1.096 6.676) [2 5 8 11 14 17 20 23 26 29] (1.096 6.676)
// (6.014 5.854) [1 4 7 10 13 16 19 22 25 28] (6.014 5.854)
// (0.220 0.580) (-0.190 -5.688)
