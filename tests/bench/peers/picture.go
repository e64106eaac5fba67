package main

import "fluxrepl/viz"

// picture draws the ratios, with the goals as far as memory permits them.
func (r *results) picture() *viz.Figure {
	var names []string
	var ratios, goals []float64
	for _, row := range r.rows {
		names, ratios, goals = append(names, row.key), append(ratios, row.ratio()), append(goals, row.aim())
	}
	return viz.Ratios(ratios, viz.Names(names...), viz.Goals(goals...), viz.Title("PyTorch's time / ours"))
}
