package main

import (
	"encoding/json"
	"fmt"
)

type Inner struct{ A, B int }
type Mid struct {
	Inner
	C string `json:"c,omitempty"`
}

func main() {
	j, err := json.Marshal(Mid{Inner{1, 2}, "x"})
	fmt.Println(string(j), err)
	var back Mid
	err = json.Unmarshal([]byte(`{"A":7,"B":8,"c":"z"}`), &back)
	fmt.Println(back, err)
}

// Refused: json.Marshal does not see the fields that Mid embeds: it is declared in a cell

// Output:
// {"A":1,"B":2,"c":"x"} <nil>
// {{7 8} z} <nil>
