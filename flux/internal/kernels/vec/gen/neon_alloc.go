package main

import (
	"fmt"
	"maps"
	"slices"
)

// Registers are given out in one pass over a piece of code: a value has one from
// the instruction that makes it to the last that reads it.

// places says in which register each value is.
type places struct {
	of   map[int]int
	free []int // the one that has been free for longest first
}

func newPlaces() *places {
	p := &places{of: map[int]int{}}
	for i := range 32 {
		p.free = append(p.free, i)
	}
	return p
}

func (p *places) clone() *places {
	return &places{of: maps.Clone(p.of), free: slices.Clone(p.free)}
}

// needed returns the instructions of list that lead to the values in out.
func needed(list []inst, out map[int]bool) []inst {
	wanted := maps.Clone(out)
	var kept []inst
	for _, i := range slices.Backward(list) {
		if wanted[i.d] {
			kept = append(kept, i)
			for _, v := range i.in {
				wanted[v] = true
			}
		}
	}
	slices.Reverse(kept)
	return kept
}

// reads returns the values that list reads.
func reads(list []inst) map[int]bool {
	r := map[int]bool{}
	for _, i := range list {
		for _, v := range i.in {
			r[v] = true
		}
		if i.tied {
			r[i.d] = true
		}
	}
	return r
}

// assign gives registers to the values that list makes, of which those in out are
// read after it. What has its register already keeps it.
func (p *places) assign(list []inst, out map[int]bool) {
	last, fixed := map[int]int{}, maps.Clone(p.of)
	for i, in := range list {
		for _, v := range append([]int{in.d}, in.in...) {
			last[v] = i
		}
	}
	for v := range out {
		last[v] = len(list)
	}
	release := func(v, i int) {
		if _, keeps := fixed[v]; !keeps && last[v] == i && !slices.Contains(p.free, p.of[v]) {
			p.free = append(p.free, p.of[v])
		}
	}
	for i, in := range list {
		for _, v := range in.in {
			if v != in.d {
				release(v, i)
			}
		}
		if _, has := p.of[in.d]; !has {
			want := -1
			if in.name == moveName {
				want = p.of[in.in[0]]
			}
			p.take(in.d, want)
		}
		release(in.d, i)
	}
}

// take gives v a register: the wanted one if it is free.
func (p *places) take(v, want int) {
	if len(p.free) == 0 {
		panic(fmt.Sprintf("no register for value %d", v))
	}
	at := max(0, slices.Index(p.free, want))
	p.of[v] = p.free[at]
	p.free = slices.Delete(p.free, at, at+1)
}
