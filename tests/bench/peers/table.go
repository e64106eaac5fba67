package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

// table returns the results as text.
func (r *results) table() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(r.Meta)) {
		fmt.Fprintf(&b, "%s: %v\n", name, r.Meta[name])
	}
	b.WriteString("\nTimes are medians of a call; ratio is PyTorch's time over ours, fastest the ratio of the fastest groups.\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	group := ""
	for _, row := range slices.Concat(r.rows, r.memory) {
		if row.group != group {
			group = row.group
			_, _ = fmt.Fprintf(w, "\n%s\tours\tPyTorch\tratio\tfastest\tgoal\t\tallocations\tbound\t\n", strings.ToUpper(group)) // a builder takes all
		}
		_, _ = fmt.Fprintln(w, strings.Join(row.cells(), "\t")+"\t")
	}
	_ = w.Flush()
	met, all := r.goals()
	fmt.Fprintf(&b, "\n%d of %d goals met\n", met, all)
	return trimLines(b.String())
}

// cells returns a row of the table.
func (r result) cells() []string {
	show, fastest, allocs := seconds, fmt.Sprintf("%.2f", r.fastest), short(r.allocs)
	if r.group == "memory" {
		show, fastest, allocs = bytesOf, "", ""
	}
	goal := ""
	if r.goal > 0 {
		goal = "≥ " + short(r.goal)
	}
	share := ""
	if r.bound > 0 {
		share = fmt.Sprintf("%.0f %% %s", 100*r.share(), r.binds)
	}
	peer := show(r.peer)
	if r.set != "" {
		peer += " (" + r.set + ")"
	}
	return []string{r.key, show(r.ours), peer, fmt.Sprintf("%.2f", r.ratio()), fastest, goal, r.verdict(), allocs, share}
}

// goals counts the goals that are met, and all.
func (r *results) goals() (met, all int) {
	for _, row := range slices.Concat(r.rows, r.memory) {
		if row.goal > 0 {
			all++
			if v := row.verdict(); v == "met" || v == "at the bound" {
				met++
			}
		}
	}
	return met, all
}

// trimLines takes the spaces off the ends of lines.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}

// scaled shows v with three digits and the first unit that it fills.
func scaled(v float64, sizes []float64, units []string) string {
	for i, size := range sizes {
		if v >= size || i == len(sizes)-1 {
			return strconv.FormatFloat(v/size, 'f', max(0, 2-int(math.Floor(math.Log10(max(v/size, 1))))), 64) + " " + units[i]
		}
	}
	return ""
}

func seconds(v float64) string {
	return scaled(v, []float64{1, 1e-3, 1e-6, 1e-9}, []string{"s", "ms", "µs", "ns"})
}

func bytesOf(v float64) string {
	return scaled(v, []float64{1e9, 1e6, 1e3}, []string{"GB", "MB", "kB"})
}

// short shows a small number without zeros at its end.
func short(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

// digits rounds to four significant ones.
func digits(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 4, 64), 64) // its own output
	return r
}
