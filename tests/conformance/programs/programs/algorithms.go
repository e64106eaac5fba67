package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

type Graph map[string][]string

func (g Graph) BFS(s string) (out []string) {
	seen := map[string]bool{s: true}
	q := []string{s}
	for len(q) > 0 {
		n := q[0]
		q = q[1:]
		out = append(out, n)
		for _, k := range g[n] {
			if !seen[k] {
				seen[k] = true
				q = append(q, k)
			}
		}
	}
	return
}
func perms(xs []int) (r [][]int) {
	var rec func(int)
	rec = func(i int) {
		if i == len(xs) {
			r = append(r, append([]int(nil), xs...))
			return
		}
		for j := i; j < len(xs); j++ {
			xs[i], xs[j] = xs[j], xs[i]
			rec(i + 1)
			xs[i], xs[j] = xs[j], xs[i]
		}
	}
	rec(0)
	return
}
func queens(n int) int {
	cols, d1, d2 := make([]bool, n), make([]bool, 2*n), make([]bool, 2*n)
	var f func(int) int
	f = func(r int) int {
		if r == n {
			return 1
		}
		c := 0
		for i := range n {
			if cols[i] || d1[r+i] || d2[r-i+n] {
				continue
			}
			cols[i], d1[r+i], d2[r-i+n] = true, true, true
			c += f(r + 1)
			cols[i], d1[r+i], d2[r-i+n] = false, false, false
		}
		return c
	}
	return f(0)
}
func sieve(n int) (ps []int) {
	c := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if c[i] {
			continue
		}
		ps = append(ps, i)
		for j := i * i; j <= n; j += i {
			c[j] = true
		}
	}
	return
}
func lcs(a, b string) string {
	dp := make([][]int, len(a)+1)
	for i := range dp {
		dp[i] = make([]int, len(b)+1)
	}
	for i := range a {
		for j := range b {
			if a[i] == b[j] {
				dp[i+1][j+1] = dp[i][j] + 1
			} else {
				dp[i+1][j+1] = max(dp[i][j+1], dp[i+1][j])
			}
		}
	}
	var sb strings.Builder
	for i, j := len(a), len(b); i > 0 && j > 0; {
		switch {
		case a[i-1] == b[j-1]:
			sb.WriteByte(a[i-1])
			i--
			j--
		case dp[i-1][j] >= dp[i][j-1]:
			i--
		default:
			j--
		}
	}
	r := []byte(sb.String())
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}
func qsort(a []int) {
	if len(a) < 2 {
		return
	}
	p, i := a[len(a)/2], 0
	a[len(a)/2], a[len(a)-1] = a[len(a)-1], a[len(a)/2]
	for j := range a {
		if a[j] < p {
			a[i], a[j] = a[j], a[i]
			i++
		}
	}
	a[i], a[len(a)-1] = a[len(a)-1], a[i]
	qsort(a[:i])
	qsort(a[i+1:])
}

type Mat [2][2]int

func (m Mat) Mul(o Mat) (r Mat) {
	for i := range 2 {
		for j := range 2 {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}
func fibm(n int) int {
	r, b := Mat{{1, 0}, {0, 1}}, Mat{{1, 1}, {1, 0}}
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.Mul(b)
		}
		b = b.Mul(b)
	}
	return r[0][1]
}

type LRU struct {
	cap        int
	m          map[int]*ent
	head, tail *ent
}
type ent struct {
	k, v       int
	prev, next *ent
}

func NewLRU(c int) *LRU {
	l := &LRU{cap: c, m: map[int]*ent{}, head: &ent{}, tail: &ent{}}
	l.head.next, l.tail.prev = l.tail, l.head
	return l
}
func (l *LRU) rm(e *ent) { e.prev.next, e.next.prev = e.next, e.prev }
func (l *LRU) add(e *ent) {
	e.next, e.prev = l.head.next, l.head
	l.head.next.prev = e
	l.head.next = e
}
func (l *LRU) Get(k int) int {
	if e, ok := l.m[k]; ok {
		l.rm(e)
		l.add(e)
		return e.v
	}
	return -1
}
func (l *LRU) Put(k, v int) {
	if e, ok := l.m[k]; ok {
		e.v = v
		l.rm(e)
		l.add(e)
		return
	}
	if len(l.m) == l.cap {
		d := l.tail.prev
		l.rm(d)
		delete(l.m, d.k)
	}
	e := &ent{k: k, v: v}
	l.m[k] = e
	l.add(e)
}

type UF struct{ p []int }

