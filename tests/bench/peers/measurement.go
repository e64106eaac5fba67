package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// A measurement collects what the sides report.
type measurement struct {
	options
	sides  []side
	times  map[string]map[string][]float64 // by side and key, such as sgemm_64/t1
	allocs map[string]float64              // of ours, by key
	bounds map[int]bounds                  // by threads
	memory []usage
	peer   map[string]any // what PyTorch says of itself
}

// usage is the growth of resident memory in a training.
type usage struct {
	key                 string
	ours, peer          float64 // bytes, beyond those of the process at its start
	oursWhole, peerPeak float64 // bytes in all
}

// key names an entry at a number of threads.
func key(name string, threads int) string { return fmt.Sprintf("%s/t%d", name, threads) }

// selected returns the entries that are asked for.
func (o options) selected() []entry {
	return slices.DeleteFunc(entries(), func(e entry) bool { return !o.only.MatchString(e.name) })
}

// measure times all groups.
func (m *measurement) measure() error {
	groups := [][]entry{}
	for _, e := range m.selected() {
		if n := len(groups); n > 0 && groups[n-1][0].group == e.group {
			groups[n-1] = append(groups[n-1], e)
		} else {
			groups = append(groups, []entry{e})
		}
	}
	for _, threads := range m.threads {
		r, err := side{name: "bounds", command: []string{m.sides[0].command[0], "bounds"}}.run(threads)
		if err != nil {
			return err
		}
		m.bounds[threads] = *r.Bounds
	}
	for _, g := range groups {
		for _, threads := range m.threads {
			for round := range m.rounds {
				fmt.Fprintf(os.Stderr, "%s, %d threads, round %d of %d\n", g[0].group, threads, round+1, m.rounds)
				for _, s := range m.sides {
					if err := m.round(s, g, threads); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// round measures a group once by one side.
func (m *measurement) round(s side, group []entry, threads int) error {
	var names []string
	for _, e := range group {
		if name := s.entry(e); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	r, err := s.run(threads, "--names", strings.Join(names, ","), "--samples", fmt.Sprint(m.samples), "--group", fmt.Sprint(m.group))
	if err != nil {
		return err
	}
	if m.times[s.name] == nil {
		m.times[s.name] = map[string][]float64{}
	}
	for _, e := range group {
		k := key(e.name, threads)
		m.times[s.name][k] = append(m.times[s.name][k], r.Times[s.entry(e)]...)
		if s.name == "ours" {
			m.allocs[k] = r.Allocs[e.name]
		}
	}
	if r.Meta != nil {
		m.peer = r.Meta
	}
	return nil
}

// entry returns the name that the side has for e.
func (s side) entry(e entry) string {
	if s.name == "ours" {
		return e.name
	}
	return e.peer
}

// remember measures the memory of the trainings that are asked for, by one
// thread.
func (m *measurement) remember() error {
	for _, e := range m.selected() {
		if e.group != "trainings" || strings.HasSuffix(e.name, "_eager") {
			continue
		}
		a, err := m.sides[0].run(1, "--memory", e.name)
		if err != nil {
			return err
		}
		b, err := m.sides[1].run(1, "--memory", e.peer)
		if err != nil {
			return err
		}
		m.memory = append(m.memory, usage{key("memory_"+e.name, 1), a.Peak - a.Before, b.Peak - b.Before, a.Peak, b.Peak})
	}
	return nil
}
