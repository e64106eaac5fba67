package main

import (
	"fmt"
	"io"
	"sort"
)

type Config struct {
	Server struct {
		Host string
		Port int
	}
	Limits struct {
		CPU, Mem float64
		Tags     map[string]struct{ Level int }
	}
	Hooks []struct {
		Name string
		Run  func() string
	}
}

func main() {
	var c Config
	c.Server.Host, c.Server.Port = "localhost", 80
	c.Limits.Tags = map[string]struct{ Level int }{"a": {3}}
	c.Hooks = append(c.Hooks, struct {
		Name string
		Run  func() string
	}{"h", func() string { return c.Server.Host }})
	fmt.Println(c.Server, c.Limits.Tags["a"].Level, c.Hooks[0].Name, c.Hooks[0].Run())
	s := c.Server
	s.Port++
	fmt.Println(c.Server == s, s.Port, c.Server.Port)
	p := &c.Limits
	p.CPU = 1.5
	fmt.Println(c.Limits.CPU, struct{ a, b int }{1, 2} == struct{ a, b int }{1, 2})
	var grid [2]struct{ on bool }
	grid[1].on = true
	for i := range grid {
		grid[i].on = !grid[i].on
	}
	fmt.Printf("%v %+v %T\n", grid, grid[0], s)
	users := []struct {
		name string
		age  int
	}{{"bob", 3}, {"al", 2}}
	sort.Slice(users, func(i, j int) bool { return users[i].age < users[j].age })
	fmt.Println(users)
	f := func(o struct{ X, Y int }) (r struct{ Sum int }) { r.Sum = o.X + o.Y; return }
	fmt.Println(f(struct{ X, Y int }{1, 2}).Sum)
	m := map[struct{ r, c int }]struct{ v string }{{1, 2}: {"x"}}
	fmt.Println(m[struct{ r, c int }{1, 2}].v, m)
	ch := make(chan struct {
		id int
		e  error
	}, 1)
	ch <- struct {
		id int
		e  error
	}{7, io.EOF}
	got := <-ch
	fmt.Println(got.id, got.e)
}

// Output:
// {localhost 80} 3 h localhost
// false 81 80
// 1.5 true
// [{true} {false}] {on:true} struct { Host string; Port int }
// [{al 2} {bob 3}]
// 3
// x map[{1 2}:{x}]
// 7 EOF
