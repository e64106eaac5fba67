package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"container/list"
	"errors"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
	"unicode"
)

type PQ []int

func (p PQ) Len() int           { return len(p) }
func (p PQ) Less(i, j int) bool { return p[i] < p[j] }
func (p PQ) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }
func (p *PQ) Push(x any)        { *p = append(*p, x.(int)) }
func (p *PQ) Pop() any          { o := *p; x := o[len(o)-1]; *p = o[:len(o)-1]; return x }

type emp struct {
	n string
	a int
}

func main() {
	xs := []int{3, 1, 2}
	slices.Sort(xs)
	fmt.Println(xs, slices.Contains(xs, 2), slices.Index(xs, 3), slices.Max(xs), len(xs) > 0)
	es := []emp{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(es, func(x, y emp) int { return cmp.Or(cmp.Compare(x.a, y.a), strings.Compare(x.n, y.n)) })
	fmt.Println(es)
	i, ok := slices.BinarySearch(xs, 2)
	fmt.Println(i, ok)
	m := map[string]int{"x": 1, "y": 2}
	ks := slices.Sorted(maps.Keys(m))
	fmt.Println(ks)
	m2 := maps.Clone(m)
	m2["z"] = 3
	fmt.Println(len(m), len(m2), maps.Equal(m, m2))
	for k, v := range maps.All(map[int]int{1: 2}) {
		fmt.Println(k, v)
	}
	h := &PQ{5, 2, 8}
	heap.Init(h)
	heap.Push(h, 1)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	l := list.New()
	l.PushBack(emp{"q", 1})
	l.PushFront(2)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println()
	sc := bufio.NewScanner(strings.NewReader("l1\nl2 w\n"))
	for sc.Scan() {
		fmt.Println(strings.Fields(sc.Text()))
	}
	var buf bytes.Buffer
	w := bufio.NewWriter(&buf)
	fmt.Fprintf(w, "%03d", 7)
	w.Flush()
	fmt.Println(buf.String())
	var sb strings.Builder
	for i := range 3 {
		fmt.Fprintf(&sb, "%d,", i)
	}
	fmt.Println(sb.String(), sb.Len())
	re := regexp.MustCompile(`(\w)(\d+)`)
	fmt.Println(re.FindAllString("a1 b22", -1), re.ReplaceAllString("a1", "$2$1"), re.ReplaceAllStringFunc("a1 b2", strings.ToUpper))
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', 0)
	fmt.Fprintln(tw, "a\tb")
	fmt.Fprintln(tw, "ccc\td")
	tw.Flush()
	ov := sync.OnceValue(func() int { fmt.Println("once"); return 4 })
	fmt.Println(ov(), ov())
	d := 90 * time.Minute
	fmt.Println(d, d.Hours(), time.Date(2024, 2, 29, 1, 2, 3, 0, time.UTC).Format(time.RFC3339), time.Month(3), time.Unix(0, 0).UTC())
	fmt.Println(unicode.IsUpper('A'), strings.Title("ab cd"), strings.Repeat("ab", 2), strings.Split("a,b", ","), strings.EqualFold("A", "a"))
	r := rand.New(rand.NewSource(1))
	fmt.Println(r.Intn(100), r.Intn(100))
	fmt.Println(filepath.Join("a", "..", "b"), slices.Equal(xs, []int{1, 2, 3}), slices.Compact([]int{1, 1, 2}), slices.Insert(xs, 1, 9), slices.Delete([]int{1, 2, 3}, 0, 1))
	fmt.Println(errors.Is(fmt.Errorf("%w", os.ErrExist), os.ErrExist), slices.IndexFunc(es, func(e emp) bool { return e.n == "a" }), slices.ContainsFunc(xs, func(i int) bool { return i > 2 }))
	var n int
	var s string
	fmt.Sscanf("12 abc", "%d %s", &n, &s)
	fmt.Println(n, s)
	fmt.Sscan("5 q", &n, &s)
	fmt.Println(n, s)
	before, after, found := strings.Cut("k=v", "=")
	fmt.Println(before, after, found)
	for part := range strings.SplitSeq("a-b-c", "-") {
		fmt.Print(part)
	}
	for i, c := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, c)
	}
	for c := range slices.Chunk([]int{1, 2, 3}, 2) {
		fmt.Print(c)
	}
	fmt.Println(slices.Repeat([]int{1}, 3), slices.Concat([]int{1}, []int{2}))
}

// Output:
// [1 2 3] true 2 3 true
// [{c 1} {a 2} {b 2}]
// 1 true
// [x y]
// 2 3 false
// 1 2
// 1 2 5 8
// 2 {q 1}
// [l1]
// [l2 w]
// 007
// 0,1,2, 6
// [a1 b22] 1a A1 B2
// a   b
// ccc d
// once
// 4 4
// 1h30m0s 1.5 2024-02-29T01:02:03Z March 1970-01-01 00:00:00 +0000 UTC
// true Ab Cd abab [a b] true
// 81 87
// b true [1 2] [1 9 2 3] [2 3]
// true 1 true
// 12 abc
// 5 q
// k v true
// abc1y0x[1 2][3][1 1 1] [1 2]
