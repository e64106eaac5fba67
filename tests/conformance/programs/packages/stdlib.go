package main

import (
	"bufio"
	"bytes"
	"container/list"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"text/template"
	"time"
)

type Config struct {
	Name  string         `json:"name"`
	Size  int            `json:"size,omitempty"`
	Tags  []string       `json:"tags"`
	Inner *Config        `json:"inner,omitempty"`
	Extra map[string]any `json:"extra,omitempty"`
	skip  int
}

type people []struct {
	Name string
	Age  int
}

func main() {
	c := Config{Name: "a", Tags: []string{"x"}, Inner: &Config{Name: "b", Size: 2}, skip: 1}
	b, err := json.Marshal(c)
	fmt.Println(string(b), err)
	var d Config
	err = json.Unmarshal([]byte(`{"name":"z","size":3,"tags":["p","q"],"extra":{"k":[1,"s"]}}`), &d)
	fmt.Println(d.Name, d.Size, d.Tags, d.Extra, err)
	var g map[string]any
	fmt.Println(json.Unmarshal([]byte(`{"a":1.5}`), &g), g)
	p := people{{"x", 3}, {"y", 1}}
	sort.Slice(p, func(i, j int) bool { return p[i].Age < p[j].Age })
	fmt.Println(p)
	n, err := strconv.Atoi("12x")
	fmt.Println(n, err)
	fmt.Println(strings.Map(func(r rune) rune { return r + 1 }, "abc"), strings.Repeat("ab", 3))
	sc := bufio.NewScanner(strings.NewReader("l1\nl2"))
	for sc.Scan() {
		fmt.Println(sc.Text())
	}
	t := time.Date(2024, time.March, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(t.Format(time.RFC3339), t.Weekday(), t.Add(36*time.Hour).Day())
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Inf(1))
	r := rand.New(rand.NewSource(1))
	fmt.Println(r.Intn(100) >= 0)
	tm := template.Must(template.New("t").Parse("{{.}} {{len .}}\n"))
	tm.Execute(os.Stdout, "abc")
	fmt.Fprintln(os.Stdout, "direct")
	re := regexp.MustCompile(`(\w)(\d+)`)
	fmt.Println(re.FindStringSubmatch("x12"), re.ReplaceAllString("a1", "$2"))
	h := sha256.Sum256([]byte("x"))
	fmt.Printf("%x\n", h[:4])
	var buf bytes.Buffer
	buf.WriteByte('x')
	fmt.Println(buf.Len(), buf.String())
	l := list.New()
	l.PushBack(c.Name)
	fmt.Println(l.Front().Value)
}

// Output:
// {"name":"a","tags":["x"],"inner":{"name":"b","size":2,"tags":null}} <nil>
// z 3 [p q] map[k:[1 s]] <nil>
// <nil> map[a:1.5]
// [{y 1} {x 3}]
// 0 strconv.Atoi: parsing "12x": invalid syntax
// bcd ababab
// l1
// l2
// 2024-03-01T00:00:00Z Friday 2
// 1.4142135623730951 -2 +Inf
// true
// abc 3
// direct
// [x12 x 12] 1
// 2d711642
// 1 x
// a
