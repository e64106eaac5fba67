package main

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
)

// A neonFile is what the functions of one element type are written to.
type neonFile struct {
	m       *machine
	text    *bytes.Buffer
	stubs   *bytes.Buffer
	numbers *numbers

	labels int
}

// The registers of a function: dst, n, up to three operands, the table of
// constants, and what is used for a moment. Those of zip have their own besides.
const (
	dstPointer = "R0"
	countLeft  = "R1"
	tableBase  = "R5"
	momentary  = "R6"
)

var inPointers = []string{"R2", "R3", "R4"}

// element returns how Go's assembler names one.
func (f *neonFile) element() (letter string, size, lanes int) {
	return pick(f.m, "S", "D"), f.m.size(), 16 / f.m.size()
}

func (f *neonFile) line(format string, args ...any) { fmt.Fprintf(f.text, "\t"+format+"\n", args...) }

func (f *neonFile) label(name string) { fmt.Fprintf(f.text, "%s:\n", name) }

// begin opens a function of these pointers, counts and numbers. Whether results
// are streamed past the caches is a parameter of all, but not heeded here.
func (f *neonFile) begin(name string, pointers, counts []string, numbers string) {
	t := pick(f.m, "float32", "float64")
	counts = append(counts, "stream")
	params := strings.Join(pointers, ", ") + " *" + t + ", " + strings.Join(counts, ", ") + " int"
	size := 8 * (len(pointers) + len(counts))
	if numbers != "" {
		params += ", " + numbers + " " + t
		size += 2 * f.m.size()
	}
	fmt.Fprintf(f.stubs, "\n//go:noescape\nfunc %s(%s)\n", f.m.symbol(name), params)
	fmt.Fprintf(f.text, "\n// func %s(%s)\nTEXT ·%s(SB), NOSPLIT, $0-%d\n", f.m.symbol(name), params, f.m.symbol(name), size)
	f.labels = 0
}

// A recording is a piece of code with the values that go in and come out.
type recording struct {
	list    []inst
	in, out []int
}

// record returns what body makes of inputs, count times.
func (f *neonFile) record(inputs, count int, body func(in []val) val) recording {
	r := f.m.recorder
	r.list = nil
	var rec recording
	for range count {
		x := make([]val, inputs)
		for i := range x {
			x[i] = f.m.YMM()
			rec.in = append(rec.in, r.value(x[i]))
		}
		y := body(x)
		rec.out = append(rec.out, r.value(y))
	}
	rec.list = r.list
	r.list = nil
	return rec
}

// A piece is a loop's turn with registers.
type piece struct {
	recording
	at *places
}

// pieces gives registers to the turns of a loop and to what is computed once
// before it, which it writes after load has written how parameters come into
// their registers.
func (f *neonFile) pieces(once recording, inputs, unroll int, body func(in []val) val, load func(at *places)) map[int]piece {
	turns := map[int]piece{}
	used := map[int]bool{}
	counts := []int{1}
	if unroll > 1 {
		counts = append(counts, unroll)
	}
	for _, count := range counts {
		rec := f.record(inputs, count, body)
		out := map[int]bool{}
		for _, v := range rec.out {
			out[v] = true
		}
		rec.list = needed(rec.list, out)
		turns[count] = piece{recording: rec}
		maps.Copy(used, reads(rec.list))
		maps.Copy(used, out)
	}
	head := newPlaces()
	once.list = needed(once.list, used)
	head.assign(once.list, used)
	keep := &places{of: map[int]int{}}
	taken := map[int]bool{}
	for v, r := range head.of {
		if used[v] {
			keep.of[v] = r
			taken[r] = true
		}
	}
	for r := range 32 {
		if !taken[r] {
			keep.free = append(keep.free, r)
		}
	}
	load(head)
	f.write(once.list, head)
	for count, t := range turns {
		t.at = keep.clone()
		for _, v := range t.in {
			t.at.take(v, -1)
		}
		out := map[int]bool{}
		for _, v := range append(t.out, t.in...) {
			out[v] = true
		}
		t.at.assign(t.list, out)
		turns[count] = t
	}
	return turns
}

