package main

import (
	"fmt"
	"sort"
	"strings"
)

type random struct{ last uint32 }

func (r *random) next() float64 {
	const im, ia, ic = 139968, 3877, 29573
	r.last = (r.last*ia + ic) % im
	return float64(r.last) / im
}

type weighted []struct {
	c byte
	p float64
}

func (w weighted) pick(x float64) byte {
	for _, e := range w {
		if x -= e.p; x < 0 {
			return e.c
		}
	}
	return w[len(w)-1].c
}

func counts(seq string, k int) map[string]int {
	m := make(map[string]int)
	for i := 0; i+k <= len(seq); i++ {
		m[seq[i:i+k]]++
	}
	return m
}

func main() {
	r := &random{42}
	dist := weighted{{'a', 0.3029549426680}, {'c', 0.1979883004921}, {'g', 0.1975473066391}, {'t', 0.3015094502008}}
	var b strings.Builder
	for range 600 {
		b.WriteByte(dist.pick(r.next()))
	}
	seq := b.String()
	for i := 0; i < 120; i += 60 {
		fmt.Println(seq[i : i+60])
	}
	for k := 1; k <= 2; k++ {
		c := counts(seq, k)
		keys := make([]string, 0, len(c))
		for s := range c {
			keys = append(keys, s)
		}
		sort.Slice(keys, func(i, j int) bool {
			if x, y := c[keys[i]], c[keys[j]]; x != y {
				return x > y
			}
			return keys[i] < keys[j]
		})
		for _, s := range keys {
			fmt.Printf("%s %.3f ", strings.ToUpper(s), 100*float64(c[s])/float64(len(seq)-k+1))
		}
		fmt.Println()
	}
	complement := strings.NewReplacer("a", "t", "t", "a", "c", "g", "g", "c").Replace(seq[:20])
	rs := []rune(complement)
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		rs[i], rs[j] = rs[j], rs[i]
	}
	fmt.Println(seq[:20], string(rs), counts(seq, 3)["ggt"], counts(seq, 4)["nope"])
}

// Output:
// ctgtgagcagagccgatcctcagaaatagctaaatcttgtgcttcgttagaagtctcgac
// tacgtgtagcctagtgtttgtgttgcgttatagtctatttgtggacacagtatggtcaaa
// T 34.500 A 26.000 G 22.500 C 17.000
// TT 11.185 TA 9.015 AT 8.681 GT 8.514 TG 7.679 AA 6.511 TC 6.511 CT 6.177 AG 5.676 CA 5.342 AC 5.175 GA 5.175 GG 5.175 CG 4.007 GC 3.673 CC 1.503
// ctgtgagcagagccgatcct aggatcggctctgctcacag 14 0
