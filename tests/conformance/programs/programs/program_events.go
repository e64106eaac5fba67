package main

import (
	"fmt"
	"sort"
	"strings"
)

type Handler interface{ Handle(e Event) error }
type HandlerFunc func(Event) error

func (f HandlerFunc) Handle(e Event) error { return f(e) }

type Event interface{ Name() string }
type base struct{ name string }

func (b base) Name() string { return b.name }

type Created struct {
	base
	ID int
}
type Deleted struct {
	base
	Reason string
}

func (d *Deleted) Name() string { return "x-" + d.base.Name() }

type Bus struct {
	subs map[string][]Handler
	log  []string
}

func (b *Bus) On(n string, h Handler) func() {
	if b.subs == nil {
		b.subs = map[string][]Handler{}
	}
	b.subs[n] = append(b.subs[n], h)
	i := len(b.subs[n]) - 1
	return func() { b.subs[n][i] = nil }
}
func (b *Bus) Emit(e Event) (errs []error) {
	for _, h := range b.subs[e.Name()] {
		if h == nil {
			continue
		}
		if err := h.Handle(e); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", e.Name(), err))
		}
	}
	b.log = append(b.log, e.Name())
	return
}

type counter struct{ n map[string]int }

func (c *counter) Handle(e Event) error { c.n[e.Name()]++; return nil }

type stack []any

func (s *stack) push(v any)   { *s = append(*s, v) }
func (s *stack) pop() (v any) { o := *s; v, *s = o[len(o)-1], o[:len(o)-1]; return }
func rpn(src string) (res float64, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rpn: %v", r)
		}
	}()
	var s stack
	for _, t := range strings.Fields(src) {
		switch t {
		case "+", "*", "-":
			b, a := s.pop().(float64), s.pop().(float64)
			switch t {
			case "+":
				s.push(a + b)
			case "*":
				s.push(a * b)
			default:
				s.push(a - b)
			}
		default:
			var f float64
			if _, e := fmt.Sscanf(t, "%g", &f); e != nil {
				s.push(t)
			} else {
				s.push(f)
			}
		}
	}
	return s.pop().(float64), nil
}
func main() {
	var b Bus
	c := &counter{map[string]int{}}
	b.On("created", c)
	off := b.On("created", HandlerFunc(func(e Event) error {
		switch e := e.(type) {
		case Created:
			return fmt.Errorf("bad id %d", e.ID)
		case *Created:
			fmt.Println("ptr")
		}
		return nil
	}))
	b.On("x-deleted", HandlerFunc(func(e Event) error { d, ok := e.(*Deleted); fmt.Println(ok, d.Reason, d.name); return nil }))
	fmt.Println(b.Emit(Created{base{"created"}, 7}))
	b.Emit(&Created{base{"created"}, 8})
	off()
	fmt.Println(b.Emit(Created{base{"created"}, 9}))
	b.Emit(&Deleted{base{"deleted"}, "old"})
	ks := make([]string, 0)
	for k := range c.n {
		ks = append(ks, k)
	}
	sort.Strings(ks)
	fmt.Println(ks, c.n, b.log)
	fmt.Println(rpn("1 2 + 3 *"))
	_, err := rpn("1 +")
	fmt.Println(err != nil)
	_, err = rpn("a 1 +")
	fmt.Println(err)
}

// Output:
// [created: bad id 7]
// ptr
// []
// true old deleted
// [created] map[created:3] [created created created x-deleted]
// 9 <nil>
// true
// rpn: interface conversion: interface {} is string, not float64
