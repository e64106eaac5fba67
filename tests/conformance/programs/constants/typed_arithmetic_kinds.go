package main

import (
	"fmt"
	"time"
)

type Metres float64
type Count uint16

const (
	Lap   Metres = 400
	Half         = Lap / 2
	Laps         = 12.5
	Limit Count  = 1<<16 - 1
	Tick         = 250 * time.Millisecond
)

const (
	x, y = iota, iota * 10
	_, _
	p, q
)

type Day int

const (
	Mon Day = iota + 1
	Tue
	Wed
	num = iota
)

func (d Day) String() string { return [...]string{"", "Mon", "Tue", "Wed"}[d] }

func main() {
	fmt.Printf("%T %v %T %v\n", Half, Half, Lap*Laps, Lap*Laps)
	var c = Limit
	c++
	fmt.Println(Limit, c, Limit/1000, Limit%1000)
	fmt.Println(Tick, Tick*4, time.Second/Tick, Tick.Seconds(), time.Duration(1.5*float64(time.Second)))
	fmt.Println(x, y, p, q, Mon, Wed, num, Day(Tue)+1)
	const d Day = Mon + Tue
	switch d {
	case Wed:
		fmt.Println("constant", d)
	}
	var arr [Wed]string
	arr[Mon] = "set"
	fmt.Println(len(arr), arr[Tue-1], [...]int{Wed: 1, Mon: 2}[Mon])
	fmt.Printf("%d %v %s %x\n", Wed, Wed, Wed, Wed)
}

// Output:
// main.Metres 200 main.Metres 5000
// 65535 0 65 535
// 250ms 1s 4ns 0.25 1.5s
// 0 0 2 20 Mon Wed 3 Wed
// constant Wed
// 3 set 2
// 3 Wed Wed 576564
