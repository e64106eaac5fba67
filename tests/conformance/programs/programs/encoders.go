package main

import (
	"container/list"
	"container/ring"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"math/big"
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"time"
)

type point struct {
	X int     `json:"x"`
	Y float64 `json:"y,omitempty"`
	n int
}

func main() {
	b, err := json.Marshal([]point{{1, 2.5, 3}, {X: 4}})
	fmt.Println(string(b), err)
	var ps []point
	fmt.Println(json.Unmarshal([]byte(`[{"x":7,"y":0.5},{"x":8}]`), &ps), ps)
	fmt.Println(hex.EncodeToString([]byte("go")), base64.StdEncoding.EncodeToString([]byte("hello?")))
	buf := make([]byte, 8)
	binary.LittleEndian.PutUint32(buf, 0xdeadbeef)
	fmt.Println(buf, binary.BigEndian.Uint16(buf))
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"a", "b c", `d"e`})
	w.Flush()
	fmt.Printf("%x\n", sha256.Sum256([]byte("x")))
	fmt.Println(crc32.ChecksumIEEE([]byte("hello")), bits.OnesCount(255), bits.LeadingZeros8(1), bits.Reverse8(3))
	n := new(big.Int).Exp(big.NewInt(3), big.NewInt(100), nil)
	fmt.Println(n, n.BitLen())
	f := filepath.Join(os.TempDir(), "fluxrepl-conformance-encoders.txt")
	defer os.Remove(f)
	fmt.Println(os.WriteFile(f, []byte("line 1\nline 2\n"), 0o600))
	data, err := os.ReadFile(f)
	fmt.Println(strings.Count(string(data), "\n"), err)
	t := time.Date(2024, time.February, 29, 13, 4, 5, 0, time.UTC)
	fmt.Println(t.Format(time.RFC1123), t.AddDate(1, 0, 0).Format("2006-01-02"), t.Weekday(), t.YearDay())
	l := list.New()
	l.PushBack(1)
	l.PushFront(point{X: 2})
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	r := ring.New(3)
	for i := range 3 {
		r.Value = i
		r = r.Next()
	}
	r.Do(func(v any) { fmt.Print(v, " ") })
	fmt.Println()
}

// Output:
// [{"x":1,"y":2.5},{"x":4}] <nil>
// <nil> [{7 0.5 0} {8 0 0}]
// 676f aGVsbG8/
// [239 190 173 222 0 0 0 0] 61374
// a,b c,"d""e"
// 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
// 907060870 8 7 192
// 515377520732011331036461129765621272702107522001 159
// <nil>
// 2 <nil>
// Thu, 29 Feb 2024 13:04:05 UTC 2025-03-01 Thursday 60
// {2 0 0} 1 0 1 2
