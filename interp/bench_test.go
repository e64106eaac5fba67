package interp

import (
	"context"
	"testing"
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
