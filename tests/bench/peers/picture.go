package main

import (
	"fmt"
	"strconv"
	"strings"

	"fluxrepl/viz"
)

// pictures saves the ratios as path.png for the first number of threads, with the
// goals as far as memory permits them, and as path-t2.png and the like for others.
func (r *results) pictures(path string) error {
	for first, rest := "", r.rows; len(rest) > 0; {
		_, threads, _ := strings.Cut(rest[0].key, "/")
		if first == "" {
			first = threads
		}
		n := 0
		for n < len(rest) && strings.HasSuffix(rest[n].key, "/"+threads) {
			n++
		}
		file := path + "-" + threads + ".png"
		if threads == first {
			file = path + ".png"
		}
		if err := picture(rest[:n], threads[1:]).Save(file); err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// picture draws the ratios at one number of threads.
func picture(rows []result, threads string) *viz.Figure {
	var names []string
	var ratios, goals []float64
	for _, row := range rows {
		name, _, _ := strings.Cut(row.key, "/")
		names, ratios, goals = append(names, name), append(ratios, row.ratio()), append(goals, row.aim())
	}
	n, _ := strconv.Atoi(threads)
	title := fmt.Sprintf("PyTorch's time / ours, %d %s", n, plural(n, "thread"))
	return viz.Ratios(ratios, viz.Names(names...), viz.Goals(goals...), viz.Title(title))
}
