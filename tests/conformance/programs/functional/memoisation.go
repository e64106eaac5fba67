package main

import (
	"fmt"
	"strings"
)

func Memo[K comparable, V any](f func(func(K) V, K) V) (g func(K) V, calls *int) {
	cache := map[K]V{}
	calls = new(int)
	g = func(k K) V {
		if v, ok := cache[k]; ok {
			return v
		}
		*calls++
		v := f(g, k)
		cache[k] = v
		return v
	}
	return g, calls
}

type cell struct{ r, c int }

type item struct{ weight, value int }

func main() {
	fib, calls := Memo(func(self func(int) uint64, n int) uint64 {
		if n < 2 {
			return uint64(n)
		}
		return self(n-1) + self(n-2)
	})
	fmt.Println(fib(90), *calls, fib(50), *calls)
	paths, n := Memo(func(self func(cell) int, at cell) int {
		if at.r == 0 || at.c == 0 {
			return 1
		}
		return self(cell{at.r - 1, at.c}) + self(cell{at.r, at.c - 1})
	})
	fmt.Println(paths(cell{10, 10}), *n)
	items := []item{{5, 10}, {4, 40}, {6, 30}, {3, 50}}
	best, _ := Memo(func(self func([2]int) int, k [2]int) int {
		i, room := k[0], k[1]
		if i == len(items) {
			return 0
		}
		v := self([2]int{i + 1, room})
		if it := items[i]; it.weight <= room {
			v = max(v, it.value+self([2]int{i + 1, room - it.weight}))
		}
		return v
	})
	fmt.Println(best([2]int{0, 10}))
	words := map[string]bool{"cat": true, "cats": true, "and": true, "sand": true, "dog": true}
	split, _ := Memo(func(self func(string) []string, s string) []string {
		if s == "" {
			return []string{""}
		}
		var out []string
		for i := 1; i <= len(s); i++ {
			if !words[s[:i]] {
				continue
			}
			for _, rest := range self(s[i:]) {
				out = append(out, strings.TrimSpace(s[:i]+" "+rest))
			}
		}
		return out
	})
	fmt.Printf("%q %q\n", split("catsanddog"), split("catx"))
	coins := []int{1, 5, 10, 25}
	change, _ := Memo(func(self func(int) int, n int) int {
		if n == 0 {
			return 0
		}
		least := 1 << 30
		for _, c := range coins {
			if c <= n {
				least = min(least, 1+self(n-c))
			}
		}
		return least
	})
	fmt.Println(change(63), change(30), change(4))
}

// Output:
// 2880067194370816120 91 12586269025 91
// 184756 120
// 90
// ["cat sand dog" "cats and dog"] []
// 6 2 4
