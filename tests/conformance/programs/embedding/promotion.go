package main

import "fmt"

type Base struct{ ID int }
type Named struct{ Name string }
type Mid struct {
	Base
	*Named
	Extra int
}
type Top struct {
	Mid
	Extra string
}

func (b Base) Describe() string  { return fmt.Sprint("base ", b.ID) }
func (b *Base) SetID(n int)      { b.ID = n }
func (n Named) Hello() string    { return "hello " + n.Name }
func (n *Named) Rename(s string) { n.Name = s }
func (m Mid) Describe() string   { return "mid of " + m.Base.Describe() }

func main() {
	t := Top{Mid{Base{1}, &Named{"n"}, 5}, "extra"}
	fmt.Println(t.ID, t.Mid.ID, t.Base.ID, t.Mid.Base.ID, t.Name, t.Named.Name, t.Extra, t.Mid.Extra)
	t.SetID(42)
	t.Rename("m")
	fmt.Println(t.Describe(), t.Base.Describe(), t.Hello(), t.ID)
	u := t
	u.SetID(7)
	u.Rename("shared")
	fmt.Println(t.ID, t.Name, u.ID, u.Name)
	f, g := t.Describe, t.Hello
	t.SetID(100)
	t.Named.Name = "later"
	fmt.Println(f(), g(), t.Describe())
	p := &t
	p.ID++
	p.Mid.Base.ID++
	fmt.Println(p.ID, p.Describe(), (*p).Mid.Describe())
	t.Named = nil
	try(func() { fmt.Println(t.Name) })
	try(func() { fmt.Println(t.Hello()) })
	try(func() { t.Rename("x") })
	fmt.Printf("%+v\n", Top{Mid: Mid{Base: Base{3}}})
	var d interface{ Describe() string } = t
	var s interface{ SetID(int) } = p
	s.SetID(8)
	fmt.Println(d.Describe(), t.ID)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

// Output:
// 1 1 1 1 n n extra 5
// mid of base 42 base 42 hello m 42
// 42 shared 7 shared
// mid of base 42 hello shared mid of base 100
// 102 mid of base 102 mid of base 102
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// {Mid:{Base:{ID:3} Named:<nil> Extra:0} Extra:}
// mid of base 102 8
