package interp

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"
)

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		s, err := New(Config{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkExecute runs the same small cell again and again in one session:
// parse, check, rewrite, run, show.
func BenchmarkExecute(b *testing.B) {
	for name, src := range map[string]string{
		"value":   "x + 1",
		"declare": "y := x * 2",
		"program": "func f(n int) int {\n\tif n < 2 {\n\t\treturn n\n\t}\n\treturn f(n-1) + f(n-2)\n}\nfor i := range 3 {\n\tx = f(i)\n}\nx",
	} {
		b.Run(name, func(b *testing.B) {
			s, err := New(Config{})
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			run := func(src string) {
				if r := s.Execute(context.Background(), Cell{Source: src}, nil); r.Err != nil {
					b.Fatal(r.Err)
				}
			}
			run("x := 20")
			for b.Loop() {
				run(src)
			}
		})
	}
}

func BenchmarkComplete(b *testing.B) {
	s, err := New(Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	for b.Loop() {
		if c := s.Complete("model := nn.Den", len("model := nn.Den")); len(c.Items) == 0 {
			b.Fatal("no completions")
		}
	}
}

// BenchmarkManyCells runs ten thousand different cells in one session and
// reports what the last thousand cost and what the session holds then.
func BenchmarkManyCells(b *testing.B) {
	const cells, tail = 10000, 1000
	sources := []func(i int) string{
		func(i int) string { return fmt.Sprintf("x%d := %d", i, i) },
		func(i int) string {
			return fmt.Sprintf("func f%d(n int) int {\n\tif n > 3 {\n\t\treturn n * 2\n\t}\n\treturn n + %d\n}", i, i)
		},
		func(i int) string { return fmt.Sprintf("f%d(%d)", i-1, i) },
		func(int) string { return "fmt.Sprint(x0)" },
		func(int) string { return "for i := range 3 {\n\tx0 += i\n}\nx0" },
	}
	for b.Loop() {
		s, err := New(Config{Engine: Interpreted})
		if err != nil {
			b.Fatal(err)
		}
		took := make([]time.Duration, 0, tail)
		for i := range cells {
			start := time.Now()
			if r := s.Execute(context.Background(), Cell{Source: sources[i%len(sources)](i)}, nil); r.Err != nil {
				b.Fatal(r.Err)
			}
			if i >= cells-tail {
				took = append(took, time.Since(start))
			}
		}
		slices.Sort(took)
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(took[tail/2].Microseconds()), "µs-p50-last")
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB-live")
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
