package main

import "fmt"

type N struct {
	v    int
	next *N
}

func push(head **N, v int) { *head = &N{v, *head} }
func remove(head **N, v int) {
	for p := head; *p != nil; p = &(*p).next {
		if (*p).v == v {
			*p = (*p).next
			return
		}
	}
}

func main() {
	var h *N
	for i := range 4 {
		push(&h, i)
	}
	remove(&h, 2)
	remove(&h, 3)
	for n := h; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println()
	ps := &[]int{1, 2, 3}
	(*ps)[0] = 10
	*ps = append(*ps, 4)
	pm := &map[string]int{"a": 1}
	(*pm)["b"] = 2
	pa := &[2]string{"x", "y"}
	pa[1] = "z"
	for i, v := range pa {
		fmt.Print(i, v, len(pa), " ")
	}
	fmt.Println(*ps, len(*pm), pa[:], *pa, pa[0:1])
	pf := func() func() int { n := 0; return func() int { n++; return n } }()
	ppf := &pf
	fmt.Println((*ppf)(), (*ppf)())
	var i any = 5
	pi := &i
	*pi = "str"
	fmt.Println(i, *pi == any("str"))
	c := make(chan *int, 1)
	x := 1
	c <- &x
	*<-c = 44
	fmt.Println(x)
	swap := func(a, b *[]int) { *a, *b = *b, *a }
	u, v := []int{1}, []int{2, 3}
	swap(&u, &v)
	fmt.Println(u, v)
	st := struct{ p **int }{}
	px := &x
	st.p = &px
	**st.p = 55
	fmt.Println(x)
}

// Output:
// 1 0
// 0x2 1z2 [10 2 3 4] 2 [x z] [x z] [x]
// 1 2
// str true
// 44
// [2 3] [1]
// 55
