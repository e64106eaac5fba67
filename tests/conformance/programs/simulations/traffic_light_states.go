package main

import (
	"fmt"
	"strings"
)

type State uint8

const (
	Red State = iota
	Green
	Amber
	Flashing
)

var stateNames = map[State]string{Red: "red", Green: "green", Amber: "amber", Flashing: "flashing"}

func (s State) String() string { return strings.ToUpper(stateNames[s]) }

type Event string

type edge struct {
	from State
	on   Event
}

type Machine struct {
	state State
	table map[edge]State
	enter map[State][]func(from State)
	trace []string
}

type BadEvent struct{ edge }

func (b *BadEvent) Error() string { return fmt.Sprintf("no way from %v on %q", b.from, b.on) }

func (m *Machine) Fire(e Event) error {
	next, ok := m.table[edge{m.state, e}]
	if !ok {
		return &BadEvent{edge{m.state, e}}
	}
	prev := m.state
	m.state = next
	for _, f := range m.enter[next] {
		f(prev)
	}
	return nil
}

func (m *Machine) OnEnter(s State, f func(State)) {
	if m.enter == nil {
		m.enter = map[State][]func(State){}
	}
	m.enter[s] = append(m.enter[s], f)
}

func main() {
	m := &Machine{table: map[edge]State{
		{Red, "tick"}: Green, {Green, "tick"}: Amber, {Amber, "tick"}: Red,
		{Red, "fault"}: Flashing, {Green, "fault"}: Flashing, {from: Amber, on: "fault"}: Flashing,
		{Flashing, "reset"}: Red,
	}}
	greens := 0
	m.OnEnter(Green, func(State) { greens++ })
	m.OnEnter(Red, func(from State) { m.trace = append(m.trace, fmt.Sprint(from, ">", m.state)) })
	m.OnEnter(Red, func(State) {
		if greens == 2 {
			m.trace = append(m.trace, "twice")
		}
	})
	for _, e := range strings.Fields("tick tick tick tick fault tick reset reset tick tick tick") {
		if err := m.Fire(Event(e)); err != nil {
			b := err.(*BadEvent)
			fmt.Println("error:", err, b.from, b.edge)
		}
	}
	fmt.Println(m.state, greens, m.trace)
	fmt.Printf("%v %d %s %x\n", Amber, Amber, Amber, Amber)
}

// Output:
// error: no way from FLASHING on "tick" FLASHING {3 tick}
// error: no way from RED on "reset" RED {0 reset}
// RED 3 [AMBER>RED FLASHING>RED twice AMBER>RED]
// AMBER 2 AMBER 414d424552
