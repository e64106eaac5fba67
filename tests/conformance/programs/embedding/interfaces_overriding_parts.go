package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

type logger struct {
	io.Writer
	lines int
}

func (l *logger) Write(p []byte) (int, error) {
	l.lines += strings.Count(string(p), "\n")
	return l.Writer.Write(p)
}

type byLast struct{ sort.StringSlice }

func (b byLast) Less(i, j int) bool {
	x, y := b.StringSlice[i], b.StringSlice[j]
	return x[len(x)-1] < y[len(y)-1]
}

type failAfter struct {
	io.Reader
	n int
}

var errLimit = errors.New("limit")

func (f *failAfter) Read(p []byte) (int, error) {
	if f.n == 0 {
		return 0, errLimit
	}
	f.n--
	return f.Reader.Read(p[:min(2, len(p))])
}

type animal interface {
	Sound() string
	Name() string
}

type dog struct{ name string }

func (d dog) Sound() string { return "woof" }
func (d dog) Name() string  { return d.name }

type quiet struct{ animal }

func (q quiet) Sound() string { return strings.ToLower(q.animal.Sound()) + "..." }

type renamed struct {
	animal
	name string
}

func (r renamed) Name() string { return r.name }

func main() {
	var sb strings.Builder
	l := &logger{Writer: &sb}
	fmt.Fprintf(l, "a\nb\n")
	io.WriteString(l, "c\n")
	fmt.Printf("%q %d\n", sb.String(), l.lines)
	w := byLast{sort.StringSlice{"xb", "za", "yc"}}
	sort.Sort(w)
	fmt.Println(w, w.Len(), sort.IsSorted(w), sort.IsSorted(w.StringSlice))
	b, err := io.ReadAll(&failAfter{strings.NewReader("abcdef"), 2})
	fmt.Println(string(b), err, errors.Is(err, errLimit))
	a := quiet{renamed{dog{"rex"}, "max"}}
	fmt.Println(a.Name(), a.Sound(), a.animal.(renamed).animal.Name())
	for _, x := range []animal{a, a.animal, &a} {
		_, isQuiet := x.(quiet)
		fmt.Printf("%T %v\n", x, isQuiet)
	}
}

// Output:
// "a\nb\nc\n" 3
// {[za xb yc]} 3 true false
// abcd limit true
// max woof... rex
// main.quiet true
// main.renamed false
// *main.quiet false
