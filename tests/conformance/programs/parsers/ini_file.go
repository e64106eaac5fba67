package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

type Section struct {
	Name   string
	keys   []string
	values map[string]string
}

type File struct{ sections []*Section }

type LineError struct {
	Line int
	Text string
	Err  error
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d: %v: %q", e.Line, e.Err, e.Text) }
func (e *LineError) Unwrap() error { return e.Err }

func Parse(r io.Reader) (f *File, err error) {
	f = &File{}
	cur := f.section("")
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if i := strings.IndexAny(line, ";#"); i >= 0 {
			line = strings.TrimSpace(line[:i])
		}
		switch {
		case line == "":
		case strings.HasPrefix(line, "["):
			name, ok := strings.CutSuffix(line[1:], "]")
			if !ok {
				return nil, &LineError{n, line, fmt.Errorf("section is not closed")}
			}
			cur = f.section(name)
		default:
			k, v, ok := strings.Cut(line, "=")
			if !ok {
				return nil, &LineError{Line: n, Text: line, Err: io.ErrUnexpectedEOF}
			}
			cur.set(strings.TrimSpace(k), strings.Trim(strings.TrimSpace(v), `"`))
		}
	}
	return f, sc.Err()
}

func (f *File) section(name string) *Section {
	i := slices.IndexFunc(f.sections, func(s *Section) bool { return s.Name == name })
	if i >= 0 {
		return f.sections[i]
	}
	s := &Section{Name: name, values: map[string]string{}}
	f.sections = append(f.sections, s)
	return s
}

func (s *Section) set(k, v string) {
	if _, ok := s.values[k]; !ok {
		s.keys = append(s.keys, k)
	}
	s.values[k] = v
}

func get[T any](s *Section, key string, parse func(string) (T, error), def T) T {
	v, ok := s.values[key]
	if !ok {
		return def
	}
	x, err := parse(v)
	if err != nil {
		fmt.Println("  bad:", err)
		return def
	}
	return x
}

func main() {
	f, err := Parse(strings.NewReader(`
; a comment
title = "The Title"
[server]
port = 8080   # default
wait=1m30s
debug = yes
[client]
retries = many
[server]
port = 9090
`))
	fmt.Println(err)
	for _, s := range f.sections {
		fmt.Printf("%q:", s.Name)
		for _, k := range s.keys {
			fmt.Printf(" %s=%q", k, s.values[k])
		}
		fmt.Println()
	}
	srv := f.section("server")
	fmt.Println(get(srv, "port", strconv.Atoi, 80), get(srv, "wait", time.ParseDuration, 0), get(srv, "none", strconv.ParseBool, true))
	fmt.Println(get(srv, "debug", strconv.ParseBool, false), get(f.section("client"), "retries", strconv.Atoi, 3))
	for _, bad := range []string{"a=1\n[x", "novalue"} {
		_, err := Parse(strings.NewReader(bad))
		fmt.Println(err, err.(*LineError).Unwrap() == io.ErrUnexpectedEOF)
	}
}

// Output:
// <nil>
// "": title="The Title"
// "server": port="9090" wait="1m30s" debug="yes"
// "client": retries="many"
// 9090 1m30s true
//   bad: strconv.ParseBool: parsing "yes": invalid syntax
//   bad: strconv.Atoi: parsing "many": invalid syntax
// false 3
// line 2: section is not closed: "[x" false
// line 1: unexpected EOF: "novalue" true
