package main

import (
	"errors"
	"fmt"
	"time"
)

type Date struct{ time.Time }

func (d Date) String() string { return d.Format("Mon 02/01/06") }

func (d Date) Next(w time.Weekday) Date {
	for d.Weekday() != w {
		d.Time = d.AddDate(0, 0, 1)
	}
	return d
}

type Span struct{ from, to time.Time }

func (s Span) Days() int                 { return int(s.to.Sub(s.from) / (24 * time.Hour)) }
func (s Span) Contains(t time.Time) bool { return !t.Before(s.from) && t.Before(s.to) }

func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func main() {
	t := time.Date(2026, time.November, 23, 3, 19, 3, 42_000_000, time.FixedZone("X", 5400))
	for _, f := range []string{time.RFC3339Nano, time.Kitchen, time.RFC1123Z, "2006-002", "Jan _2 15:04:05.000", "06/1/2 3pm"} {
		fmt.Println(t.Format(f))
	}
	fmt.Println(Date{t}, Date{t}.Next(time.Friday), t.UTC().Hour(), t.Month() == 11)
	for y := range 4 {
		fmt.Print(easter(2023 + y).Format("2 January 2006; "))
	}
	fmt.Println()
	s := Span{easter(2025), easter(2026)}
	fmt.Println(s.Days(), s.Contains(s.from), s.Contains(s.to), s.Contains(t))
	p, err := time.Parse("2006-01-02 15:04", "2024-02-30 10:00")
	var pe *time.ParseError
	fmt.Println(p.IsZero(), errors.As(err, &pe), err)
	d, _ := time.ParseDuration("1h15m30.5s")
	fmt.Println(d, d.Truncate(time.Minute), d.Round(time.Hour), d.Minutes(), 90*time.Second)
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.Truncate(time.Hour).Unix(), time.Unix(1e9, 0).UTC())
	fmt.Println([]Date{{s.from}, {s.to}}, map[string]time.Duration{"a": 1500 * time.Microsecond})
}

// Output:
// 2026-11-23T03:19:03.042+01:30
// 3:19AM
// Mon, 23 Nov 2026 03:19:03 +0130
// 2026-327
// Nov 23 03:19:03.042
// 26/11/23 3am
// Mon 23/11/26 Fri 27/11/26 1 true
// 9 April 2023; 31 March 2024; 20 April 2025; 5 April 2026;
// 350 true false false
// true true parsing time "2024-02-30 10:00": day out of range
// 1h15m30.5s 1h15m0s 1h0m0s 75.50833333333334 1m30s
// 2026 48 1795395600 2001-09-09 01:46:40 +0000 UTC
// [Sun 20/04/25 Sun 05/04/26] map[a:1.5ms]
