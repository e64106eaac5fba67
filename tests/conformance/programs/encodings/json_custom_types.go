package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type Colour uint8

const (
	Red Colour = iota
	Green
)

func (c Colour) MarshalText() ([]byte, error) {
	return []byte([...]string{"red", "green"}[c]), nil
}

type Temperature float64

func (t Temperature) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `"%.1f°C"`, float64(t)), nil
}

type Config struct {
	Name    string         `json:"name"`
	Port    int            `json:"port,omitempty"`
	Tags    []string       `json:"tags"`
	Extra   map[string]any `json:"extra,omitempty"`
	Started time.Time      `json:"started"`
	hidden  int
	Skip    string             `json:"-"`
	Ptr     *int               `json:"ptr"`
	Sub     struct{ A, B int } `json:"sub"`
}

func main() {
	n := 7
	c := Config{Name: "x<y", Tags: nil, Started: time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), hidden: 1, Ptr: &n}
	b, err := json.Marshal(c)
	fmt.Println(string(b), err)
	var back Config
	err = json.Unmarshal([]byte(`{"name":"n","port":8080,"tags":["a","b"],"extra":{"k":[1,"two",null]},"unknown":1,"sub":{"a":1,"B":2},"ptr":null}`), &back)
	fmt.Printf("%s %d %v %v %v %v %v\n", back.Name, back.Port, back.Tags, back.Extra, back.Sub, back.Ptr, err)
	err = json.Unmarshal([]byte(`{"port":"no"}`), &back)
	te, ok := err.(*json.UnmarshalTypeError)
	fmt.Println(ok, te.Field, te.Value)
	dec := json.NewDecoder(strings.NewReader(`{"name":"a"} {"name":"b"} {"nam":1}`))
	dec.DisallowUnknownFields()
	for {
		var c Config
		if err := dec.Decode(&c); err != nil {
			fmt.Println(err)
			break
		}
		fmt.Println(c.Name)
	}
	b, err = json.Marshal(Temperature(21.55))
	fmt.Println(string(b), err)
	b, err = json.Marshal(Green)
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(map[string]any{"z": 1.5, "a": []int{1, 2}, "m": map[int]bool{2: true, 1: false}}, ">", "  ")
	fmt.Println(string(b))
}

// Output:
// {"name":"x\u003cy","tags":null,"started":"2024-02-29T12:00:00Z","ptr":7,"sub":{"A":0,"B":0}} <nil>
// n 8080 [a b] map[k:[1 two <nil>]] {1 2} <nil> <nil>
// true port string
// a
// b
// json: unknown field "nam"
// "21.6°C" <nil>
// "green" <nil>
// {
// >  "a": [
// >    1,
// >    2
// >  ],
// >  "m": {
// >    "1": false,
// >    "2": true
// >  },
// >  "z": 1.5
// >}
