// Package digits holds 1,797 images of handwritten digits, 8 by 8 pixels each:
// the smallest real picture set on which a network can be taught something.
//
// The images are part of the program, so that nothing has to be fetched. They
// are the test part of "Optical Recognition of Handwritten Digits" (Alpaydin
// and Kaynak, 1998); NOTICE says where they come from and under which licence,
// and convert.sh makes the embedded file again. Most people want data.Digits,
// which wraps Load in a Set.
package digits

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the images live in the program
	"encoding/csv"
	"fmt"
	"strconv"

	"fluxrepl/flux"
)

// The set's sizes: Rows images of Height by Width pixels, Pixels in all.
const (
	Rows   = 1797
	Height = 8
	Width  = 8
	Pixels = Height * Width
)

// ink is the largest number in the file: a pixel counts the inked cells of a
// 4×4 block of the scan.
const ink = 16

//go:embed digits.csv.gz
var file []byte

// Load returns the images as a new [1797 64] Float32 tensor, rows of pixels from
// 0 (paper) to 1 (ink), top left to bottom right, and their labels 0 to 9 as a
// new [1797] Int32 tensor.
func Load() (x, y *flux.Tensor) {
	pixels, labels, err := parse(file)
	if err != nil {
		panic(fmt.Errorf("digits: the embedded file is damaged: %w", err))
	}
	return flux.New(pixels, Rows, Pixels), flux.Ints(labels, Rows)
}

// Classes returns the names of the labels: "0" to "9".
func Classes() []string {
	names := make([]string, 10)
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	return names
}

// parse reads the compressed table: Rows lines of Pixels numbers and a label.
func parse(packed []byte) (pixels []float32, labels []int, err error) {
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, nil, err
	}
	table := csv.NewReader(plain)
	table.FieldsPerRecord = Pixels + 1
	rows, err := table.ReadAll()
	if err != nil {
		return nil, nil, err
	}
	if len(rows) != Rows {
		return nil, nil, fmt.Errorf("want %d rows, got %d", Rows, len(rows))
	}
	pixels = make([]float32, 0, Rows*Pixels)
	labels = make([]int, Rows)
	for i, row := range rows {
		for j, field := range row {
			v, err := strconv.Atoi(field)
			if err != nil {
				return nil, nil, fmt.Errorf("row %d, column %d: %w", i, j, err)
			}
			if j < Pixels {
				pixels = append(pixels, float32(v)/ink)
			} else {
				labels[i] = v
			}
		}
	}
	return pixels, labels, nil
}
