package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

type sale struct {
	region, item string
	units        int
	price        float64
}

func (s sale) total() float64 { return float64(s.units) * s.price }

func read(r io.Reader) (out []sale, problems []error) {
	c := csv.NewReader(r)
	c.Comment = '#'
	c.TrimLeadingSpace = true
	head, err := c.Read()
	if err != nil {
		return nil, []error{err}
	}
	at := map[string]int{}
	for i, h := range head {
		at[strings.ToLower(h)] = i
	}
	for {
		rec, err := c.Read()
		if err == io.EOF {
			return
		}
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			problems = append(problems, fmt.Errorf("line %d: %w", pe.Line, pe.Err))
			continue
		}
		s := sale{region: rec[at["region"]], item: rec[at["item"]]}
		if s.units, err = strconv.Atoi(rec[at["units"]]); err != nil {
			problems = append(problems, err)
			continue
		}
		s.price, _ = strconv.ParseFloat(rec[at["price"]], 64)
		out = append(out, s)
	}
}

func main() {
	sales, problems := read(strings.NewReader(`Region,Item,Units,Price
north,"nuts, mixed",10,1.50
south,bolts,4,0.25
# a comment
north,"the ""big"" one",1,99.95
south,nuts,x,1.5
south,few
west, washers,100,0.05
`))
	for _, s := range sales {
		fmt.Printf("%+v %.2f\n", s, s.total())
	}
	for _, p := range problems {
		fmt.Println(p, errors.Is(p, csv.ErrFieldCount), errors.Is(p, strconv.ErrSyntax))
	}
	totals := map[string]float64{}
	for _, s := range sales {
		totals[s.region] += s.total()
	}
	var regions []string
	for r := range totals {
		regions = append(regions, r)
	}
	sort.Slice(regions, func(i, j int) bool { return totals[regions[i]] > totals[regions[j]] })
	w := csv.NewWriter(os.Stdout)
	w.Comma = ';'
	for _, r := range regions {
		w.Write([]string{r, strconv.FormatFloat(totals[r], 'f', 2, 64), "a;b", `q"`})
	}
	w.Flush()
	fmt.Println(w.Error())
}

// Output:
// {region:north item:nuts, mixed units:10 price:1.5} 15.00
// {region:south item:bolts units:4 price:0.25} 1.00
// {region:north item:the "big" one units:1 price:99.95} 99.95
// {region:west item:washers units:100 price:0.05} 5.00
// strconv.Atoi: parsing "x": invalid syntax false true
// line 7: wrong number of fields true false
// north;114.95;"a;b";"q"""
// west;5.00;"a;b";"q"""
// south;1.00;"a;b";"q"""
// <nil>
