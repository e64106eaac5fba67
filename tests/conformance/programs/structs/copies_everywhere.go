package main

import "fmt"

type vec struct {
	xy  [2]int
	tag []string
	m   map[string]int
}

func (v vec) moved(d int) vec { v.xy[0] += d; v.tag[0] = "moved"; return v }
func (v *vec) move(d int)     { v.xy[0] += d }

type holder struct {
	v  vec
	pv *vec
}

func change(h holder) holder { h.v.xy[1] = 99; h.pv.xy[1] = 77; return h }

func main() {
	v := vec{[2]int{1, 2}, []string{"a"}, map[string]int{}}
	w := v.moved(10)
	fmt.Println(v, w)
	h := holder{v, &v}
	g := change(h)
	fmt.Println(h.v.xy, h.pv.xy, g.v.xy, v.xy)
	arr := [2]vec{v, w}
	brr := arr
	brr[0].move(5)
	arr[1].m["shared"] = 1
	fmt.Println(arr[0].xy, brr[0].xy, brr[1].m)
	ms := map[string]vec{"k": v}
	x := ms["k"]
	x.move(100)
	fmt.Println(ms["k"].xy, x.xy)
	var i any = v
	y := i.(vec)
	y.move(1000)
	fmt.Println(i.(vec).xy, y.xy)
	c := make(chan vec, 1)
	c <- v
	v.move(-1)
	fmt.Println((<-c).xy, v.xy)
	s := []vec{v}
	for _, e := range s {
		e.move(7)
	}
	s = append(s, s[0])
	s[0].move(3)
	f := func(a [2]vec) { a[0].xy[0] = 0 }
	f(arr)
	fmt.Println(s[0].xy, s[1].xy, arr[0].xy)
	p := &s[1]
	*p = vec{}
	q := *p
	q.xy[0] = 4
	fmt.Println(s[1].xy, p.xy, q.xy)
}

// Output:
// {[1 2] [moved] map[]} {[11 2] [moved] map[]}
// [1 2] [1 77] [1 99] [1 77]
// [1 77] [6 77] map[shared:1]
// [1 77] [101 77]
// [1 77] [1001 77]
// [1 77] [0 77]
// [3 77] [0 77] [1 77]
// [0 0] [0 0] [4 0]
