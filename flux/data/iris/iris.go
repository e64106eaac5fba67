// Package iris holds the lengths and widths of the sepals and petals of 150
// irises of three species, which Fisher used in 1936 to tell the species apart.
//
// The table is part of the program. NOTICE says where it comes from and under
// which licence, and convert.sh makes the embedded file again. Most people want
// data.Iris, which wraps Load in a Set.
package iris

import (
	_ "embed" // the table lives in the program
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"fluxrepl/flux"
)

// The set's sizes: Rows flowers, Columns lengths of each.
const (
	Rows    = 150
	Columns = 4
)

//go:embed iris.csv
var file string

// Load returns the flowers as a new [150 4] Float32 tensor of lengths in cm, in
// the order of Features, and their species 0 to 2 as a new [150] Int32 tensor.
// The species come one after the other, 50 flowers each: split with a shuffle.
func Load() (x, y *flux.Tensor) {
	lengths, labels, err := parse(file)
	if err != nil {
		panic(fmt.Errorf("iris: the embedded file is damaged: %w", err))
	}
	return flux.New(lengths, Rows, Columns), flux.Ints(labels, Rows)
}

// Classes returns the names of the species, in the order of the labels.
func Classes() []string { return []string{"setosa", "versicolor", "virginica"} }

// Features returns the names of the columns, with their unit.
func Features() []string {
	return []string{"sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"}
}

// parse reads the table: a heading, then Rows lines of Columns lengths and a label.
func parse(text string) (lengths []float32, labels []int, err error) {
	table := csv.NewReader(strings.NewReader(text))
	table.FieldsPerRecord = Columns + 1
	rows, err := table.ReadAll()
	if err != nil {
		return nil, nil, err
	}
	if len(rows) != Rows+1 {
		return nil, nil, fmt.Errorf("want a heading and %d rows, got %d lines", Rows, len(rows))
	}
	for i, row := range rows[1:] {
		for _, field := range row[:Columns] {
			v, err := strconv.ParseFloat(field, 32)
			if err != nil {
				return nil, nil, fmt.Errorf("row %d: %w", i, err)
			}
			lengths = append(lengths, float32(v))
		}
		label, err := strconv.Atoi(row[Columns])
		if err != nil {
			return nil, nil, fmt.Errorf("row %d: %w", i, err)
		}
		labels = append(labels, label)
	}
	return lengths, labels, nil
}
