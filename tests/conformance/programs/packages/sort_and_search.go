package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}

type people []person

func (p people) Len() int           { return len(p) }
func (p people) Less(i, j int) bool { return p[i].age < p[j].age }
func (p people) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

type rank uint8

func main() {
	ps := people{{"bo", 30}, {"al", 25}, {"cy", 30}, {"di", 20}}
	sort.Stable(ps)
	fmt.Println(ps)
	sort.Sort(sort.Reverse(ps))
	fmt.Println(ps[0].age, ps[3])
	sort.Slice(ps, func(i, j int) bool { return ps[i].name < ps[j].name })
	fmt.Println(ps)
	slices.SortStableFunc(ps, func(a, b person) int {
		return cmp.Or(cmp.Compare(b.age, a.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(ps)
	i, found := slices.BinarySearchFunc(ps, 25, func(p person, age int) int { return cmp.Compare(age, p.age) })
	fmt.Println(i, found, sort.Search(100, func(n int) bool { return n*n >= 50 }))
	rs := []rank{3, 1, 2, 3}
	slices.Sort(rs)
	fmt.Println(rs, slices.Compact(rs), slices.Max(rs[:3]), slices.Index(rs, 2), slices.Contains(rs, rank(9)))
	fmt.Println(slices.IndexFunc(ps, func(p person) bool { return p.age < 30 }), slices.Equal(rs[:2], []rank{1, 2}))
	q := slices.Insert([]rank{1, 9}, 1, 4, 5)
	q = slices.Delete(q, 0, 1)
	slices.Reverse(q)
	fmt.Println(q, slices.Concat(q, rs[:1]), slices.Repeat([]rank{7}, 3), slices.Compare(q, rs))
	fmt.Println(slices.MinFunc(ps, func(a, b person) int { return strings.Compare(b.name, a.name) }), slices.ContainsFunc(rs, func(r rank) bool { return r > 2 }))
}

// Output:
// [{di 20} {al 25} {bo 30} {cy 30}]
// 30 {di 20}
// [{al 25} {bo 30} {cy 30} {di 20}]
// [{bo 30} {cy 30} {al 25} {di 20}]
// 2 true 8
// [1 2 3 0] [1 2 3] 3 1 false
// 2 true
// [9 5 4] [9 5 4 1] [7 7 7] 1
// {di 20} true