// write writes instructions whose values have registers.
func (f *neonFile) write(list []inst, at *places) {
	form := pick(f.m, "4S", "2D")
	for _, i := range list {
		d := at.of[i.d]
		switch {
		case i.name == loadName:
			f.line("FMOVQ %d(%s), F%d", f.numbers.place(i.data, f.m.double), tableBase, d)
			continue
		case i.name == parameterName:
			continue
		case i.name == moveName && at.of[i.in[0]] == d:
			continue
		}
		word, text := i.code|uint32(d), fmt.Sprintf("%s V%d.%s", i.name, d, form)
		for k, v := range i.in {
			word |= uint32(at.of[v]) << (5 + 11*k)
			text += fmt.Sprintf(", V%d.%s", at.of[v], form)
		}
		if i.name == moveName {
			word |= uint32(at.of[i.in[0]]) << 16
		}
		f.line("WORD $0x%08x // %s", word, text)
	}
}

// loop writes the turns: unrolled, single, and for the elements that are left.
// The pointers and the count are in their registers and end behind the last one.
func (f *neonFile) loop(inputs, unroll int, turns map[int]piece) {
	letter, _, lanes := f.element()
	f.labels++
	name := func(s string) string { return fmt.Sprintf("%s%d", s, f.labels) }
	turn := func(label, next string, count int) {
		t := turns[count]
		f.label(label)
		f.line("CMP $%d, %s", count*lanes, countLeft)
		f.line("BLT %s", next)
		for i := range t.in {
			f.line("FMOVQ %d(%s), F%d", 16*(i/inputs), inPointers[i%inputs], t.at.of[t.in[i]])
		}
		f.write(t.list, t.at)
		for i, v := range t.out {
			f.line("FMOVQ F%d, %d(%s)", t.at.of[v], 16*i, dstPointer)
		}
		for i := range inputs {
			f.line("ADD $%d, %s", 16*count, inPointers[i])
		}
		f.line("ADD $%d, %s", 16*count, dstPointer)
		f.line("SUB $%d, %s", count*lanes, countLeft)
		f.line("B %s", label)
	}
	if unroll > 1 {
		turn(name("many"), name("one"), unroll)
	}
	turn(name("one"), name("rest"), 1)
	f.label(name("rest"))
	f.line("CBZ %s, %s", countLeft, name("end"))
	t := turns[1]
	for i := range inputs {
		f.some(name("load")+fmt.Sprint("x", i), func(kind string) {
			r := t.at.of[t.in[i]]
			switch kind {
			case "1":
				f.line("FMOV%s (%s), F%d", letter, inPointers[i], r)
			case "2":
				f.line("FMOVD (%s), F%d", inPointers[i], r)
			case "3":
				f.line("FMOVD (%s), F%d", inPointers[i], r)
				f.line("ADD $8, %s, %s", inPointers[i], momentary)
				f.line("VLD1 (%s), V%d.S[2]", momentary, r)
			}
		})
	}
	f.write(t.list, t.at)
	f.some(name("store"), func(kind string) {
		r := t.at.of[t.out[0]]
		switch kind {
		case "1":
			f.line("FMOV%s F%d, (%s)", letter, r, dstPointer)
		case "2":
			f.line("FMOVD F%d, (%s)", r, dstPointer)
		case "3":
			f.line("FMOVD F%d, (%s)", r, dstPointer)
			f.line("ADD $8, %s, %s", dstPointer, momentary)
			f.line("VST1 V%d.S[2], (%s)", r, momentary)
		}
	})
	f.line("ADD %s<<%d, %s", countLeft, pick(f.m, 2, 3), dstPointer)
	f.label(name("end"))
}

// some calls do for each number of elements that may be left, within branches.
func (f *neonFile) some(label string, do func(kind string)) {
	if f.m.double {
		do("1")
		return
	}
	f.line("CMP $2, %s", countLeft)
	f.line("BEQ %stwo", label)
	f.line("BGT %sthree", label)
	do("1")
	f.line("B %sdone", label)
	f.label(label + "two")
	do("2")
	f.line("B %sdone", label)
	f.label(label + "three")
	do("3")
	f.label(label + "done")
}
