package main

import (
	"encoding/json"
	"fmt"
)

type Temp float64

func (t *Temp) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "%fC", (*float64)(t))
	return err
}

type Level struct{ n int }

func (l *Level) UnmarshalJSON(b []byte) error { l.n = len(b); return nil }

func main() {
	var t Temp
	fmt.Println(json.Unmarshal([]byte(`"2.5C"`), &t), t)
	var l Level
	fmt.Println(json.Unmarshal([]byte(`[1,2]`), &l), l)
	var r struct{ T Temp }
	fmt.Println(json.Unmarshal([]byte(`{"T":"4.0C"}`), &r), r)
}

// Refused: json.Unmarshal does not call the methods by which *Temp decodes itself: it is declared in a cell

// Output:
// <nil> 2.5
// <nil> {5}
// <nil> {4}
