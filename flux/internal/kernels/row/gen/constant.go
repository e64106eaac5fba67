package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
)

// newMachine writes the table of constants for an element type and returns the
// machines for it.
func machines(elem int) []*machine {
	values := map[string]float64{
		"lowest": lowest[elem], "log2e": math.Log2E, "rounder": rounder[elem],
		"ln2 high": ln2[elem][0], "ln2 low": ln2[elem][1], "one": 1, "-inf": math.Inf(-1),
	}
	order := []string{"lowest", "log2e", "rounder", "ln2 high", "ln2 low", "one", "-inf"}
	for i, c := range series[elem] {
		values[seriesName(i)] = c
		order = append(order, seriesName(i))
	}
	name := map[int]string{4: "constants32", 8: "constants64"}[elem]
	table := GLOBL(name, 24 /* RODATA|NOPTR */)
	places, at := map[string]int{}, 0
	put := func(name string, bits uint64) {
		places[name] = at
		for range 32 / elem {
			if elem == 4 {
				DATA(at, U32(bits))
			} else {
				DATA(at, U64(bits))
			}
			at += elem
		}
	}
	for _, name := range order {
		if elem == 4 {
			put(name, uint64(math.Float32bits(float32(values[name]))))
		} else {
			put(name, math.Float64bits(values[name]))
		}
	}
	put("bias", map[int]uint64{4: 127 << 23, 8: 1023 << 52}[elem])
	// A mask of the first r lanes begins r lanes before the middle of this.
	put("window", math.MaxUint64>>(64-8*elem))
	put("behind", 0)
	var all []*machine
	for _, bytes := range []int{32, 64} {
		all = append(all, &machine{bytes: bytes, elem: elem, constants: places, table: table})
	}
	return all
}
