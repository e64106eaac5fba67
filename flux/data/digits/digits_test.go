package digits

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
)

func TestFileIsWhatConvertWrote(t *testing.T) {
	const want = "34af3b9b1a8afa599fef9fa56f4d7d4933c3e969bdf02f3fa698213eb8c8adec"
	sum := sha256.Sum256(file)
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("SHA-256 of digits.csv.gz is %s, want %s", got, want)
	}
}

func TestLoad(t *testing.T) {
	x, y := Load()
	if got := fmt.Sprint(x.Shape(), x.DType(), y.Shape(), y.DType()); got != "[1797 64] float32 [1797] int32" {
		t.Errorf("Load: %s", got)
	}
	// The counts and the sum are those of the published file, counted by hand
	// with zcat and awk.
	counts := make([]int, 10)
	for _, label := range y.Ints() {
		counts[label]++
	}
	if got := fmt.Sprint(counts); got != "[178 182 177 183 181 182 181 179 174 180]" {
		t.Errorf("images of each digit: %s", got)
	}
	sum := 0.0
	for i, v := range x.Float64s() {
		if v < 0 || v > 1 {
			t.Fatalf("pixel %d is %v, want 0 to 1", i, v)
		}
		sum += v
	}
	if sum*ink != 561718 {
		t.Errorf("sum of the pixels %v, want 561718", sum*ink)
	}
	if got, want := x.At(0, 3), 13.0/16; got != want {
		t.Errorf("pixel 3 of image 0 is %v, want %v", got, want)
	}
	if len(Classes()) != 10 || Classes()[9] != "9" {
		t.Errorf("Classes() = %v", Classes())
	}
}

func TestLoadGivesNewTensors(t *testing.T) {
	x, _ := Load()
	x.Data32()[0] = 7
	again, _ := Load()
	if again.At(0, 0) != 0 {
		t.Error("a change of one set is seen in the next")
	}
}

func TestParseRefuses(t *testing.T) {
	pack := func(text string) []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write([]byte(text))
		_ = w.Close()
		return b.Bytes()
	}
	tests := []struct {
		name, want string
		packed     []byte
	}{
		{"not gzip", "gzip", []byte("0,1,2 but not compressed")},
		{"cut", "EOF", file[:len(file)/2]},
		{"too few columns", "wrong number of fields", pack("1,2,3\n")},
		{"too few rows", "want 1797 rows, got 1", pack(strings.Repeat("1,", 64) + "1\n")},
		{"a word", "row 5, column 64", pack(strings.Repeat(strings.Repeat("1,", 64)+"1\n", 5) + strings.Repeat("1,", 64) + "one\n" + strings.Repeat(strings.Repeat("1,", 64)+"1\n", 1791))},
	}
	for _, c := range tests {
		if _, _, err := parse(c.packed); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
}

func ExampleLoad() {
	x, y := Load()
	fmt.Println(x.Shape(), y.Shape(), "first digit:", y.At(0))
	// Output: [1797 64] [1797] first digit: 0
}
