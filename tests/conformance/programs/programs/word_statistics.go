package main

import (
	"bufio"
	"fmt"
	"regexp"
	"sort"
	"strings"
	"unicode"
)

const text = `It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness`

type count struct {
	word string
	n    int
}

func main() {
	sc := bufio.NewScanner(strings.NewReader(text))
	lines, freq := 0, map[string]int{}
	for sc.Scan() {
		lines++
		for _, w := range strings.FieldsFunc(sc.Text(), func(r rune) bool { return !unicode.IsLetter(r) }) {
			freq[strings.ToLower(w)]++
		}
	}
	var cs []count
	for w, n := range freq {
		cs = append(cs, count{w, n})
	}
	sort.Slice(cs, func(i, j int) bool {
		if cs[i].n != cs[j].n {
			return cs[i].n > cs[j].n
		}
		return cs[i].word < cs[j].word
	})
	for _, c := range cs[:5] {
		fmt.Printf("%-6s %2d %s\n", c.word, c.n, strings.Repeat("#", c.n))
	}
	fmt.Println(lines, len(cs))
	re := regexp.MustCompile(`(\w+) of (\w+)`)
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		fmt.Print(m[1], ":", m[2], " ")
	}
	fmt.Println()
	fmt.Println(re.ReplaceAllString("age of gold", "$2 age"))
	ws := bufio.NewScanner(strings.NewReader("one two three"))
	ws.Split(bufio.ScanWords)
	for ws.Scan() {
		fmt.Print(len(ws.Text()), " ")
	}
	fmt.Println()
}

// Output:
// it      4 ####
// of      4 ####
// the     4 ####
// was     4 ####
// age     2 ##
// 2 10
// best:times worst:times age:wisdom age:foolishness
// gold age
// 3 3 5
