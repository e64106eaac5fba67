package main

import (
	"fmt"
	"iter"
	"math/bits"
	"strings"
)

type Set []uint64

func Of(xs ...int) Set {
	var s Set
	for _, x := range xs {
		s.Add(x)
	}
	return s
}

func (s *Set) Add(x int) {
	w := x / 64
	for len(*s) <= w {
		*s = append(*s, 0)
	}
	(*s)[w] |= 1 << (x % 64)
}

func (s Set) Remove(x int) {
	if w := x / 64; w < len(s) {
		s[w] &^= 1 << (x % 64)
	}
}

func (s Set) Has(x int) bool {
	w := x / 64
	return w < len(s) && s[w]>>(uint(x)%64)&1 == 1
}

func (s Set) Len() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return
}

func combine(a, b Set, f func(x, y uint64) uint64) Set {
	out := make(Set, max(len(a), len(b)))
	for i := range out {
		var x, y uint64
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		out[i] = f(x, y)
	}
	return out
}

func (s Set) Union(t Set) Set     { return combine(s, t, func(x, y uint64) uint64 { return x | y }) }
func (s Set) Intersect(t Set) Set { return combine(s, t, func(x, y uint64) uint64 { return x & y }) }
func (s Set) Minus(t Set) Set     { return combine(s, t, func(x, y uint64) uint64 { return x &^ y }) }

func (s Set) All() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(i*64 + bits.TrailingZeros64(w)) {
					return
				}
			}
		}
	}
}

func (s Set) String() string {
	var b strings.Builder
	b.WriteByte('{')
	for x := range s.All() {
		if b.Len() > 1 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d", x)
	}
	b.WriteByte('}')
	return b.String()
}

func main() {
	a, b := Of(1, 9, 144, 64, 63), Of(9, 42, 144, 200)
	fmt.Println(a, b, a.Len(), b.Len())
	fmt.Println(a.Union(b), a.Intersect(b), a.Minus(b), b.Minus(a))
	a.Remove(144)
	a.Remove(100000)
	fmt.Println(a, a.Has(9), a.Has(10), a.Has(1<<20))
	const n = 100
	composite := make(Set, n/64+1)
	for i := 2; i < n; i++ {
		if !composite.Has(i) {
			for j := i * i; j < n; j += i {
				composite.Add(j)
			}
		}
	}
	for p := range composite.All() {
		if p > 20 {
			break
		}
		fmt.Print(p, " ")
	}
	fmt.Println(composite.Len(), fmt.Sprintf("%v %x", Set{}, []uint64(Of(0, 4, 65))))
}

// Output:
// {1 9 63 64 144} {9 42 144 200} 5 4
// {1 9 42 63 64 144 200} {9 144} {1 63 64} {42 200}
// {1 9 63 64} true false false
// 4 6 8 9 10 12 14 15 16 18 20 73 {} [11 2]
