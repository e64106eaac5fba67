package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"sort"
	"strings"
)

type upper struct{ r io.Reader }
type list []string
type byLen []string
type cnt struct{ n int }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	return n, err
}
func (l list) Len() int                    { return len(l) }
func (l list) Less(i, j int) bool          { return l[i] < l[j] }
func (l list) Swap(i, j int)               { l[i], l[j] = l[j], l[i] }
func (b byLen) Len() int                   { return len(b) }
func (b byLen) Less(i, j int) bool         { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)              { b[i], b[j] = b[j], b[i] }
func (c *cnt) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

func main() {
	b, err := io.ReadAll(upper{strings.NewReader("hello")})
	fmt.Println(string(b), err)
	l := list{"c", "a", "b"}
	sort.Sort(l)
	fmt.Println(l, sort.IsSorted(l))
	sort.Sort(sort.Reverse(l))
	fmt.Println(l)
	bl := byLen{"ccc", "a", "bb", "z"}
	sort.Stable(bl)
	fmt.Println(bl)
	c := &cnt{}
	fmt.Fprintf(c, "%d-%s", 12, "abc")
	io.Copy(c, strings.NewReader("12345"))
	n, _ := io.WriteString(io.MultiWriter(c, io.Discard), "xy")
	fmt.Println(c.n, n)
	sc := bufio.NewScanner(upper{strings.NewReader("l1\nl2\n")})
	for sc.Scan() {
		fmt.Print(sc.Text(), ";")
	}
	fmt.Println()
	var r io.Reader = upper{nil}
	_, isU := r.(upper)
	_, isW := r.(io.Writer)
	var w io.Writer = c
	cc, isC := w.(*cnt)
	fmt.Println(isU, isW, isC, cc == c)
	lr := io.LimitReader(upper{strings.NewReader("abcdef")}, 3)
	b, _ = io.ReadAll(lr)
	fmt.Println(string(b), sort.SearchInts([]int{1, 3, 5}, 4))
}

// Output:
// HELLO <nil>
// [a b c] true
// [c b a]
// [a z bb ccc]
// 13 2
// L1;L2;
// true false true true
// ABC 2