func (u *UF) Find(x int) int {
	for u.p[x] != x {
		u.p[x] = u.p[u.p[x]]
		x = u.p[x]
	}
	return x
}
func (u *UF) Union(a, b int) bool {
	a, b = u.Find(a), u.Find(b)
	if a == b {
		return false
	}
	u.p[a] = b
	return true
}
func eval(toks []string) (v float64) {
	pos := 0
	var expr, term, fac func() float64
	fac = func() float64 {
		t := toks[pos]
		pos++
		if t == "(" {
			v := expr()
			pos++
			return v
		}
		var f float64
		fmt.Sscan(t, &f)
		return f
	}
	term = func() float64 {
		v := fac()
		for pos < len(toks) && (toks[pos] == "*" || toks[pos] == "/") {
			op := toks[pos]
			pos++
			if r := fac(); op == "*" {
				v *= r
			} else {
				v /= r
			}
		}
		return v
	}
	expr = func() float64 {
		v := term()
		for pos < len(toks) && (toks[pos] == "+" || toks[pos] == "-") {
			op := toks[pos]
			pos++
			r := term()
			if op == "+" {
				v += r
			} else {
				v -= r
			}
		}
		return v
	}
	return expr()
}
func life(g [][]bool) [][]bool {
	h, w := len(g), len(g[0])
	n := make([][]bool, h)
	for y := range g {
		n[y] = make([]bool, w)
		for x := range g[y] {
			c := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if (dy != 0 || dx != 0) && g[(y+dy+h)%h][(x+dx+w)%w] {
						c++
					}
				}
			}
			n[y][x] = c == 3 || c == 2 && g[y][x]
		}
	}
	return n
}
func main() {
	g := Graph{"a": {"b", "c"}, "b": {"d"}, "c": {"d"}}
	fmt.Println(g.BFS("a"), perms([]int{1, 2, 3}), queens(6), sieve(40), lcs("AGGTAB", "GXTXAYB"))
	a := []int{5, 2, 9, 1, 5, 6, -3}
	qsort(a)
	fmt.Println(a, sort.IntsAreSorted(a), fibm(50))
	l := NewLRU(2)
	l.Put(1, 1)
	l.Put(2, 2)
	fmt.Print(l.Get(1))
	l.Put(3, 3)
	fmt.Println(l.Get(2), l.Get(3), len(l.m))
	u := UF{make([]int, 5)}
	for i := range u.p {
		u.p[i] = i
	}
	fmt.Println(u.Union(0, 1), u.Union(1, 0), u.Find(0) == u.Find(1), eval(strings.Fields("( 1 + 2 ) * 3 - 4 / 2")))
	b := make([][]bool, 5)
	for i := range b {
		b[i] = make([]bool, 5)
	}
	b[2][1], b[2][2], b[2][3] = true, true, true
	b = life(b)
	for _, r := range b {
		for _, c := range r {
			if c {
				fmt.Print("#")
			} else {
				fmt.Print(".")
			}
		}
		fmt.Println()
	}
	wc := map[string]int{}
	for _, w := range strings.Fields("a b a c b a") {
		wc[w]++
	}
	type kv struct {
		k string
		v int
	}
	var kvs []kv
	for k, v := range wc {
		kvs = append(kvs, kv{k, v})
	}
	sort.Slice(kvs, func(i, j int) bool {
		if kvs[i].v != kvs[j].v {
			return kvs[i].v > kvs[j].v
		}
		return kvs[i].k < kvs[j].k
	})
	fmt.Println(kvs)
	x := 1.0
	for range 20 {
		x -= (x*x - 2) / (2 * x)
	}
	fmt.Printf("%.10f %v\n", x, math.Abs(x-math.Sqrt2) < 1e-12)
	memo := map[int]int{}
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		if v, ok := memo[n]; ok {
			return v
		}
		memo[n] = fib(n-1) + fib(n-2)
		return memo[n]
	}
	fmt.Println(fib(80))
	tri := [][]int{}
	for i := range 5 {
		row := make([]int, i+1)
		row[0], row[i] = 1, 1
		for j := 1; j < i; j++ {
			row[j] = tri[i-1][j-1] + tri[i-1][j]
		}
		tri = append(tri, row)
	}
	fmt.Println(tri)
	s := "racecar"
	pal := true
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		if s[i] != s[j] {
			pal = false
			break
		}
	}
	fmt.Println(pal)
	gcd := func(a, b int) int {
		for b != 0 {
			a, b = b, a%b
		}
		return a
	}
	fmt.Println(gcd(48, 18))
	var h func(n int, a, b, c string) int
	h = func(n int, a, b, c string) int {
		if n == 0 {
			return 0
		}
		return h(n-1, a, c, b) + 1 + h(n-1, c, b, a)
	}
	fmt.Println(h(6, "a", "b", "c"))
}

// Output:
// [a b c d] [[1 2 3] [1 3 2] [2 1 3] [2 3 1] [3 2 1] [3 1 2]] 4 [2 3 5 7 11 13 17 19 23 29 31 37] GTAB
// [-3 1 2 5 5 6 9] true 12586269025
// 1-1 3 2
// true false true 7
// .....
// ..#..
// ..#..
// ..#..
// .....
// [{a 3} {b 2} {c 1}]
// 1.4142135624 true
// 23416728348467685
// [[1] [1 1] [1 2 1] [1 3 3 1] [1 4 6 4 1]]
// true
// 6
// 63
