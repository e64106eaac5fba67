package main

import (
	"errors"
	"fmt"
	"strings"
)

type Temp float64
type Secret string
type Pt struct{ X, Y int }
type PP struct{ n int }
type E struct{ code int }
type G struct{ v int }

func (t Temp) String() string          { return fmt.Sprintf("%.1f°", float64(t)) }
func (Secret) String() string          { return "***" }
func (p Pt) String() string            { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }
func (p *PP) String() string           { return fmt.Sprint("PP", p.n) }
func (e *E) Error() string             { return fmt.Sprint("code ", e.code) }
func (g G) GoString() string           { return "G!" }
func (g G) Format(s fmt.State, v rune) { fmt.Fprintf(s, "G<%c %d>", v, g.v) }

func main() {
	fmt.Println(Temp(36.6), Secret("pw"), Pt{1, 2}, &Pt{3, 4}, PP{1}, &PP{2}, &E{3})
	fmt.Printf("%v %s %d %+v %#v %q %x\n", Pt{1, 2}, Pt{1, 2}, Pt{1, 2}, Pt{1, 2}, Pt{1, 2}, Pt{1, 2}, Secret("a"))
	fmt.Println([]Temp{1, 2}, map[Secret]Pt{"k": {1, 2}}, [1]*PP{{5}}[0], struct{ T Temp }{3}, struct{ t Temp }{3})
	fmt.Println([]any{Temp(1), &PP{1}, error(&E{9})}, []error{&E{1}}, []fmt.Stringer{Temp(2), &PP{3}})
	fmt.Printf("%v|%d|%#v|%s\n", G{1}, G{2}, G{3}, []G{{4}})
	fmt.Printf("%6.2f|%v|%s|%x\n", Temp(1.234), Temp(1.234), Temp(1), Temp(1))
	fmt.Printf("%s %v %d\n", Secret("zz"), Secret("zz"), []Secret{"q"})
	var np *PP
	var ne *E
	fmt.Println(np == nil, fmt.Sprint(np), fmt.Sprintf("%v", ne))
	fmt.Println(fmt.Sprint(Pt{}, Pt{}), fmt.Sprint("a", Pt{}, "b"), strings.Contains(fmt.Sprintf("%T", Temp(1)), "main.Temp"))
	w := struct {
		Pt
		name string
	}{Pt{7, 8}, "n"}
	fmt.Println(w, w.String())
	fmt.Printf("%v %+v %s\n", map[Pt]Temp{{1, 1}: 2}, &Pt{5, 5}, errors.Unwrap(fmt.Errorf("w: %w", &E{4})))
}

// Output:
// 36.6° *** (1,2) (3,4) {1} PP2 code 3
// (1,2) (1,2) {1 2} (1,2) main.Pt{X:1, Y:2} "(1,2)" 2a2a2a
// [1.0° 2.0°] map[***:(1,2)] PP5 {3.0°} {3}
// [1.0° PP1 code 9] [code 1] [2.0° PP3]
// G<v 1>|G<d 2>|G<v 3>|[G<s 4>]
//   1.23|1.2°|1.0°|312e30c2b0
// *** *** [%!d(main.Secret=q)]
// true <nil> <nil>
// (0,0) (0,0) a(0,0)b true
// (7,8) (7,8)
// map[(1,1):2.0°] (5,5) code 4
