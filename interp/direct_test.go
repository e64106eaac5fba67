package interp

import (
	"context"
	"testing"

	"fluxrepl/interp/check"
	"fluxrepl/interp/direct"
)

// TestDirect: small cells over compiled types are run without being compiled,
// and give what compiled ones give.
func TestDirect(t *testing.T) {
	needNative(t)
	const prepare = `type point struct{ x, Y int }
func (p point) Sum() int { return p.x + p.Y }
func (p *point) Move(dx int) { p.x += dx }
func (p point) scaled(k int) point { return point{p.x * k, p.Y * k} }
type line struct { a, b *point; name string; *tag }
type tag struct{ id int }
func (t *tag) ID() int { return t.id }
type shape interface{ Sum() int }
type celsius float64
func both(p, q point) (int, error) { return p.x + q.x, nil }
func fails(p point) error { return fmt.Errorf("no %d", p.x) }
func all(ps ...point) int { n := 0; for _, p := range ps { n += p.x }; return n }
func heat(c celsius) float64 { return float64(c) + 1 }
func set(p *point) { *p = point{7, 7} }
func inc() int { n++; return n }
func name(s fmt.Stringer) string { return s.String() }
n := 0
p, q := point{1, 2}, point{3, 4}
pp := &p
ps := []point{p, q}
m := map[string]point{"a": p}
l := line{&point{5, 6}, nil, "ab", &tag{9}}
var s shape = q
var none shape
var nilp *point
arr := [2]point{p, q}`
	tests := []struct {
		src, want string
		compiled  bool // it is more than direct runs
	}{
		{src: "p", want: "{x:1 Y:2}"},
		{src: "p.x", want: "1"},
		{src: "pp.Y", want: "2"},
		{src: "*pp", want: "{x:1 Y:2}"},
		{src: "l.a.x", want: "5"},
		{src: "l.id", want: "9"},
		{src: "l.ID()", want: "9"},
		{src: "l.b.x", want: "panic: runtime error: invalid memory address or nil pointer dereference"},
		{src: "ps[1].x", want: "3"},
		{src: "ps[2]", want: "panic: runtime error: index out of range [2] with length 2"},
		{src: "arr[1].Sum()", want: "7"},
		{src: `m["a"].x`, want: "1"},
		{src: `m["b"]`, want: "{x:0 Y:0}"},
		{src: "p.Sum()", want: "3"},
		{src: "pp.Sum()", want: "3"},
		{src: "nilp.Sum()", want: "panic: runtime error: invalid memory address or nil pointer dereference"},
		{src: "p.Move(10)", want: ""},
		{src: "p.x", want: "11"},
		{src: "pp.Move(-10)", want: ""},
		{src: "p.scaled(3)", want: "{x:3 Y:6}"},
		{src: "p.scaled(2).scaled(2).x", want: "4"},
		{src: "s.Sum()", want: "7"},
		{src: "none.Sum()", want: "panic: runtime error: invalid memory address or nil pointer dereference"},
		{src: "both(p, q)", want: "4"},
		{src: "fails(p)", want: "error: no 1"},
		{src: "all(p, q, p)", want: "5"},
		{src: "all(ps...)", want: "4"},
		{src: "all()", want: "0"},
		{src: "len(ps)", want: "2"},
		{src: "cap(arr)", want: "2"},
		{src: "x, y := p.Sum(), q.Sum()", want: ""},
		{src: "y, x = x, y", want: ""},
		{src: "fmt.Sprint(p, x, y)", want: "{1 2} 7 3"},
		{src: "r := p", want: ""},
		{src: "set(&r)", want: ""},
		{src: "fmt.Sprint(p, r)", want: "{1 2} {7 7}"},
		{src: "p, q = q, p", want: ""},
		{src: "p", want: "{x:3 Y:4}"},
		{src: "k, err := both(p, q)", want: ""},
		{src: "fmt.Sprint(k, err, s)", want: "4 <nil> {3 4}"},
		{src: "_, _ = both(p, q)", want: ""},
		{src: "all(point{1, 1})", want: "1", compiled: true},
		{src: "heat(3)", want: "4", compiled: true},
		{src: "s = p", want: ""},
		{src: "p.x + 1", want: "4", compiled: true},
		{src: "name(nil)", want: "panic: runtime error: invalid memory address or nil pointer dereference"},
	}
	for _, e := range []Engine{Auto, Native} {
		t.Run(string(e), func(t *testing.T) {
			if e == Native && !*everyNative {
				t.Skip("only with -native")
			}
			s := sessionOf(t, e)
			if r := s.Execute(context.Background(), Cell{Source: prepare}, &recorder{}); r.Err != nil {
				t.Fatal(r.Err.Traceback)
			}
			for _, tt := range tests {
				if cell, diags := check.Check(s.scope, s.fset, "cell", tt.src); len(diags) == 0 {
					if _, ok := direct.New(cell, s.heap, compiledType); ok == tt.compiled {
						t.Errorf("%s: run directly: %v", tt.src, ok)
					}
				}
				r := s.Execute(context.Background(), Cell{Source: tt.src}, &recorder{})
				got := shown(r)
				if r.Err != nil {
					got = r.Err.Error()
				}
				if got != tt.want {
					t.Errorf("%s: got %q, want %q", tt.src, got, tt.want)
				}
			}
		})
	}
}
