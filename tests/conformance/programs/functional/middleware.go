package main

import (
	"fmt"
	"strings"
)

type Request struct {
	Path, User string
	Values     map[string]string
}

type Response struct {
	Code int
	strings.Builder
}

type Handler interface{ Serve(*Response, *Request) }

type HandlerFunc func(*Response, *Request)

func (f HandlerFunc) Serve(w *Response, r *Request) { f(w, r) }

type Middleware func(Handler) Handler

func Chain(h Handler, ms ...Middleware) Handler {
	for i := len(ms) - 1; i >= 0; i-- {
		h = ms[i](h)
	}
	return h
}

var log []string

func Logged(name string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(w *Response, r *Request) {
			log = append(log, name+" in")
			defer func() { log = append(log, fmt.Sprint(name, " out ", w.Code)) }()
			next.Serve(w, r)
		})
	}
}

func Recovered(next Handler) Handler {
	return HandlerFunc(func(w *Response, r *Request) {
		defer func() {
			if e := recover(); e != nil {
				w.Code = 500
				fmt.Fprintf(w, "oops: %v", e)
			}
		}()
		next.Serve(w, r)
	})
}

func Users(names ...string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(w *Response, r *Request) {
			for _, n := range names {
				if n == r.User {
					next.Serve(w, r)
					return
				}
			}
			w.Code = 403
		})
	}
}

type Mux struct{ routes map[string]Handler }

func (m *Mux) Serve(w *Response, r *Request) {
	if h, ok := m.routes[r.Path]; ok {
		h.Serve(w, r)
		return
	}
	w.Code = 404
}

func main() {
	mux := &Mux{map[string]Handler{
		"/":     HandlerFunc(func(w *Response, r *Request) { w.Code = 200; w.WriteString("hello " + r.User) }),
		"/boom": HandlerFunc(func(*Response, *Request) { var m map[string]int; m["x"] = 1 }),
	}}
	mux.routes["/admin"] = Chain(mux.routes["/"], Users("root"), Logged("admin"))
	app := Chain(mux, Logged("outer"), Recovered)
	for _, r := range []Request{{Path: "/", User: "ann"}, {Path: "/boom"}, {Path: "/none"}, {Path: "/admin", User: "ann"}, {"/admin", "root", nil}} {
		w := new(Response)
		app.Serve(w, &r)
		fmt.Printf("%-7s %d %q %d\n", r.Path, w.Code, w.String(), w.Len())
	}
	fmt.Println(strings.Join(log, "; "))
}

// Output:
// /       200 "hello ann" 9
// /boom   500 "oops: assignment to entry in nil map" 36
// /none   404 "" 0
// /admin  403 "" 0
// /admin  200 "hello root" 10
// outer in; outer out 200; outer in; outer out 500; outer in; outer out 404; outer in; outer out 403; outer in; admin in; admin out 200; outer out 200
