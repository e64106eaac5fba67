package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"
	"time"
)

// A report is what one process of either side prints.
type report struct {
	// Times are seconds a call: a number for each group of calls that was timed
	// together.
	Times  map[string][]float64 `json:"times,omitempty"`
	Allocs map[string]float64   `json:"allocs,omitempty"` // allocations a call, of ours
	Before float64              `json:"before,omitempty"` // bytes resident at the start
	Peak   float64              `json:"peak,omitempty"`   // bytes resident at the most
	Bounds *bounds              `json:"bounds,omitempty"`
	Meta   map[string]any       `json:"meta,omitempty"`
}

// ours measures this side in a process of its own, with as many processors as
// GOMAXPROCS says, and prints a report.
func ours(args []string) error {
	fs := flag.NewFlagSet("ours", flag.ContinueOnError)
	names := fs.String("names", "", "entries, separated by commas")
	samples := fs.Int("samples", 5, "groups of calls to time")
	group := fs.Float64("group", 0.02, "seconds that a group lasts")
	memory := fs.String("memory", "", "a training whose peak memory to report instead")
	steps := fs.Int("steps", 20, "steps of that training")
	if err := fs.Parse(args); err != nil {
		return err
	}
	prepare := map[string]func() func(){}
	for _, e := range entries() {
		prepare[e.name] = e.prepare
	}
	r := report{Times: map[string][]float64{}, Allocs: map[string]float64{}, Before: peak()}
	if *memory != "" {
		step := prepare[*memory]()
		for range *steps {
			step()
		}
		r.Peak = peak()
		return json.NewEncoder(os.Stdout).Encode(r)
	}
	for name := range strings.SplitSeq(*names, ",") {
		if prepare[name] == nil {
			return fmt.Errorf("no entry %q", name)
		}
		runtime.GC() // what the entry before left is not this one's
		r.Times[name], r.Allocs[name] = groups(prepare[name](), *samples, *group)
	}
	return json.NewEncoder(os.Stdout).Encode(r)
}

// groups times groups of calls, each about least seconds long, after as much
// time to warm up. It returns seconds and allocations a call.
func groups(work func(), samples int, least float64) (seconds []float64, allocs float64) {
	work()
	work()
	calls, start := 0, time.Now()
	for calls < 2 || time.Since(start).Seconds() < 2*least {
		work()
		calls++
	}
	calls = max(1, int(math.Round(least*float64(calls)/time.Since(start).Seconds())))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range samples {
		start := time.Now()
		for range calls {
			work()
		}
		seconds = append(seconds, time.Since(start).Seconds()/float64(calls))
	}
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(keep)
	return seconds, float64(after.Mallocs-before.Mallocs) / float64(calls*samples)
}

// peak returns the most memory that this process has had resident, in bytes, or
// 0 where the system does not say.
func peak() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		return 0
	}
	return kilobytes * 1024
}
