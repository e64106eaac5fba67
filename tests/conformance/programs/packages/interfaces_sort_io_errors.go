package main

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

type byLen []string

func (b byLen) Len() int           { return len(b) }
func (b byLen) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLen) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type upper struct{ r io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type cw struct{ n int }

func (c *cw) Write(p []byte) (int, error) { c.n += len(p); return len(p), nil }

type MyErr struct {
	Code int
	Err  error
}

func (e *MyErr) Error() string   { return fmt.Sprintf("code %d: %v", e.Code, e.Err) }
func (e *MyErr) Unwrap() error   { return e.Err }
func (e *MyErr) Is(t error) bool { m, ok := t.(*MyErr); return ok && m.Code == e.Code }

var ErrBase = errors.New("base")

func do(n int) error {
	switch n {
	case 0:
		return nil
	case 1:
		return &MyErr{1, ErrBase}
	case 2:
		return fmt.Errorf("wrap2: %w", &MyErr{2, io.EOF})
	}
	return errors.Join(ErrBase, &MyErr{3, nil})
}

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Sq struct{ s float64 }
type Ci struct{ r float64 }

func (s Sq) Area() float64       { return s.s * s.s }
func (s Sq) Perimeter() float64  { return 4 * s.s }
func (c *Ci) Area() float64      { return 3 * c.r * c.r }
func (c *Ci) Perimeter() float64 { return 6 * c.r }
func total(ss ...Shape) (t float64) {
	for _, s := range ss {
		t += s.Area()
	}
	return
}

type Namer interface{ Name() string }
type NS interface {
	Namer
	Shape
}
type nsq struct {
	Sq
	Namer
}
type nm string

func (n nm) Name() string { return string(n) }
func main() {
	b := byLen{"ccc", "a", "bb"}
	sort.Sort(b)
	fmt.Println(b)
	sort.Sort(sort.Reverse(b))
	fmt.Println(b)
	r, _ := io.ReadAll(upper{strings.NewReader("hello")})
	fmt.Println(string(r))
	c := &cw{}
	fmt.Fprintf(c, "12345%d", 6)
	io.Copy(c, strings.NewReader("xyz"))
	fmt.Println(c.n)
	for i := range 4 {
		err := do(i)
		var me *MyErr
		fmt.Println(err, errors.Is(err, ErrBase), errors.Is(err, io.EOF), errors.As(err, &me), errors.Is(err, &MyErr{Code: 2}), errors.Unwrap(err) != nil)
		if me != nil {
			fmt.Println(me.Code)
		}
	}
	fmt.Println(total(Sq{2}, &Ci{1}, Sq{1}))
	ss := []Shape{Sq{3}, &Ci{2}}
	sort.Slice(ss, func(i, j int) bool { return ss[i].Area() < ss[j].Area() })
	for _, s := range ss {
		fmt.Printf("%T %v\n", s, s.Perimeter())
	}
	var n NS = nsq{Sq{2}, nm("sq")}
	fmt.Println(n.Name(), n.Area())
	var sh Shape = n
	if x, ok := sh.(Namer); ok {
		fmt.Println(x.Name())
	}
	_, ok := Shape(Sq{1}).(Namer)
	fmt.Println(ok)
	m := map[Shape]string{Sq{1}: "one"}
	fmt.Println(m[Sq{1}], m[Sq{2}] == "")
	fmt.Println(Shape(Sq{1}) == Shape(Sq{1}), Shape(&Ci{1}) == Shape(&Ci{1}))
	var w io.Writer = c
	w.Write([]byte("q"))
	fmt.Println(c.n)
	_, isS := w.(fmt.Stringer)
	fmt.Println(isS)
	fn := Shape.Area
	fmt.Println(fn(Sq{5}))
	mw := io.MultiWriter(c, c)
	mw.Write([]byte("ab"))
	fmt.Println(c.n)
	people := []struct {
		N string
		A int
	}{{"a", 3}, {"b", 1}, {"c", 2}}
	sort.Slice(people, func(i, j int) bool { return people[i].A < people[j].A })
	fmt.Println(people)
	i := sort.Search(100, func(i int) bool { return i*i >= 50 })
	fmt.Println(i)
	e1, e2 := error(&MyErr{1, nil}), error(&MyErr{1, nil})
	fmt.Println(e1 == e2, e1 == e1, errors.Is(e1, e2))
	var ne *MyErr
	var ie error = ne
	fmt.Println(ie == nil, ie != nil)
	tr := io.TeeReader(strings.NewReader("tee"), c)
	io.ReadAll(tr)
	fmt.Println(c.n)
	sc := strings.NewReplacer("a", "1")
	fmt.Println(sc.Replace("banana"))
	fmt.Println(strings.Map(func(r rune) rune {
		if r == 'a' {
			return -1
		}
		return r + 1
	}, "banana"), strings.FieldsFunc("a1b2c", func(r rune) bool { return r < 'a' }))
}

// Output:
// [a bb ccc]
// [ccc bb a]
// HELLO
// 9
// <nil> false false false false false
// code 1: base true false true false true
// 1
// wrap2: code 2: EOF false true true true true
// 2
// base
// code 3: <nil> true false true false false
// 3
// 8
// main.Sq 12
// *main.Ci 12
// sq 4
// sq
// false
// one true
// true false
// 10
// false
// 25
// 14
// [{b 1} {c 2} {a 3}]
// 8
// false true true
// false true
// 17
// b1n1n1
// coo [a b c]
