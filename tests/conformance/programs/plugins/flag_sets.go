package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"
)

type list []string

func (l *list) String() string { return strings.Join(*l, ",") }
func (l *list) Set(s string) error {
	if s == "" {
		return errors.New("empty")
	}
	*l = append(*l, s)
	return nil
}

type level int

func (l *level) String() string { return [...]string{"low", "mid", "high"}[*l] }
func (l *level) Set(s string) error {
	for i, n := range []string{"low", "mid", "high"} {
		if n == s {
			*l = level(i)
			return nil
		}
	}
	return fmt.Errorf("no level %q", s)
}

func run(args ...string) {
	fs := flag.NewFlagSet("tool", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	n := fs.Int("n", 3, "`count` of things")
	v := fs.Bool("v", false, "talk")
	d := fs.Duration("wait", time.Second, "")
	var tags list
	var l level
	fs.Var(&tags, "tag", "a tag")
	fs.Var(&l, "level", "how much")
	sum := 0
	fs.Func("add", "add to the sum", func(s string) error {
		var x int
		_, err := fmt.Sscan(s, &x)
		sum += x
		return err
	})
	err := fs.Parse(args)
	fmt.Println(*n, *v, *d, tags, len(tags), &l, sum, fs.Args(), err)
	var set []string
	fs.Visit(func(f *flag.Flag) { set = append(set, f.Name+"="+f.Value.String()) })
	fmt.Println(" ", set, errors.Is(err, flag.ErrHelp))
}

func main() {
	run("-n", "5", "-v", "-tag=a", "--tag", "b", "rest", "-x")
	run("-level", "high", "-add", "2", "-add=40", "-wait", "1m30s", "--", "-n")
	run("-level", "none")
	run("-nope")
	run("-h")
	run("-tag", "")
}

// Output:
// 5 true 1s [a b] 2 low 0 [rest -x] <nil>
//   [n=5 tag=a,b v=true] false
// 3 false 1m30s [] 0 high 42 [-n] <nil>
//   [add= level=high wait=1m30s] false
// 3 false 1s [] 0 low 0 [] invalid value "none" for flag -level: no level "none"
//   [] false
// 3 false 1s [] 0 low 0 [] flag provided but not defined: -nope
//   [] false
// 3 false 1s [] 0 low 0 [] flag: help requested
//   [] true
// 3 false 1s [] 0 low 0 [] invalid value "" for flag -tag: empty
//   [] false
