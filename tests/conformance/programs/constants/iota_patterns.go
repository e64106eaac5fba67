package main

import "fmt"

const (
	A, B = iota, -iota
	C, D
	_, _
	E, F
)
const (
	x = iota * iota
	y
	z
	s = "s"
	t
	u = iota
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	n = iota
)

type Flags uint16

const (
	FA Flags = 1 << iota
	FB
	FC
	all = FA | FB | FC
)

func (f Flags) Has(g Flags) bool { return f&g != 0 }
func (f *Flags) Set(g Flags)     { *f |= g }
func (f Flags) String() (s string) {
	for i, n := range []string{"A", "B", "C"} {
		if f&(1<<i) != 0 {
			s += n
		}
	}
	return
}

const (
	_ = iota
	K = 1 << (10 * iota)
	M
)

func main() {
	const (
		l0 = iota + 'a'
		l1
	)
	fmt.Println(A, B, C, D, E, F, x, y, z, s, t, u, Sunday, Tuesday, n, FA, all, K, M, string(rune(l1)))
	var f Flags
	f.Set(FB | FC)
	fmt.Println(f, f.Has(FA), f.Has(FC), f&^FB, ^f&all)
	fmt.Printf("%d %v %T %s %x\n", f, f, f, f, uint16(f))
}

// Output:
// 0 0 1 -1 3 -3 0 1 4 s s 5 0 2 3 A ABC 1024 1048576 b
// BC false true C A
// 6 BC main.Flags BC 6
