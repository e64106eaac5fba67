package check

import (
	"go/token"
	"testing"
)

// twentyLines is a cell of the usual size.
const twentyLines = `xs := []float64{3, 1, 2}
sum, n := 0.0, len(xs)
for i, x := range xs {
	if x > 1.5 {
		sum += x * float64(i)
	}
}
mean := sum / float64(n)
scale := func(x float64) float64 {
	return x / mean
}
words := map[string]int{}
for _, w := range strings.Fields("a b a c") {
	words[w]++
}
keys := make([]string, 0, len(words))
for w := range words {
	keys = append(keys, strings.ToUpper(w))
}
sort.Strings(keys)
fmt.Println(keys, scale(2), mean)`

// BenchmarkCheck checks a cell of twenty lines again and again.
func BenchmarkCheck(b *testing.B) {
	s := NewScope()
	for b.Loop() {
		if _, diags := Check(s, token.NewFileSet(), "cell", twentyLines); len(diags) > 0 {
			b.Fatal(diags)
		}
	}
}

// BenchmarkComplete completes at different places of that cell.
func BenchmarkComplete(b *testing.B) {
	s := NewScope()
	for _, tt := range []struct{ name, more string }{
		{"name", "\nme"}, {"member", "\nstrings.Re"}, {"method", "\nvar sb strings.Builder\nsb.Wri"}, {"unimported", "\nhttp.Status"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			src := twentyLines + tt.more
			for b.Loop() {
				if c := CompleteAt(s, src, len(src)); len(c.Items) == 0 {
					b.Fatal("no items")
				}
			}
		})
	}
}
