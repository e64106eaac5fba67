package main

import (
	"fmt"
	"io"
	"sort"
	"strings"
	"sync"
	"time"
)

type Logger interface{ Log(string) }
type base struct {
	prefix string
	lines  *[]string
}

func (b base) Log(s string) { *b.lines = append(*b.lines, b.prefix+s) }

type svc struct {
	Logger
	sync.Mutex
	name string
}

func (s *svc) Run() { s.Lock(); defer s.Unlock(); s.Log(s.name) }

type timed struct {
	*svc
	time.Duration
}

func (t timed) Log(s string) { t.svc.Log("timed " + s) }

type revSort struct{ sort.Interface }

func (r revSort) Less(i, j int) bool { return r.Interface.Less(j, i) }

type countR struct {
	io.Reader
	n int
}

func (c *countR) Read(p []byte) (int, error) { n, err := c.Reader.Read(p); c.n += n; return n, err }

type strSlice struct {
	sort.StringSlice
	tag string
}
type bld struct {
	strings.Builder
	n int
}

func (b *bld) Add(s string) *bld { b.WriteString(s); b.n++; return b }

type Visitor interface{ Visit(n Node) Visitor }
type Node interface{ Accept(Visitor) }
type leaf int
type branch struct{ kids []Node }

func (l leaf) Accept(v Visitor) { v.Visit(l) }
func (b branch) Accept(v Visitor) {
	if w := v.Visit(b); w != nil {
		for _, k := range b.kids {
			k.Accept(w)
		}
	}
}

type sum struct {
	t     *int
	depth int
}

func (s sum) Visit(n Node) Visitor {
	switch n := n.(type) {
	case leaf:
		*s.t += int(n) * s.depth
		return nil
	case branch:
		return sum{s.t, s.depth + 1}
	}
	return nil
}

type State func(*M) State
type HF func(string) string

func (h HF) Serve(s string) string { return h(s) }

type Handler interface{ Serve(string) string }
type MW func(Handler) Handler

func chain(h Handler, ms ...MW) Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

type M struct{ log []string }

func main() {
	var ls []string
	s := &svc{Logger: base{"> ", &ls}, name: "s"}
	s.Run()
	t := timed{s, time.Second}
	t.Log("x")
	t.Run()
	var l Logger = t
	l.Log("i")
	l = s
	l.Log("j")
	fmt.Println(ls, t.Seconds(), t.Duration)
	ints := sort.IntSlice{3, 1, 2}
	sort.Sort(revSort{ints})
	fmt.Println(ints)
	c := &countR{Reader: strings.NewReader("hello world")}
	io.ReadAll(c)
	fmt.Println(c.n)
	ss := strSlice{sort.StringSlice{"b", "a"}, "t"}
	ss.Sort()
	fmt.Println(ss.StringSlice, ss.Len(), ss.tag)
	sort.Sort(ss)
	b := &bld{}
	fmt.Println(b.Add("a").Add("b").String(), b.n, b.Len())
	total := 0
	branch{[]Node{leaf(1), branch{[]Node{leaf(10)}}, leaf(2)}}.Accept(sum{&total, 0})
	fmt.Println(total)
	up := func(h Handler) Handler { return HF(func(s string) string { return strings.ToUpper(h.Serve(s)) }) }
	ex := MW(func(h Handler) Handler { return HF(func(s string) string { return h.Serve(s) + "!" }) })
	fmt.Println(chain(HF(func(s string) string { return "hi " + s }), up, ex).Serve("bob"))
}

// Output:
// [> s > timed x > s > timed i > j] 1 1s
// [3 2 1]
// 11
// [a b] 2 t
// ab 2 2
// 23
// HI BOB!
