package main

import (
	"fmt"
	"time"
)

type span struct {
	from time.Time
	time.Duration
}

func (s span) end() time.Time { return s.from.Add(s.Duration) }

type weekday time.Weekday

func (w weekday) short() string { return time.Weekday(w).String()[:3] }

func main() {
	t := time.Date(2024, time.February, 28, 23, 30, 0, 5e8, time.UTC)
	s := span{t, 45 * time.Minute}
	fmt.Println(s.end().Format(time.RFC3339Nano), s.Minutes(), s.Duration, s.end().Sub(t))
	fmt.Println(t.AddDate(0, 0, 2).Format("Mon 2 Jan 2006"), t.YearDay(), t.Weekday(), weekday(t.Weekday()).short())
	fmt.Println(t.Truncate(time.Hour).Format(time.Kitchen), t.Before(s.end()), t.Equal(t.In(time.FixedZone("X", 3600))), t == t.In(time.FixedZone("X", 3600)))
	p, err := time.Parse("2006-01-02 15:04", "2023-12-31 08:05")
	fmt.Println(p, err, p.IsZero(), time.Time{}.IsZero())
	_, err = time.Parse(time.DateOnly, "2023-13-01")
	fmt.Println(err)
	d, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(d, err, d.Round(time.Minute), d.Truncate(time.Second), d.Hours() > 1.25)
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.Month() == 2, time.Month(13), t.Unix(), t.Compare(p), time.UnixMilli(1500).UTC())
	m := map[time.Month]int{time.May: 5}
	m[time.June]++
	fmt.Println(m, time.Duration(1<<63-1), time.Duration(-1), -time.Microsecond*1500)
}

// Output:
// 2024-02-29T00:15:00.5Z 45 45m0s 45m0s
// Fri 1 Mar 2024 59 Wednesday Wed
// 11:00PM true true false
// 2023-12-31 08:05:00 +0000 UTC <nil> false true
// parsing time "2023-13-01": month out of range
// 1h15m30.918s <nil> 1h16m0s 1h15m30s true
// 2024 9 true %!Month(13) 1709163000 1 1970-01-01 00:00:01.5 +0000 UTC
// map[May:5 June:1] 2562047h47m16.854775807s -1ns -1.5ms
