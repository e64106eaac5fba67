package main

import (
	"fmt"
	"strconv"
)

type Color uint8

const (
	Red Color = iota + 1
	Green
	_
	Blue
	numColors = iota
)

func (c Color) String() string {
	switch c {
	case Red:
		return "red"
	case Green:
		return "green"
	case Blue:
		return "blue"
	}
	return "color(" + strconv.Itoa(int(c)) + ")"
}

type Flags uint

const (
	FlagA Flags = 1 << iota
	FlagB
	FlagC
	FlagAll = FlagA | FlagB | FlagC
)

func main() {
	fmt.Println(Red, Green, Blue, Color(3), numColors)
	fmt.Printf("%v %d %s %T %T %x\n", Blue, Blue, Green, Red, numColors, Green)
	fmt.Println([]Color{1, 2}, map[Color]int{Blue: 1}, struct{ C Color }{Red})
	f := FlagA | FlagC
	fmt.Println(f&FlagB == 0, f&FlagC != 0, f&^FlagA, FlagAll, f^FlagAll)
	fmt.Printf("%T %03b\n", FlagAll, f)
	names := [...]string{Red: "r", Green: "g", Blue: "b"}
	fmt.Println(len(names), names[Blue], cap(names))
	fmt.Printf("%q\n", names)
}

// Output:
// red green blue color(3) 4
// blue 4 green main.Color int 677265656e
// [red green] map[blue:1] {red}
// true true 4 7 2
// main.Flags 101
// 5 b 5
// ["" "r" "g" "" "b"]
