package main

import (
	"bufio"
	"fmt"
	"sort"
	"strings"
	"unicode"
)

const poem = `Tyger Tyger, burning bright,
In the forests of the night;
What immortal hand or eye,
Could frame thy fearful symmetry?

In what distant deeps or skies.
Burnt the fire of thine eyes?`

type count struct {
	word string
	n    int
}

type counts []count

func (c counts) Len() int      { return len(c) }
func (c counts) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c counts) Less(i, j int) bool {
	return c[i].n > c[j].n || c[i].n == c[j].n && c[i].word < c[j].word
}

func main() {
	lines, words, runes := 0, 0, 0
	freq := map[string]int{}
	first := make(map[string][]int)
	s := bufio.NewScanner(strings.NewReader(poem))
	for s.Scan() {
		lines++
		runes += len([]rune(s.Text())) + 1
		ws := bufio.NewScanner(strings.NewReader(s.Text()))
		ws.Split(bufio.ScanWords)
		for ws.Scan() {
			words++
			w := strings.ToLower(strings.TrimFunc(ws.Text(), func(r rune) bool { return !unicode.IsLetter(r) }))
			freq[w]++
			first[w] = append(first[w], lines)
		}
	}
	fmt.Println(lines, words, runes)
	var cs counts
	for w, n := range freq {
		cs = append(cs, count{w, n})
	}
	sort.Sort(cs)
	for _, c := range cs[:6] {
		fmt.Printf("%-8s %d %v\n", c.word, c.n, first[c.word])
	}
	byLen := map[int][]string{}
	sort.Sort(sort.Reverse(cs))
	for _, c := range cs {
		byLen[len(c.word)] = append(byLen[len(c.word)], c.word)
	}
	fmt.Println(byLen[8], byLen[9], len(byLen))
	custom := bufio.NewScanner(strings.NewReader("a;bb;;ccc"))
	custom.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := strings.IndexByte(string(data), ';'); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	for custom.Scan() {
		fmt.Printf("%q ", custom.Text())
	}
	fmt.Println(custom.Err())
}

// Output:
// 7 32 182
// the      3 [2 2 7]
// in       2 [2 6]
// of       2 [2 7]
// or       2 [3 6]
// tyger    2 [1 1]
// what     2 [3 6]
// [symmetry immortal] [] 7
// "a" "bb" "" "ccc" <nil>
