package main

import "fmt"

type Animal interface {
	Name() string
	Sound() string
}
type Base struct{ name string }

func (b Base) Name() string  { return b.name }
func (b Base) Sound() string { return "..." }
func (b Base) Intro() string { return b.Name() + " says " + b.Sound() }

type Dog struct{ Base }

func (d Dog) Sound() string { return "woof" }

type Puppy struct {
	Dog
	age int
}

func (p *Puppy) Name() string { return "little " + p.Dog.Name() }

func intro(a Animal) string { return a.Name() + ":" + a.Sound() }

func main() {
	d := Dog{Base{"rex"}}
	p := &Puppy{d, 1}
	fmt.Println(d.Intro(), intro(d), p.Intro(), intro(p), p.Base.Sound())
	animals := []Animal{Base{"b"}, d, p, &d, &p.Dog}
	for _, a := range animals {
		fmt.Print(intro(a), " ")
	}
	fmt.Println()
	_, ok := any(*p).(Animal)
	fmt.Println(ok, (*p).Sound())
	p.name = "max"
	fmt.Println(p.Name(), d.name, animals[2].Name(), p.Dog.Base.name)
	f := p.Name
	g := p.Dog.Name
	p.Base = Base{"new"}
	fmt.Println(f(), g())
	m := map[string]Animal{"p": p}
	m["p"].(*Puppy).age++
	fmt.Println(p.age, m["p"].(interface{ Intro() string }).Intro())
	h := Animal.Sound
	fmt.Println(h(d), h(p), Dog.Sound(d), (*Puppy).Name(p), Base.Intro(d.Base))
}

// Output:
// rex says ... rex:woof rex says ... little rex:woof ...
// b:... rex:woof little rex:woof rex:woof rex:woof
// false woof
// little max rex little max max
// little new max
// 2 new says ...
// woof woof woof little new rex says ...
