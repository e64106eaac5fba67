package main

import (
	"errors"
	"fmt"
	"time"
)

type Server struct {
	addr    string
	timeout time.Duration
	tags    []string
	hooks   map[string]func(*Server)
	limits
}

type limits struct{ conns, bytes int }

type Option interface{ apply(*Server) error }

type optionFunc func(*Server) error

func (f optionFunc) apply(s *Server) error { return f(s) }

type tag string

func (t tag) apply(s *Server) error {
	s.tags = append(s.tags, string(t))
	return nil
}

func Timeout(d time.Duration) Option {
	return optionFunc(func(s *Server) error {
		if d <= 0 {
			return fmt.Errorf("timeout %v is not positive", d)
		}
		s.timeout = d
		return nil
	})
}

func Limits(conns, bytes int) Option {
	return optionFunc(func(s *Server) error { s.limits = limits{conns, bytes}; return nil })
}

func All(opts ...Option) Option {
	return optionFunc(func(s *Server) error {
		var errs []error
		for _, o := range opts {
			errs = append(errs, o.apply(s))
		}
		return errors.Join(errs...)
	})
}

func New(addr string, opts ...Option) (*Server, error) {
	s := &Server{addr: addr, timeout: time.Second, limits: limits{conns: 10}}
	if err := All(opts...).apply(s); err != nil {
		return nil, fmt.Errorf("server %s: %w", addr, err)
	}
	return s, nil
}

func main() {
	common := All(tag("prod"), Limits(5, 1<<20))
	s, err := New(":80", common, tag("eu"), Timeout(1500*time.Millisecond))
	fmt.Println(s.addr, s.timeout, s.tags, s.limits, s.conns, err)
	s, err = New(":81", Timeout(-1), tag("x"), Timeout(0))
	fmt.Println(s == nil, err)
	s, _ = New(":82")
	fmt.Printf("%s %v %d %v %+v\n", s.addr, s.timeout, len(s.tags), s.hooks == nil, s.limits)
	var o Option = tag("t")
	_, isFunc := o.(optionFunc)
	fmt.Println(o, isFunc, o == tag("t"))
}

// Refused: the struct Server holds functions over itself in the list or map hooks, which interpreted cells cannot express and compiled ones can

// Output:
// :80 1.5s [prod eu] {5 1048576} 5 <nil>
// true server :81: timeout -1ns is not positive
// timeout 0s is not positive
// :82 1s 0 true {conns:10 bytes:0}
// t false true
