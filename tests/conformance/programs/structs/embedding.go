package main

import (
	"fmt"
	"sync"
)

type Base struct{ id int }

func (b Base) ID() int          { return b.id }
func (b *Base) SetID(i int)     { b.id = i }
func (b Base) Describe() string { return fmt.Sprintf("base %d", b.id) }

type Mid struct {
	Base
	name string
}

func (m Mid) Describe() string { return "mid " + m.Base.Describe() }

type Top struct {
	*Mid
	sync.Mutex
	extra map[string]int
}

type Describer interface{ Describe() string }

type Logger struct {
	Describer
	prefix string
}

func main() {
	m := Mid{Base{1}, "m"}
	m.SetID(5)
	fmt.Println(m.ID(), m.id, m.Describe(), m.Base.Describe())
	t := Top{Mid: &m, extra: map[string]int{"a": 1}}
	t.SetID(7)
	t.Lock()
	t.extra["a"]++
	t.Unlock()
	fmt.Println(t.ID(), m.ID(), t.Describe(), t.extra, t.name)
	l := Logger{t, "p"}
	fmt.Println(l.Describe())
	var d Describer = &t
	fmt.Println(d.Describe())
	d = l
	if x, ok := d.(Logger); ok {
		fmt.Println(x.prefix)
	}
	ds := []Describer{m, &m, t, l, Base{9}}
	for _, d := range ds {
		fmt.Print(d.Describe(), "; ")
	}
	fmt.Println()
	fmt.Printf("%+v\n", m)
}

// Output:
// 5 5 mid base 5 base 5
// 7 7 mid base 7 map[a:2] m
// mid base 7
// mid base 7
// p
// mid base 7; mid base 7; mid base 7; mid base 7; base 9;
// {Base:{id:7} name:m}
