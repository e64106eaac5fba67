package main

import (
	"fmt"
	"strings"
)

func main() {
	s := `first
	second "quoted" \t
  third 'x'
`
	fmt.Printf("%q\n", s)
	fmt.Println(strings.Count(s, "\n"), strings.Fields(s))
	fmt.Println(len(`
`), `//not a comment /* neither */`)
	m := map[string]string{`k`: `
v`}
	fmt.Printf("%q\n", m)
}

// Output:
// "first\n\tsecond \"quoted\" \\t\n  third 'x'\n"
// 3 [first second "quoted" \t third 'x']
// 1 //not a comment /* neither */
// map["k":"\nv"]
