package main

import (
	"errors"
	"fmt"
)

type Coin int

type slot struct {
	name  string
	price Coin
	left  int
}

type Machine struct {
	slots  map[string]*slot
	credit Coin
	bank   map[Coin]int
}

var (
	errSoldOut  = errors.New("sold out")
	errNoChange = errors.New("cannot give change")
)

type needMore Coin

func (n needMore) Error() string { return fmt.Sprintf("insert %d more", int(n)) }

var coins = []Coin{100, 50, 20, 10, 5}

func (m *Machine) Insert(cs ...Coin) *Machine {
	for _, c := range cs {
		m.bank[c]++
		m.credit += c
	}
	return m
}

func (m *Machine) change(amount Coin) (map[Coin]int, error) {
	out := map[Coin]int{}
	for _, c := range coins {
		n := min(int(amount/c), m.bank[c])
		if n > 0 {
			out[c] = n
			amount -= c * Coin(n)
		}
	}
	if amount > 0 {
		return nil, fmt.Errorf("%w: %d missing", errNoChange, amount)
	}
	return out, nil
}

func (m *Machine) Buy(code string) (string, map[Coin]int, error) {
	s, ok := m.slots[code]
	switch {
	case !ok:
		return "", nil, fmt.Errorf("no slot %q", code)
	case s.left == 0:
		return "", nil, errSoldOut
	case m.credit < s.price:
		return "", nil, needMore(s.price - m.credit)
	}
	back, err := m.change(m.credit - s.price)
	if err != nil {
		return "", nil, err
	}
	for c, n := range back {
		m.bank[c] -= n
	}
	s.left--
	m.credit = 0
	return s.name, back, nil
}

func main() {
	m := &Machine{
		slots: map[string]*slot{"A1": {"tea", 120, 1}, "A2": {"nuts", 85, 5}},
		bank:  map[Coin]int{20: 1, 10: 1},
	}
	show := func(what string, back map[Coin]int, err error) {
		var more needMore
		fmt.Println(what, back, err, errors.As(err, &more), int(more), m.credit)
	}
	show(m.Buy("A1"))
	m.Insert(100)
	show(m.Buy("A1"))
	show(m.Insert(50).Buy("A1"))
	show(m.Insert(100, 50).Buy("A1"))
	show(m.Buy("A2"))
	show(m.Insert(5).Buy("A2"))
	show(m.Insert(20, 10).Buy("A2"))
	show(m.Buy("B9"))
	fmt.Println(m.bank, *m.slots["A2"])
}

// Output:
//  map[] insert 120 more true 120 0
//  map[] insert 20 more true 20 100
// tea map[10:1 20:1] <nil> false 0 0
//  map[] sold out false 0 150
//  map[] cannot give change: 15 missing false 0 150
//  map[] cannot give change: 15 missing false 0 155
// nuts map[100:1] <nil> false 0 0
//  map[] no slot "B9" false 0 0
// map[5:1 10:1 20:1 50:2 100:1] {nuts 85 4}
