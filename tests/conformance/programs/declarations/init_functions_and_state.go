package main

import (
	"fmt"
	"strings"
)

var registry = map[string]func(string) string{}

func register(name string, f func(string) string) struct{} {
	registry[name] = f
	log = append(log, "reg "+name)
	return struct{}{}
}

var log []string

var _ = register("upper", strings.ToUpper)
var _ = register("twice", func(s string) string { return s + s })

func init() {
	register("chain", func(s string) string { return registry["upper"](registry["twice"](s)) })
	for i := range 2 {
		defer func() { log = append(log, fmt.Sprint("deferred ", i)) }()
	}
}

var limits = [...]struct {
	name string
	max  int
}{
	low: {"low", base << low}, high: {"high", base << high},
}

const (
	low = iota
	_
	high
	base = 10
)

func init() {
	defer func() { log = append(log, fmt.Sprint(recover())) }()
	panic("in init")
}

func main() {
	fmt.Println(registry["chain"]("ab"), len(registry))
	fmt.Println(strings.Join(log, ", "))
	fmt.Println(limits, len(limits))
}

// Output:
// ABAB 3
// reg upper, reg twice, reg chain, deferred 1, deferred 0, in init
// [{low 10} { 0} {high 40}] 3
