package flux

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"testing"
)

// printCase is an array and how NumPy prints it.
type printCase struct {
	Type                              string
	Shape                             []int
	Values                            []any // nil is 0, 1, 2, …
	Precision, Threshold, Edge, Width int
	Text                              string
}

// tensor returns the array.
func (c printCase) tensor(t *testing.T) *Tensor {
	n := Shape(c.Shape).Size()
	if c.Values != nil {
		n = len(c.Values)
	}
	floats, ints, bools := make([]float64, n), make([]int64, n), make([]bool, n)
	for i := range n {
		floats[i], ints[i] = float64(i), int64(i)
		if c.Values == nil { // 0, 1, 2, …
			continue
		}
		text := fmt.Sprint(c.Values[i])
		if b, err := strconv.ParseBool(text); c.Type == "bool" && err == nil {
			bools[i] = b
			continue
		}
		if v, err := strconv.ParseInt(text, 10, 64); err == nil {
			ints[i] = v
		}
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		floats[i] = v
	}
	switch c.Type {
	case "bool":
		return From(bools).Reshape(c.Shape...)
	case "int32", "int64":
		return From(ints).To(map[string]DType{"int32": Int32, "int64": Int64}[c.Type]).Reshape(c.Shape...)
	}
	return New64(floats).To(map[string]DType{"float32": Float32, "float64": Float64, "float16": Float16}[c.Type]).Reshape(c.Shape...)
}

// testdata/print/numpy_print.py wrote the cases.
func TestStringAgainstNumPy(t *testing.T) {
	text, err := os.ReadFile("testdata/print/print.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []printCase
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&cases); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		x := c.tensor(t)
		got := x.StringWith(PrintOptions{Precision: c.Precision, Threshold: c.Threshold, EdgeItems: c.Edge, LineWidth: c.Width})
		if want := fmt.Sprintf("%v %v\n%s", x.shape, x.dtype, c.Text); got != want {
			t.Errorf("case %d, %v %v %v: got\n%s\nNumPy prints\n%s", i, c.Type, c.Shape, c.Values, got, want)
		}
	}
	t.Logf("%d cases", len(cases))
}
