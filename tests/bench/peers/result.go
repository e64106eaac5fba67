package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
)

// A result compares an entry at a number of threads.
type result struct {
	key        string
	group      string
	ours, peer float64 // seconds, or bytes of memory: medians
	fastest    float64 // the ratio of the fastest groups; 0 for memory
	goal       float64 // the ratio to reach, 0 for none
	set        string  // the peer's kernels: "" its own choice, "avx512"
	allocs     float64 // ours, a call
	bound      float64 // the least that ours can be, 0 if that is not known
	binds      string  // what the bound is
}

// ratio returns how many times as long the peer takes.
func (r result) ratio() float64 { return r.peer / r.ours }

// share returns which part of its bound the entry reaches, 0 if there is none.
func (r result) share() float64 { return r.bound / r.ours }

// aim returns the goal, or what memory permits if that is less.
func (r result) aim() float64 {
	if r.binds == memoryBinds && r.bound > 0 {
		return min(r.goal, near*r.peer/r.bound)
	}
	return r.goal
}

// verdict says whether the goal is reached: "met", "missed", "by the median
// only" if the fastest groups do not confirm it, "at the bound" if it is missed
// but memory gives no more, or "" if there is none.
func (r result) verdict() string {
	switch {
	case r.goal == 0:
		return ""
	case r.ratio() < r.goal && r.ratio() >= r.aim():
		return "at the bound"
	case r.ratio() < r.goal:
		return "missed"
	case r.fastest > 0 && r.fastest < r.goal:
		return "by the median only"
	}
	return "met"
}

// results are those of a run.
type results struct {
	rows   []result
	memory []result
	Meta   map[string]any
}

// results puts together what was measured.
func (m *measurement) results() *results {
	all := &results{}
	for _, threads := range m.threads {
		for _, e := range m.selected() {
			k := key(e.name, threads)
			r := result{key: k, group: e.group, goal: e.goal, allocs: m.allocs[k]}
			own := m.times["ours"][k]
			r.ours = median(own)
			best := 0.0
			for _, s := range m.sides[1:] {
				t := m.times[s.name][k]
				if v := median(t); r.peer == 0 || v < r.peer {
					r.peer, r.set = v, ""
					if len(s.env) > 0 {
						r.set = "avx512"
					}
				}
				if v := slices.Min(t); best == 0 || v < best {
					best = v
				}
			}
			r.fastest = best / slices.Min(own)
			r.bound, r.binds = m.bounds[threads].bound(e)
			all.rows = append(all.rows, r)
		}
	}
	for _, u := range m.memory {
		all.memory = append(all.memory, result{key: u.key, group: "memory", ours: u.ours, peer: u.peer, goal: 1})
	}
	return all
}

// median returns the middle of values, or the mean of the two in the middle.
func median(values []float64) float64 {
	v := slices.Sorted(slices.Values(values))
	if len(v) == 0 {
		return 0
	}
	return (v[(len(v)-1)/2] + v[len(v)/2]) / 2
}

// a pair is what peers.json holds of an entry: seconds, or bytes of memory.
type pair struct {
	Ours  float64 `json:"ours"`
	Peer  float64 `json:"peer"`
	Ratio float64 `json:"ratio"`
}

// json returns the file: a pair for each key, memory below _memory in bytes,
// and _meta.
func (r *results) json() ([]byte, error) {
	pairs := func(rows []result) map[string]any {
		m := map[string]any{}
		for _, row := range rows {
			m[row.key] = pair{digits(row.ours), digits(row.peer), digits(row.ratio())}
		}
		return m
	}
	file := pairs(r.rows)
	file["_memory"] = pairs(r.memory)
	file["_meta"] = r.Meta
	text, err := json.MarshalIndent(file, "", " ")
	return append(text, '\n'), err
}

// write writes path.json, path.txt and the pictures.
func (r *results) write(path string) error {
	text, err := r.json()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".json", text, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(path+".txt", []byte(r.table()), 0o644); err != nil {
		return err
	}
	return r.pictures(path)
}
