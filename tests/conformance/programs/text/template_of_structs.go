package main

import (
	"fmt"
	"strings"
	"text/template"
)

type Author struct{ First, Last string }

func (a Author) Full() string { return a.First + " " + a.Last }

type Book struct {
	Title   string
	Author  *Author
	Prices  []float64
	InStock bool
}

func (b Book) Cheapest() float64 {
	m := b.Prices[0]
	for _, p := range b.Prices {
		m = min(m, p)
	}
	return m
}

func (b *Book) Has(n int) bool { return len(b.Prices) >= n }

func main() {
	t := template.Must(template.New("").Parse(`{{range .}}{{.Title}} by {{.Author.Full}}{{if .InStock}} from {{.Cheapest | printf "%.2f"}}{{end}} {{.Has 2}}
{{end}}`))
	var b strings.Builder
	err := t.Execute(&b, []*Book{
		{"Go", &Author{"A", "B"}, []float64{3, 2}, true},
		{"Rust", &Author{Last: "C"}, []float64{1}, false},
	})
	fmt.Print(b.String(), err, "\n")
}

// Refused: template.Execute looks at the type of its argument, and []*Book is declared in a cell, where compiled code cannot see it as a compiled program would

// Output:
// Go by A B from 2.00 true
// Rust by  C false
// <nil>
