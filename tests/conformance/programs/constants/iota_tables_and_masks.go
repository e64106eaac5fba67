package main

import (
	"fmt"
	"strings"
)

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	Exec
	None Perm = 0
	All       = Read | Write | Exec
)

var permNames = [...]string{"r", "w", "x"}

func (p Perm) String() string {
	if p == None {
		return "-"
	}
	var b strings.Builder
	for i, n := range permNames {
		if p&(1<<i) != 0 {
			b.WriteString(n)
		}
	}
	if rest := p &^ All; rest != 0 {
		fmt.Fprintf(&b, "+%#x", uint8(rest))
	}
	return b.String()
}

func (p *Perm) Set(q Perm)     { *p |= q }
func (p *Perm) Clear(q Perm)   { *p &^= q }
func (p Perm) Has(q Perm) bool { return p&q == q }

const (
	a, b = iota * 2, "s" + string(rune('a'+iota))
	c, d
	_, _
	e, f
)

const (
	x = iota * 1.5
	y
	z = "skip"
	w
	v = iota
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
)

func main() {
	p := Read
	p.Set(Exec)
	fmt.Println(p, p.Has(Exec), p.Has(Read|Write), All, None, Perm(0x19))
	p.Clear(Read | Write)
	fmt.Println(p, ^p, []Perm{Read, All}, map[Perm]int{Write: 1})
	fmt.Printf("%d %v %s %08b %T\n", All, All, Write, uint8(All), p)
	fmt.Println(a, b, c, d, e, f, x, y, z, w, v, KB, MB, MB/KB)
}

// Output:
// rx true false rwx - r+0x18
// x rw+0xf8 [r rwx] map[w:1]
// 7 rwx w 00000111 main.Perm
// 0 sa 2 sb 6 sd 0 1.5 skip skip 4 1024 1048576 1024
