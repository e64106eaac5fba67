package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"text/template"
)

type money int

func (m money) String() string { return fmt.Sprintf("%d.%02d", int(m)/100, int(m)%100) }

type item struct {
	Name  string
	Price money
	Tags  []string
}

func (i item) Total(n int) money { return i.Price * money(n) }

func main() {
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, '.', tabwriter.AlignRight|tabwriter.Debug)
	items := []item{{"pen", 150, []string{"a", "b"}}, {"notebook", 1299, nil}}
	for _, it := range items {
		fmt.Fprintf(tw, "%s\t%v\t%d\n", it.Name, it.Price, len(it.Tags))
	}
	tw.Flush()
	t := template.Must(template.New("t").Funcs(template.FuncMap{
		"upper": strings.ToUpper,
		"twice": func(s string) string { return s + s },
	}).Parse(`{{range $i, $e := .}}{{$i}}:{{$e.Name | upper | twice}} {{$e.Price}} {{$e.Total 3}}{{range .Tags}} #{{.}}{{else}} none{{end}}
{{end}}{{len .}}
`))
	if err := t.Execute(os.Stdout, items); err != nil {
		fmt.Println(err)
	}
	err := template.Must(template.New("m").Parse("{{index . \"k\"}} {{if gt .n 2}}big{{end}}\n")).Execute(os.Stdout, map[string]any{"k": []int{1}, "n": 3})
	fmt.Println(err)
}

// Refused: template.Execute looks at the type of its argument, and []item is declared in a cell, where compiled code cannot see it as a compiled program would

// Output:
// .......pen|...1.50|2
// ..notebook|..12.99|0
// 0:PENPEN 1.50 4.50 #a #b
// 1:NOTEBOOKNOTEBOOK 12.99 38.97 none
// 2
// [1] big
// <nil>
