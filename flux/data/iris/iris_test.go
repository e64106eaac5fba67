package iris

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestFileIsWhatConvertWrote(t *testing.T) {
	const want = "86d64c9e3bde933bbe2cf4ff0f78c20595f0b593f803fb2a35c7b176dbfea373"
	sum := sha256.Sum256([]byte(file))
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("SHA-256 of iris.csv is %s, want %s", got, want)
	}
}

func TestLoad(t *testing.T) {
	x, y := Load()
	if got := fmt.Sprint(x.Shape(), x.DType(), y.Shape(), y.DType()); got != "[150 4] float32 [150] int32" {
		t.Errorf("Load: %s", got)
	}
	// The means are those of Fisher's table.
	for i, want := range []float64{5.8433, 3.0573, 3.7580, 1.1993} {
		sum := 0.0
		for row := range Rows {
			sum += x.At(row, i)
		}
		if got := sum / Rows; math.Abs(got-want) > 1e-4 {
			t.Errorf("mean of %s is %.4f, want %.4f", Features()[i], got, want)
		}
	}
	for row, label := range y.Ints() {
		if label != row/50 {
			t.Errorf("flower %d is of species %d, want %d", row, label, row/50)
		}
	}
	if len(Classes()) != 3 || len(Features()) != Columns {
		t.Errorf("Classes() = %v, Features() = %v", Classes(), Features())
	}
}

func TestParseRefuses(t *testing.T) {
	rows := strings.SplitAfter(file, "\n")
	tests := []struct{ name, want, text string }{
		{"nothing", "got 0 lines", ""},
		{"a row missing", "got 150 lines", strings.Join(rows[:150], "")},
		{"a column missing", "wrong number of fields", strings.Replace(file, "5.1,", "", 1)},
		{"a word for a length", "row 0", strings.Replace(file, "5.1,", "long,", 1)},
		{"a word for a label", "row 0", strings.Replace(file, "0.2,0", "0.2,setosa", 1)},
	}
	for _, c := range tests {
		if _, _, err := parse(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func ExampleLoad() {
	x, y := Load()
	fmt.Println(x.Shape(), y.Shape(), Classes()[y.Ints()[149]])
	// Output: [150 4] [150] virginica
}
