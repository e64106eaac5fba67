package main

import "fmt"

func main() {
	fmt.Printf("%d%%|%5d|%-5d|%05d|%+d|%x|%X|%#x|%o|%b|%c|%U|%e\n", 5, 42, 42, 42, 42, 255, 255, 255, 8, 5, 'A', 'A', 12345.678)
	fmt.Printf("%t|%v|%p|%q|%v\n", true, nil, nil, 'x', [2]bool{true})
	fmt.Printf("%8.3f|%-8.2f|%+.1e|%g|%G\n", 3.14159, 2.5, 12345.0, 1e-7, 1e21)
	fmt.Printf("%s|%10s|%-10s|%.2s|%x|% x|%q\n", "héllo", "r", "l", "héllo", "hi", "hi", "a\tb")
	fmt.Printf("%*d|%-*d|%[2]d %[1]d\n", 5, 1, 4, 2)
	fmt.Printf("%v %+v %#v %T\n", struct{ A int }{1}, struct{ A int }{1}, struct{ A int }{1}, struct{ A int }{1})
	fmt.Printf("%v %v %v\n", []string{"a b", "c"}, map[string]int{"z": 1, "a": 2}, &[]int{1})
	fmt.Printf("%6.2f%%|%s|%v\n", 99.5, []byte("bytes"), []byte("b"))
	fmt.Printf("%!|%z|%d\n", 1)
}

// Output:
// 5%|   42|42   |00042|+42|ff|FF|0xff|10|101|A|U+0041|1.234568e+04
// true|<nil>|%!p(<nil>)|'x'|[true false]
//    3.142|2.50    |+1.2e+04|1e-07|1E+21
// héllo|         r|l         |hé|6869|68 69|"a\tb"
//     1|2   |1 5
// {1} {A:1} struct { A int }{A:1} struct { A int }
// [a b c] map[a:2 z:1] &[1]
//  99.50%|bytes|[98]
// %!!(int=1)|%!z(MISSING)|%!d(MISSING)
