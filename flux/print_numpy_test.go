package flux

import (
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

// tensor returns the array, or nil if there is no such type.
func (c printCase) tensor(t *testing.T) *Tensor {
	for d := Float32; d <= Int32; d++ {
		if d.String() == c.Type {
			return build(d, c.Shape, func(i int) float64 { return c.value(t, i) })
		}
	}
	return nil
}

func (c printCase) value(t *testing.T, i int) float64 {
	if c.Values == nil {
		return float64(i)
	}
	switch v := c.Values[i].(type) {
	case float64:
		return v
	default:
		f, err := strconv.ParseFloat(fmt.Sprint(v), 64)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
}

// testdata/print/numpy_print.py wrote the cases.
func TestStringAgainstNumPy(t *testing.T) {
	text, err := os.ReadFile("testdata/print/print.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []printCase
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	compared := 0
	for i, c := range cases {
		x := c.tensor(t)
		if x == nil {
			continue
		}
		compared++
		got := x.StringWith(PrintOptions{Precision: c.Precision, Threshold: c.Threshold, EdgeItems: c.Edge, LineWidth: c.Width})
		if want := fmt.Sprintf("%v %v\n%s", x.shape, x.dtype, c.Text); got != want {
			t.Errorf("case %d, %v %v %v: got\n%s\nNumPy prints\n%s", i, c.Type, c.Shape, c.Values, got, want)
		}
	}
	t.Logf("%d of %d cases", compared, len(cases))
}
