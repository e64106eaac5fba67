package main

import "fmt"

type Level int
type Names []string
type Tree struct {
	Left, Right *Tree
	Val         any
}
type opaque struct {
	b   []byte
	f   func()
	e   error
	m   map[Level]Names
	a   [2]bool
	arr [3]byte
}

func (l Level) String() string { return fmt.Sprintf("L%d", int(l)) }

func main() {
	vals := []any{Level(2), Names{"a", "b c"}, Tree{Val: 1}, opaque{b: []byte("hi"), m: map[Level]Names{1: {"x"}}}, struct{}{}, []any{1, "a", nil}, map[string]Level{"k": 3}, [2]Level{1, 2}, 'x', byte('y')}
	for _, v := range vals {
		fmt.Printf("%v|%+v|%T\n", v, v, v)
		fmt.Printf("%#v\n", v)
	}
	for _, v := range []any{Level(7), Names{"q"}, "s", []byte("b"), 1.5, true, nil} {
		fmt.Printf("%d|%s|%q|%x|%t\n", v, v, v, v, v)
	}
	fmt.Printf("%*d|%-*d|%.*f|%[3]v %[1]v\n", 5, Level(42), 4, 7, 2, 3.14159)
	fmt.Printf("%d %!|%z %d\n", 1, Level(2))
	fmt.Printf("%s %v %d\n", Level(1), &Tree{}, &[]Level{1})
	fmt.Printf("%6v|%-6v|%06d|%x|%X|%o|%#o|%b|%c|%U\n", Level(1), Level(2), Level(3), Level(255), Level(255), Level(8), Level(8), Level(5), Level(65), Level(0x1F600))
	fmt.Printf("%v %v\n", [3]byte{1, 2}, []byte(nil))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", Level(1), Level(2)), fmt.Sprint(), fmt.Sprintln("x", Level(0)))
}

// Output:
// L2|L2|main.Level
// 2
// [a b c]|[a b c]|main.Names
// main.Names{"a", "b c"}
// {<nil> <nil> 1}|{Left:<nil> Right:<nil> Val:1}|main.Tree
// main.Tree{Left:(*main.Tree)(nil), Right:(*main.Tree)(nil), Val:1}
// {[104 105] <nil> <nil> map[1:[x]] [false false] [0 0 0]}|{b:[104 105] f:<nil> e:<nil> m:map[1:[x]] a:[false false] arr:[0 0 0]}|main.opaque
// main.opaque{b:[]uint8{0x68, 0x69}, f:(func())(nil), e:error(nil), m:map[main.Level]main.Names{1:main.Names{"x"}}, a:[2]bool{false, false}, arr:[3]uint8{0x0, 0x0, 0x0}}
// {}|{}|struct {}
// struct {}{}
// [1 a <nil>]|[1 a <nil>]|[]interface {}
// []interface {}{1, "a", interface {}(nil)}
// map[k:L3]|map[k:L3]|map[string]main.Level
// map[string]main.Level{"k":3}
// [L1 L2]|[L1 L2]|[2]main.Level
// [2]main.Level{1, 2}
// 120|120|int32
// 120
// 121|121|uint8
// 0x79
// 7|L7|"L7"|4c37|%!t(main.Level=7)
// [%!d(string=q)]|[q]|["q"]|[71]|[%!t(string=q)]
// %!d(string=s)|s|"s"|73|%!t(string=s)
// [98]|b|"b"|62|[%!t(uint8=98)]
// %!d(float64=1.5)|%!s(float64=1.5)|%!q(float64=1.5)|0x1.8p+00|%!t(float64=1.5)
// %!d(bool=true)|%!s(bool=true)|%!q(bool=true)|%!x(bool=true)|true
// %!d(<nil>)|%!s(<nil>)|%!q(<nil>)|%!x(<nil>)|%!t(<nil>)
//    42|7   |3.14|4 5
// 1 %!!(main.Level=2)|%!z(MISSING) %!d(MISSING)
// L1 &{<nil> <nil> <nil>} &[1]
//     L1|L2    |000003|4c323535|4C323535|10|010|101|A|U+1F600
// [1 2 0] []
// a1 2bcL1 L2  x L0
