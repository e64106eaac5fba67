package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

type Temp float64

func (t Temp) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("%.1fC", float64(t))), nil }

type Reading struct {
	At    string          `json:"at"`
	Value float64         `json:"value"`
	Tags  map[string]bool `json:"tags,omitempty"`
	Next  *Reading        `json:"next,omitempty"`
	note  string
	Skip  int `json:"-"`
}

type Shape struct{ Kind string }

func (s Shape) MarshalJSON() ([]byte, error) { return json.Marshal("shape:" + s.Kind) }

func main() {
	r := Reading{"noon", 21.55, map[string]bool{"b": true, "a": false}, &Reading{At: "one"}, "n", 4}
	b, err := json.Marshal(r)
	fmt.Println(string(b), err)
	var back Reading
	err = json.Unmarshal([]byte(`{"at":"x","value":3.5,"next":{"value":4.0},"Skip":9}`), &back)
	fmt.Println(back.At, back.Value, back.Next.Value, back.Skip, err)
	b, err = json.Marshal([]any{Shape{"o"}, [2]int{}, Temp(1), []byte("raw"), nil})
	fmt.Println(string(b), err)
	err = json.Unmarshal([]byte(`{"at":3}`), &back)
	fmt.Println(err != nil)
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("hello?>")), base64.RawURLEncoding.EncodeToString([]byte("hello?>")), hex.EncodeToString([]byte("hi")))
	buf := binary.BigEndian.AppendUint32(nil, 0xDEADBEEF)
	buf = binary.AppendUvarint(buf, 300)
	v, n := binary.Uvarint(buf[4:])
	fmt.Println(buf, binary.LittleEndian.Uint16(buf), v, n)
	var w bytes.Buffer
	_ = binary.Write(&w, binary.LittleEndian, []uint16{1, 515})
	fmt.Println(w.Bytes())
	rows, err := csv.NewReader(strings.NewReader("a,\"b,c\"\n1,\"x\"\"y\"\n")).ReadAll()
	fmt.Printf("%q %v\n", rows, err)
}

// Output:
// {"at":"noon","value":21.55,"tags":{"a":false,"b":true},"next":{"at":"one","value":0}} <nil>
// x 3.5 4 0 <nil>
// ["shape:o",[0,0],"1.0C","cmF3",null] <nil>
// true
// aGVsbG8/Pg== aGVsbG8_Pg 6869
// [222 173 190 239 172 2] 44510 300 2
// [1 0 3 2]
// [["a" "b,c"] ["1" "x\"y"]] <nil>
