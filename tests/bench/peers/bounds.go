package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"runtime"

	"fluxrepl/tests/bench/peers/limits"
)

// Bounds are what the machine can do at most with a number of threads, measured
// in the same run.
type bounds struct {
	Flops float64            `json:"flops"`
	Bytes map[string]float64 `json:"bytes"` // a second, by pattern and size: see place
}

// memoryBinds is the name of the bound that excuses.
const memoryBinds = "of memory's speed"

// near is the share of a bound from which on an entry counts as at it.
const near = 0.85

// sizes are those of the arrays for which memory is measured, in numbers.
var sizes = []int{1e3, 1e5, 1e6, 1e7}

// place names the bound for an array of n numbers: that of the nearest size.
func place(s limits.Stream, n float64) string {
	size := sizes[0]
	for _, v := range sizes[1:] {
		if n > float64(v)/4 {
			size = v
		}
	}
	return fmt.Sprintf("%s %d", s, size)
}

// measureBounds measures them in a process of their own and prints them.
func measureBounds(args []string) error {
	if err := flag.NewFlagSet("bounds", flag.ContinueOnError).Parse(args); err != nil {
		return err
	}
	threads := runtime.GOMAXPROCS(0)
	b := bounds{Flops: limits.Flops(threads), Bytes: map[string]float64{}}
	for _, s := range limits.Streams {
		for _, n := range sizes {
			b.Bytes[place(s, float64(n))] = limits.Bytes(s, max(n, 64*threads), threads)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(report{Bounds: &b})
}

// bound returns the least seconds that an entry can take, and what binds it; 0
// if that is not known.
func (b bounds) bound(e entry) (seconds float64, what string) {
	if e.flops > 0 && b.Flops > 0 {
		return e.flops / b.Flops, "of the multiplications"
	}
	if rate := b.Bytes[place(e.stream, e.size)]; e.bytes > 0 && rate > 0 {
		return e.bytes / rate, memoryBinds
	}
	return 0, ""
}
