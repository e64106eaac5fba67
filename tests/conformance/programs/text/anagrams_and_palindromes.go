package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

func key(s string) string {
	r := []rune(strings.ToLower(s))
	slices.Sort(r)
	return string(r)
}

func group[K comparable, V any](vs []V, f func(V) K) map[K][]V {
	m := make(map[K][]V)
	for _, v := range vs {
		k := f(v)
		m[k] = append(m[k], v)
	}
	return m
}

func palindrome(s string) bool {
	var rs []rune
	for _, r := range s {
		if unicode.IsLetter(r) {
			rs = append(rs, unicode.ToLower(r))
		}
	}
	for len(rs) > 1 {
		if rs[0] != rs[len(rs)-1] {
			return false
		}
		rs = rs[1 : len(rs)-1]
	}
	return true
}

func longest(s string) (best string) {
	for i := range s {
		for _, w := range [2]int{0, 1} {
			l, r := i, i+w
			for l >= 0 && r < len(s) && s[l] == s[r] {
				if r-l+1 > len(best) {
					best = s[l : r+1]
				}
				l, r = l-1, r+1
			}
		}
	}
	return
}

func runLength(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		if n := j - i; n > 1 {
			fmt.Fprint(&b, n)
		}
		b.WriteByte(s[i])
		i = j
	}
	return b.String()
}

func expand(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n = n*10 + int(r-'0')
			continue
		}
		b.WriteString(strings.Repeat(string(r), max(n, 1)))
		n = 0
	}
	return b.String()
}

func main() {
	words := strings.Fields("listen silent enlist google elgoog Tinsel abc cab nope")
	groups := group(words, key)
	var sets [][]string
	for _, g := range groups {
		if len(g) > 1 {
			sets = append(sets, g)
		}
	}
	slices.SortFunc(sets, func(a, b []string) int { return len(b)*100 - len(a)*100 + strings.Compare(a[0], b[0]) })
	fmt.Println(sets, len(groups))
	for _, s := range []string{"A man, a plan, a canal: Panama", "été", "Go", ""} {
		fmt.Printf("%q %t\n", s, palindrome(s))
	}
	fmt.Println(longest("forgeeksskeegfor"), longest("abc"), longest(""))
	r := runLength("WWWWWWWWWWWWBWWWAB")
	fmt.Println(r, expand(r), expand(r) == "WWWWWWWWWWWWBWWWAB")
	fmt.Println(group([]int{1, 2, 3, 4, 5, 6, 7}, func(i int) bool { return i%3 == 0 }))
}

// Output:
// [[listen silent enlist Tinsel] [abc cab] [google elgoog]] 4
// "A man, a plan, a canal: Panama" true
// "été" true
// "Go" false
// "" true
// geeksskeeg a
// 12WB3WAB WWWWWWWWWWWWBWWWAB true
// map[false:[1 2 4 5 7] true:[3 6]]
