package main

import (
	"container/heap"
	"fmt"
)

type Event interface {
	At() float64
	Run(*Sim)
}

type base struct{ at float64 }

func (b base) At() float64 { return b.at }

type arrival struct {
	base
	id int
}

type departure struct {
	base
	id int
}

type queue []Event

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].At() < q[j].At() }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(Event)) }
func (q *queue) Pop() (x any) {
	n := len(*q) - 1
	x, *q = (*q)[n], (*q)[:n]
	return
}

type Sim struct {
	queue
	now     float64
	busy    bool
	waiting []int
	arrived map[int]float64
	total   float64
	log     []string
}

func (s *Sim) schedule(e Event) { heap.Push(&s.queue, e) }

func (s *Sim) serve(id int) {
	s.busy = true
	s.schedule(departure{base{s.now + 2.5}, id})
}

func (a arrival) Run(s *Sim) {
	s.arrived[a.id] = s.now
	if s.busy {
		s.waiting = append(s.waiting, a.id)
	} else {
		s.serve(a.id)
	}
	if a.id < 6 {
		s.schedule(arrival{base{s.now + float64(a.id*7%4)}, a.id + 1})
	}
}

func (d departure) Run(s *Sim) {
	s.total += s.now - s.arrived[d.id]
	s.busy = false
	if len(s.waiting) > 0 {
		next := s.waiting[0]
		s.waiting = s.waiting[1:]
		s.serve(next)
	}
}

func (s *Sim) run() {
	for s.Len() > 0 {
		e := heap.Pop(&s.queue).(Event)
		s.now = e.At()
		kind := "?"
		switch e := e.(type) {
		case arrival:
			kind = fmt.Sprint("arrive ", e.id)
		case departure:
			kind = fmt.Sprint("depart ", e.id)
		}
		e.Run(s)
		s.log = append(s.log, fmt.Sprintf("%5.2f %-9s waiting %v", s.now, kind, s.waiting))
	}
}

func main() {
	s := &Sim{arrived: make(map[int]float64)}
	s.schedule(arrival{base{0.5}, 1})
	s.run()
	for _, l := range s.log {
		fmt.Println(l)
	}
	fmt.Printf("%.3f %T\n", s.total/6, Event(arrival{}))
}

// Output:
//  0.50 arrive 1  waiting []
//  3.00 depart 1  waiting []
//  3.50 arrive 2  waiting []
//  5.50 arrive 3  waiting [3]
//  6.00 depart 2  waiting []
//  6.50 arrive 4  waiting [4]
//  6.50 arrive 5  waiting [4 5]
//  8.50 depart 3  waiting [5]
//  9.50 arrive 6  waiting [5 6]
// 11.00 depart 4  waiting [6]
// 13.50 depart 5  waiting []
// 16.00 depart 6  waiting []
// 4.333 main.arrival
