package main

import (
	"cmp"
	"fmt"
	"slices"
)

func distance(a, b string) int {
	r, s := []rune(a), []rune(b)
	prev := make([]int, len(s)+1)
	for j := range prev {
		prev[j] = j
	}
	for i, x := range r {
		cur := make([]int, len(s)+1)
		cur[0] = i + 1
		for j, y := range s {
			cost := 1
			if x == y {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev = cur
	}
	return prev[len(s)]
}

type Dictionary struct {
	words []string
	cache map[[2]string]int
	hits  int
}

func (d *Dictionary) distance(a, b string) (n int) {
	k := [...]string{min(a, b), max(a, b)}
	if n, ok := d.cache[k]; ok {
		d.hits++
		return n
	}
	defer func() { d.cache[k] = n }()
	return distance(a, b)
}

func (d *Dictionary) Suggest(word string, limit int) (out []string) {
	near := slices.Clone(d.words)
	slices.SortFunc(near, func(a, b string) int {
		return cmp.Or(cmp.Compare(d.distance(word, a), d.distance(word, b)), cmp.Compare(a, b))
	})
	for _, w := range near {
		if d.distance(word, w) > limit {
			break
		}
		out = append(out, w)
	}
	return
}

func main() {
	for _, p := range [][2]string{{"kitten", "sitting"}, {"", "abc"}, {"flaw", "lawn"}, {"same", "same"}, {"größe", "grosse"}} {
		fmt.Println(p, distance(p[0], p[1]))
	}
	d := &Dictionary{words: []string{"range", "return", "struct", "string", "switch", "orange", "strong"}, cache: map[[2]string]int{}}
	fmt.Println(d.Suggest("strng", 2), d.Suggest("rang", 2), d.Suggest("zzzzz", 2) == nil)
	fmt.Println(len(d.cache), d.hits > 0)
}

// Output:
// [kitten sitting] 3
// [ abc] 3
// [flaw lawn] 2
// [same same] 0
// [größe grosse] 3
// [string strong] [range orange] true
// 21 true
