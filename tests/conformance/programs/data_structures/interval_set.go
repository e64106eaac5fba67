package main

import (
	"fmt"
	"sort"
)

type Interval struct{ Lo, Hi int }

func (i Interval) String() string           { return fmt.Sprintf("[%d,%d)", i.Lo, i.Hi) }
func (i Interval) Overlaps(j Interval) bool { return i.Lo < j.Hi && j.Lo < i.Hi }

type byLo []Interval

func (b byLo) Len() int           { return len(b) }
func (b byLo) Less(i, j int) bool { return b[i].Lo < b[j].Lo }
func (b byLo) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func merge(in []Interval) []Interval {
	if len(in) == 0 {
		return in
	}
	sorted := append(byLo{}, in...)
	sort.Sort(sorted)
	out := sorted[:1]
	for _, iv := range sorted[1:] {
		if last := &out[len(out)-1]; iv.Lo <= last.Hi {
			last.Hi = max(last.Hi, iv.Hi)
		} else {
			out = append(out, iv)
		}
	}
	return out
}

func subtract(from []Interval, cut Interval) (out []Interval) {
	for _, iv := range from {
		if !iv.Overlaps(cut) {
			out = append(out, iv)
			continue
		}
		if iv.Lo < cut.Lo {
			out = append(out, Interval{iv.Lo, cut.Lo})
		}
		if cut.Hi < iv.Hi {
			out = append(out, Interval{Lo: cut.Hi, Hi: iv.Hi})
		}
	}
	return
}

type Calendar struct {
	booked []Interval
}

func (c *Calendar) Book(iv Interval) error {
	i := sort.Search(len(c.booked), func(i int) bool { return c.booked[i].Hi > iv.Lo })
	if i < len(c.booked) && c.booked[i].Overlaps(iv) {
		return fmt.Errorf("%v overlaps %v", iv, c.booked[i])
	}
	c.booked = append(c.booked[:i], append([]Interval{iv}, c.booked[i:]...)...)
	return nil
}

func busiest(in []Interval) (n int, at int) {
	type event struct{ at, delta int }
	var events []event
	for _, iv := range in {
		events = append(events, event{iv.Lo, 1}, event{iv.Hi, -1})
	}
	sort.Slice(events, func(i, j int) bool {
		if events[i].at != events[j].at {
			return events[i].at < events[j].at
		}
		return events[i].delta < events[j].delta
	})
	cur := 0
	for _, e := range events {
		if cur += e.delta; cur > n {
			n, at = cur, e.at
		}
	}
	return
}

func main() {
	ivs := []Interval{{8, 10}, {1, 3}, {2, 6}, {15, 18}, {17, 20}, {6, 7}}
	m := merge(ivs)
	fmt.Println(m, ivs[0])
	fmt.Println(subtract(m, Interval{5, 16}), subtract(m, Interval{0, 99}) == nil)
	fmt.Println(busiest(ivs))
	var c Calendar
	for _, iv := range []Interval{{10, 20}, {15, 25}, {20, 30}, {5, 10}, {0, 6}, {30, 31}} {
		if err := c.Book(iv); err != nil {
			fmt.Println("error:", err)
		}
	}
	fmt.Println(c.booked, len(c.booked))
}

// Output:
// [[1,7) [8,10) [15,20)] [8,10)
// [[1,5) [16,20)] true
// 2 2
// error: [15,25) overlaps [10,20)
// error: [0,6) overlaps [5,10)
// [[5,10) [10,20) [20,30) [30,31)] 4
