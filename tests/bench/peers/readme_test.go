package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	r := made(t).results()
	r.Meta = map[string]any{"cpu": "A Processor", "date": "2026-01-02", "torch": "1.13"}
	got := r.markdown([]int{1, 2})
	want := `| A Processor, 2026-01-02 | flux | PyTorch 1.13 | times as fast, 1 thread | times as fast, 2 threads |
|---|---:|---:|---:|---:|
| training step: network 2-8-2, batch 4 | 2.00 µs | 70.0 µs | 35.00 | 20.00 |

3 of 5 goals are met; [all entries](tests/bench/peers.txt), pictures: [1 thread](tests/bench/peers.png), [2 threads](tests/bench/peers-t2.png).
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	text, err := splice("a\n"+tableBegins+"old\n"+tableEnds+"b\n", got)
	if err != nil || text != "a\n"+tableBegins+got+tableEnds+"b\n" {
		t.Errorf("got %q, %v", text, err)
	}
	if _, err := splice("no marks", got); err == nil {
		t.Error("want an error without marks")
	}
}

// TestReadme: the table has a place, and its entries are measured.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := splice(string(text), ""); err != nil {
		t.Errorf("README.md: %v", err)
	}
	var names []string
	for _, e := range entries() {
		names = append(names, e.name)
	}
	for _, s := range shown {
		if !slices.Contains(names, s.name) || strings.Contains(s.words, "_") {
			t.Errorf("%s is not measured, or not in words: %s", s.name, s.words)
		}
	}
}
