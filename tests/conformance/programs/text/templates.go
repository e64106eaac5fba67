package main

import (
	"fmt"
	"os"
	"strings"
	"text/template"
)

func main() {
	funcs := template.FuncMap{
		"upper": strings.ToUpper,
		"times": func(a, b int) int { return a * b },
		"join":  func(sep string, xs []string) string { return strings.Join(xs, sep) },
	}
	const page = `{{define "row"}}{{index . "name" | printf "%-8s"}}{{index . "qty"}} x {{index . "price"}} = {{times (index . "qty") (index . "price")}}
{{end}}Dear {{.name | upper}},
{{range $i, $o := .orders}}{{$i}}: {{template "row" $o}}{{else}}nothing
{{end}}{{if and .vip (gt .points 10)}}Thanks!{{else}}Bye.{{end}}
{{with .tags}}tags: {{join ", " .}}{{end}}
{{- /* a comment */ -}}
{{range $k, $v := .meta}} {{$k}}={{$v}}{{end}}
`
	t := template.Must(template.New("page").Funcs(funcs).Parse(page))
	data := map[string]any{
		"name": "Ada", "vip": true, "points": 12,
		"orders": []map[string]any{{"name": "bolt", "qty": 3, "price": 5}, {"name": "nut", "qty": 2, "price": 7}},
		"tags":   []string{"a", "b"},
		"meta":   map[string]int{"z": 26, "a": 1},
	}
	if err := t.Execute(os.Stdout, data); err != nil {
		fmt.Println(err)
	}
	if err := t.Execute(os.Stdout, map[string]any{"name": "Bob", "vip": false, "points": 0}); err != nil {
		fmt.Println(err)
	}
	_, err := template.New("bad").Parse("{{.x")
	fmt.Println(err)
	var b strings.Builder
	err = template.Must(template.New("list").Parse(`{{range .}}<{{.}}>{{end}} {{len .}} {{index . 1}} {{slice . 1 2}}`)).Execute(&b, []int{4, 5, 6})
	fmt.Println(b.String(), err)
}

// Output:
// Dear ADA,
// 0: bolt    3 x 5 = 15
// 1: nut     2 x 7 = 14
// Thanks!
// tags: a, b a=1 z=26
// Dear BOB,
// nothing
// Bye.
//
// template: bad:1: unclosed action
// <4><5><6> 3 5 [5] <nil>
