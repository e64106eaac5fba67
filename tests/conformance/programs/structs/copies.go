package main

import "fmt"

type In struct {
	arr [2]int
	sl  []int
	mp  map[string]int
}
type Out struct {
	In  In
	ptr *In
	f   func() int
}

func mutate(o Out) Out {
	o.In.arr[0] = 100
	o.In.sl[0] = 100
	o.In.mp["k"] = 100
	o.ptr.arr[0] = 100
	return o
}

func main() {
	in := In{[2]int{1, 2}, []int{1, 2}, map[string]int{"k": 1}}
	o := Out{In: in, ptr: &in}
	o2 := mutate(o)
	fmt.Println(o.In, *o.ptr, in)
	fmt.Println(o2.In.arr, o2.ptr == o.ptr)
	c := o
	c.In.arr[1] = -1
	pc := &c
	d := *pc
	pc.In.arr[0] = -2
	fmt.Println(o.In.arr, c.In.arr, d.In.arr)
	xs := []Out{o, c}
	for _, x := range xs {
		x.In.arr[0] = 555
	}
	y := xs[0]
	y.In.arr[0] = 7
	fmt.Println(xs[0].In.arr, y.In.arr)
	var i any = o
	o.In.arr[0] = 1234
	fmt.Println(i.(Out).In.arr, o.In.arr)
	n := 0
	o.f = func() int { n++; return n }
	e := o
	fmt.Println(o.f(), e.f(), n)
	ch := make(chan In, 1)
	ch <- in
	in.arr[1] = 9
	got := <-ch
	fmt.Println(got.arr, in.arr)
	arr := [2]In{in, in}
	brr := arr
	brr[0].arr[0] = -9
	fmt.Println(arr[0].arr, brr[0].arr)
	o, c = c, o
	fmt.Println(o.In.arr, c.In.arr)
}

// Output:
// {[1 2] [100 2] map[k:100]} {[100 2] [100 2] map[k:100]} {[100 2] [100 2] map[k:100]}
// [100 2] true
// [1 2] [-2 -1] [1 -1]
// [1 2] [7 2]
// [1 2] [1234 2]
// 1 2 2
// [100 2] [100 9]
// [100 9] [-9 9]
// [-2 -1] [1234 2]
