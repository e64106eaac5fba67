package main

import "strings"

// parameterName marks a value that comes from outside of the code.
const parameterName = "parameter"

// fresh forgets the values of the function before.
func (f *neonFile) fresh() {
	*f.m.recorder = recorder{double: f.m.double, of: map[int]int{}, masks: map[int]bool{}}
}

// parameter returns a register that a parameter is loaded into, and its value.
func (f *neonFile) parameter() (val, int) {
	r := f.m.recorder
	v := f.m.YMM()
	n := r.value(v)
	r.list = append(r.list, inst{name: parameterName, d: n})
	return v, n
}

// spread loads a parameter into all lanes of a register, if it has one.
func (f *neonFile) spread(name string, offset, v int, at *places) {
	if r, ok := at.of[v]; ok {
		letter, _, lanes := f.element()
		f.line("FMOV%s %s+%d(FP), F%d", letter, name, offset, r)
		f.line("VDUP V%d.%s[0], V%d.%s%d", r, letter, r, letter, lanes)
	}
}

// straight writes a function over arrays of n elements.
func (f *neonFile) straight(name string, pointers []string, used []int, unroll int, make func(a, b val) func(in []val) val) {
	f.begin(name, pointers, []string{"n"}, "a, b")
	f.fresh()
	a, av := f.parameter()
	b, bv := f.parameter()
	body := make(a, b)
	once := recording{list: f.m.recorder.list}
	offset := 8*len(pointers) + 16
	f.line("MOVD $numbers<>(SB), %s", tableBase)
	f.line("MOVD dst+0(FP), %s", dstPointer)
	f.line("MOVD n+%d(FP), %s", offset-16, countLeft)
	for i, p := range used {
		f.line("MOVD %s+%d(FP), %s", pointers[p], 8*p, inPointers[i])
	}
	turns := f.pieces(once, len(used), unroll, body, func(at *places) {
		f.spread("a", offset, av, at)
		f.spread("b", offset+f.m.size(), bv, at)
	})
	f.loop(len(used), unroll, turns)
	f.line("RET")
}

func (f *neonFile) mapping(k mapping) {
	f.straight(k.name, []string{"dst", "x"}, []int{1}, k.unroll, func(a, b val) func(in []val) val {
		g := k.f(f.m, a, b)
		return func(in []val) val { return g(in[0]) }
	})
}

func (f *neonFile) pullback(k pullback) {
	used := []int{1}
	for _, name := range k.reads {
		used = append(used, map[rune]int{'x': 2, 'y': 3}[name])
	}
	f.straight(k.name, []string{"dst", "gy", "x", "y"}, used, k.unroll, func(a, b val) func(in []val) val {
		g := k.f(f.m, a, b)
		return func(in []val) val {
			switch k.reads {
			case "":
				return g(in[0], nil, nil)
			case "x":
				return g(in[0], in[1], nil)
			case "y":
				return g(in[0], nil, in[1])
			}
			return g(in[0], in[1], in[2])
		}
	})
}

// zip writes the loop of an operation over rows, as the machine does.
func (f *neonFile) zip(k zip, kind string) {
	f.begin(k.name+kind, []string{"dst", "a", "b"}, []string{"n", "rows", "as", "bs"}, "")
	f.fresh()
	letter, _, lanes := f.element()
	rows := []string{"R7", "R8"}   // where the rows of a and b begin
	steps := []string{"R9", "R10"} // how far apart they are
	f.line("MOVD $numbers<>(SB), %s", tableBase)
	f.line("MOVD dst+0(FP), %s", dstPointer)
	for i, name := range []string{"a", "b"} {
		f.line("MOVD %s+%d(FP), %s", name, 8+8*i, rows[i])
		f.line("MOVD %ss+%d(FP), %s", name, 40+8*i, steps[i])
		f.line("LSL $%d, %s", pick(f.m, 2, 3), steps[i])
	}
	f.line("MOVD rows+32(FP), R11")
	var fixed [2]val
	var values [2]int
	for i := range fixed {
		if kind[i] == 'S' {
			fixed[i], values[i] = f.parameter()
		}
	}
	once := recording{list: f.m.recorder.list}
	inputs := strings.Count(kind, "V")
	turns := f.pieces(once, inputs, k.unroll, func(in []val) val {
		v := fixed
		for i := range v {
			if v[i] == nil {
				v[i], in = in[0], in[1:]
			}
		}
		return k.f(f.m, v[0], v[1])
	}, func(at *places) {
		f.label("row")
		f.line("MOVD n+24(FP), %s", countLeft)
		next := 0
		for i := range fixed {
			if kind[i] == 'V' {
				f.line("MOVD %s, %s", rows[i], inPointers[next])
				next++
			} else if r, ok := at.of[values[i]]; ok {
				f.line("VLD1R (%s), [V%d.%s%d]", rows[i], r, letter, lanes)
			}
		}
	})
	f.loop(inputs, k.unroll, turns)
	for i := range rows {
		f.line("ADD %s, %s", steps[i], rows[i])
	}
	f.line("SUB $1, R11")
	f.line("CBNZ R11, row")
	f.line("RET")
}
