package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

type Employee struct {
	Name   string
	Joined time.Time
	Salary float64
	Skills []string
}

type Report []Employee

func (r Report) WriteTo(w *tabwriter.Writer) (total float64) {
	defer w.Flush()
	fmt.Fprintln(w, "Name\tJoined\tSalary\tSkills")
	fmt.Fprintln(w, "----\t------\t------\t------")
	for _, e := range r {
		fmt.Fprintf(w, "%s\t%s\t%.2f\t%s\n", e.Name, e.Joined.Format("2 Jan 2006"), e.Salary, strings.Join(e.Skills, ","))
		total += e.Salary
	}
	fmt.Fprintf(w, "Total\t\t%.2f\t\n", total)
	return
}

func main() {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 9, 30, 0, 0, time.UTC) }
	r := Report{
		{"Ann", day(2019, time.March, 4), 5100, []string{"go", "c"}},
		{"Bartholomew", day(2021, 11, 30), 4800.5, nil},
		{Name: "Cy", Joined: day(2024, time.February, 29).AddDate(1, 0, 0), Salary: 12000},
	}
	fmt.Println(r.WriteTo(tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)))
	fmt.Println(r.WriteTo(tabwriter.NewWriter(os.Stdout, 5, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)))
	for i, e := range r[:2] {
		fmt.Println(i, e.Joined.Weekday(), e.Joined.YearDay(), r[i+1].Joined.Sub(e.Joined).Hours()/24, e.Joined.Before(r[2].Joined))
	}
}

// Output:
// Name         Joined       Salary    Skills
// ----         ------       ------    ------
// Ann          4 Mar 2019   5100.00   go,c
// Bartholomew  30 Nov 2021  4800.50
// Cy           1 Mar 2025   12000.00
// Total                     21900.50
// 21900.5
// ........Name|......Joined|...Salary|Skills
// ........----|......------|...------|------
// .........Ann|..4 Mar 2019|..5100.00|go,c
// .Bartholomew|.30 Nov 2021|..4800.50|
// ..........Cy|..1 Mar 2025|.12000.00|
// .......Total|............|.21900.50|
// 21900.5
// 0 Monday 63 1002 true
// 1 Tuesday 334 1187 true
