// Command peers measures flux beside PyTorch: the same work, by the same number
// of threads, in turn, each side in fresh processes.
//
//	go run ./tests/bench/peers
//	go run ./tests/bench/peers -only 'mlp|sgemm_512' -rounds 1 -threads 1
//
// It prints a table with the ratio of PyTorch's time to ours for each entry and
// the goal where there is one. A run of all entries also writes it to
// tests/bench/peers.txt, the numbers to peers.json, pictures to peers.png (one
// thread) and peers-t2.png, and some rows to README.md; -out writes the files to
// another folder.
//
// The entries of a group are measured ours, PyTorch with its default kernels,
// PyTorch with its AVX-512 kernels, and so again for each round; of PyTorch's
// two the faster one counts, entry by entry. A time is the median over all
// groups of calls of all rounds; the ratio of the fastest groups stands beside
// it, since a busy machine disturbs a median more. An entry that has a bound is
// shown with its share of it: of the multiplications that the processors can do,
// or of the bytes that memory gives, both measured in the same run.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// options are those of the command line.
type options struct {
	only    *regexp.Regexp
	rounds  int
	samples int
	group   float64
	threads []int
	out     string
	all     bool // nothing is left out
	python  string
	script  string
}

func main() {
	var err error
	switch {
	case len(os.Args) > 1 && os.Args[1] == "ours":
		err = ours(os.Args[2:])
	case len(os.Args) > 1 && os.Args[1] == "bounds":
		err = measureBounds(os.Args[2:])
	default:
		err = compare(os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// parse reads the command line. A run of everything is written beside the
// harness, a part only where it is asked for.
func parse(args []string) (options, error) {
	fs := flag.NewFlagSet("peers", flag.ContinueOnError)
	only := fs.String("only", "", "measure the entries that match this expression")
	threads := fs.String("threads", "1,2", "numbers of threads, separated by commas")
	o := options{}
	fs.IntVar(&o.rounds, "rounds", 3, "how often each side is measured")
	fs.IntVar(&o.samples, "samples", 5, "groups of calls to time in each round")
	fs.Float64Var(&o.group, "group", 0.02, "seconds that a group lasts at the least")
	fs.StringVar(&o.out, "out", "", "folder for peers.json, peers.txt and the pictures (default tests/bench for a run of everything)")
	fs.StringVar(&o.python, "python", "/usr/bin/python3", "a Python with PyTorch")
	fs.StringVar(&o.script, "script", "tests/bench/peers/pytorch.py", "PyTorch's side")
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	var err error
	if o.only, err = regexp.Compile(*only); err != nil {
		return o, err
	}
	for field := range strings.SplitSeq(*threads, ",") {
		n, err := strconv.Atoi(field)
		if err != nil || n < 1 {
			return o, fmt.Errorf("-threads %s: want numbers such as 1,2", *threads)
		}
		o.threads = append(o.threads, n)
	}
	if *only == "" && o.out == "" {
		o.out, o.all = "tests/bench", true
	}
	return o, nil
}

// compare measures and reports.
func compare(args []string) error {
	o, err := parse(args)
	if err != nil {
		return err
	}
	both, err := sides(o.python, o.script)
	if err != nil {
		return err
	}
	m := &measurement{options: o, sides: both, times: map[string]map[string][]float64{}, allocs: map[string]float64{}, bounds: map[int]bounds{}}
	if err := m.measure(); err != nil {
		return err
	}
	if err := m.remember(); err != nil {
		return err
	}
	r := m.results()
	r.Meta = machine(m.peer)
	fmt.Print(r.table())
	if o.out == "" {
		return nil
	}
	if err := r.write(filepath.Join(o.out, "peers")); err != nil || !o.all {
		return err
	}
	return r.tell("README.md", o.threads)
}
