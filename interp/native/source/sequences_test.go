package source

import "testing"

// TestSequencesAreWritten: what is written for cells that use, replace and
// extend what earlier ones declare is valid Go.
func TestSequencesAreWritten(t *testing.T) {
	for _, tt := range sequences {
		t.Run(tt.name, func(t *testing.T) {
			s := newSession(t)
			for i, c := range tt.cells {
				if _, err := s.write(c); err != nil {
					t.Fatalf("cell %d: %v", i+1, err)
				}
			}
		})
	}
}

var sequences = []struct {
	name  string
	cells []string
}{
	{"fields", []string{
		`type point struct{ x, y int }
type outer struct { point; name string; in struct{ a, b int } }
p := point{1, 2}
m := map[string]point{"a": {3, 4}}
ps := []*point{{5, 6}}`,
		`p.x++
q := &p
q.y += 10
o := outer{p, "o", struct{a, b int}{7, 8}}
o.x = 9
fmt.Println(p.x, q.y, m["a"].x, ps[0].y, o.point.x, o.x, o.in.a)
r := []point{{1,1},{x: 2}}
fmt.Println(r, len(r), o)`,
		"f := func() point { return point{x: 42} }\nfmt.Println(f().x, (&o).y, o.in)\no.in.b = 3\nz := o.in\nfmt.Println(z.b, o)\nfmt.Printf(\"%T %+v\\n\", p, p)",
	}},
	{"unexported methods", []string{
		`type shape interface{ area() float64; name() string }
type sq struct{ s float64 }
func (s sq) area() float64 { return s.s*s.s }
func (s sq) name() string { return "sq" }`,
		`type circ struct{ r float64 }
func (c *circ) area() float64 { return 3*c.r*c.r }
func (c *circ) name() string { return "circ" }
shapes := []shape{sq{2}, &circ{1}}`,
		`for _, s := range shapes { fmt.Println(s.name(), s.area()) }
var sh shape = shapes[0]
_, ok := sh.(sq)
fmt.Println(ok)`,
	}},
	{"generic types", []string{
		`type pair[K comparable, V any] struct { k K; v V }
func (p pair[K, V]) String() string { return fmt.Sprint(p.k, "=", p.v) }
func mk[K comparable, V any](k K, v V) pair[K, V] { return pair[K, V]{k, v} }
type stack[T any] []T
func (s *stack[T]) push(x T) { *s = append(*s, x) }`,
		`p := mk("a", 1)
fmt.Println(p, p.k)
p.v = 5
type T struct{ n int }
q := mk(T{1}, []T{{2}})
fmt.Println(q.k.n, q.v)
var s stack[string]
s.push("x")
fmt.Println(s)`,
		`func swap[K, V comparable](p pair[K, V]) pair[V, K] { return pair[V, K]{p.v, p.k} }
fmt.Println(swap(p), q.v[0].n, s)`,
	}},
	{"method added", []string{
		`type T struct{ n int }
func (t T) A() int { return t.n }
func newT(n int) *T { return &T{n} }
type W struct{ t *T; list []T }
w := W{newT(4), []T{{5}}}
var any1 any = T{1}`,
		`func (t *T) String() string { return fmt.Sprintf("T(%d)", t.n) }`,
		`fmt.Println(newT(3), w.t, w.list[0].A())
var s fmt.Stringer = w.t
fmt.Println(s)
_, ok := any(newT(1)).(*T)
fmt.Println(ok, w.list)`,
	}},
	{"panic in middle", []string{
		`type E struct{ code int }
func (e *E) Error() string { return fmt.Sprint("E", e.code) }
func f(n int) error { if n > 1 { return &E{n} }; return nil }`,
		`err := f(2)
var e *E
fmt.Println(errors.As(err, &e), e.code)
x := 1
func() { defer func() { fmt.Println(recover()) }(); x = 2; var a []int; _ = a[5] }()
fmt.Println(x)`,
	}},
	{"chan of types", []string{
		`type job struct{ id int }
ch := make(chan job, 3)
for i := range 3 { ch <- job{i} }
close(ch)`,
		`for j := range ch { fmt.Println(j.id) }
v, ok := <-ch
fmt.Println(v, ok)
var wg sync.WaitGroup
var mu sync.Mutex
n := 0
for i := 0; i < 10; i++ { wg.Add(1); go func(k int) { defer wg.Done(); mu.Lock(); defer mu.Unlock(); n += k }(i) }
wg.Wait()
fmt.Println(n)`,
	}},
	{"x shadowing old", []string{
		`x := 1`,
		`x := x + 1
fmt.Println(x)`,
		`x := float64(x) / 4
fmt.Println(x)`,
		`type T int
func (t T) M() string { return "T" }`,
		`type T struct{ old int }
v := T{3}
fmt.Println(v.old)`,
	}},
	{"conv between cells", []string{
		`type A struct{ x int; s string }
a := A{1, "q"}`,
		`type B struct{ x int; s string }
b := B(a)
pb := (*B)(&a)
pb.x = 7
fmt.Println(b.x, a.x, b)
type C A
c := C(a)
c.x++
fmt.Println(c.x, c)`,
		`d := A(c)
fmt.Println(d.x, c.s)
anon := struct{ x int; s string }{9, "z"}
a = anon
fmt.Println(a)`,
	}},
	{"embedding across", []string{
		`type base struct{ id int }
func (b *base) ID() int { return b.id }
func (b base) hidden() string { return fmt.Sprint("h", b.id) }`,
		"type derived struct{ base; extra string }\nd := derived{base{5}, \"e\"}\nfmt.Println(d.ID(), d.id, d.hidden(), d)\nd.id = 6\nfmt.Printf(\"%+v\\n\", d)",
		`type more struct{ *derived }
m := more{&d}
m.id++
fmt.Println(m.id, m.ID(), d.base.id)
f := m.hidden
m.id = 100
fmt.Println(f())
var i interface{ ID() int } = &d
fmt.Println(i.ID())`,
	}},
	{"recover method", []string{
		`type G struct{}
func (G) guard() { if r := recover(); r != nil { fmt.Println("caught", r) } }
func run(f func()) { defer G{}.guard(); f() }`,
		`run(func() { panic("boom") })
func (G) guard() { if r := recover(); r != nil { fmt.Println("again", r) } }
run(func() { panic("bang") })`,
		`run(func() { panic("bong") })`,
	}},
	{"consts iota", []string{
		`type day int
const (
	mon day = iota
	tue
)
const big = 1 << 70
const third = 1.0/3
func (d day) String() string { return [...]string{mon: "Mon", tue: "Tue"}[d] }`,
		`fmt.Println(mon, tue, big>>68, third*3)
var f float32 = third
fmt.Println(f)
switch x := tue; x {
case mon: fmt.Println("m")
case tue: fmt.Println("t")
}`,
	}},
	{"goto labels", []string{
		`i := 0
loop:
if i < 3 { i++; goto loop }
fmt.Println(i)
outer:
for a := range 3 { for b := range 3 { if b == 1 { continue outer }; if a == 2 { break outer }; fmt.Println(a, b) } }`,
	}},
	{"shadow names", []string{
		`func f(string string, len int) (any int) { any = len + 1; nil := string; _ = nil; return }
fmt.Println(f("a", 2))
rt := 5
_p1_rt := 6
fmt.Println(rt, _p1_rt)
for fmt := 0; fmt < 1; fmt++ { println := fmt; _ = println }`,
		`type string struct{ s int }
x := string{3}
y := "plain"
var e error
fmt.Println(x.s, y, e)`,
		`fmt.Println(x, y + "er", len(y))`,
	}},
	{"defer top", []string{
		`defer fmt.Println("last")
fmt.Println("first")
x := 3
defer func() { fmt.Println(x) }()
x = 4`,
	}},
	{"iterators", []string{
		`func seq(n int) func(func(int, string) bool) { return func(yield func(int, string) bool) { for i := range n { if !yield(i, fmt.Sprint("s", i)) { return } } } }`,
		`sum := 0
for i, s := range seq(5) { if i == 3 { break }; sum += i; fmt.Println(s) }
fmt.Println(sum)
var k int
for k = range 4 {}
fmt.Println(k)`,
	}},
	{"local generic use of old var", []string{
		`base := 10
func addAll[T ~int|~float64](xs ...T) (t T) { for _, x := range xs { t += x }; return t + T(base) }`,
		`base = 20
fmt.Println(addAll(1, 2, 3), addAll(1.5))`,
	}},
	{"func types", []string{
		`type op func(int) int
func (o op) twice(x int) int { return o(o(x)) }
func inc(x int) int { return x + 1 }`,
		`fmt.Println(op(inc).twice(3))
var fs = map[string]op{"inc": inc, "dbl": func(x int) int { return 2*x }}
fmt.Println(fs["dbl"].twice(3))
g := op.twice
fmt.Println(g(inc, 1))`,
	}},
	{"goexit exit", []string{
		`func f() { defer fmt.Println("d"); runtime.Goexit() }`,
		`f()
fmt.Println("never")`,
		`done := make(chan int)
go func() { defer close(done); runtime.Goexit() }()
<-done
fmt.Println("here")`,
	}},
}
