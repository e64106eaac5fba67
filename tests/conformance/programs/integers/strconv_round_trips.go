package main

import (
	"errors"
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"42", "-7", "0x1F", "0b101", "0o17", "1_000", "", "9223372036854775808", "abc", " 1", "+5"} {
		n, err := strconv.ParseInt(s, 0, 64)
		m, err2 := strconv.Atoi(s)
		fmt.Println(n, err, m, err2 == nil)
	}
	u, err := strconv.ParseUint("300", 10, 8)
	fmt.Println(u, err, errors.Is(err, strconv.ErrRange))
	fmt.Println(strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.Itoa(-0), strconv.Quote("a\n\"é"))
	f, _ := strconv.ParseFloat("1e-3", 64)
	_, ferr := strconv.ParseFloat("x", 64)
	b, berr := strconv.ParseBool("T")
	fmt.Println(f, ferr, b, berr, strconv.FormatFloat(1.0/3, 'g', 5, 32), strconv.AppendBool(nil, true)[0])
	var ne *strconv.NumError
	fmt.Println(errors.As(ferr, &ne), ne.Func, ne.Num, ne.Err)
	var n int
	var w string
	c, _ := fmt.Sscanf("12 abc", "%d %s", &n, &w)
	fmt.Println(c, n, w)
}

// Output:
// 42 <nil> 42 true
// -7 <nil> -7 true
// 31 <nil> 0 false
// 5 <nil> 0 false
// 15 <nil> 0 false
// 1000 <nil> 0 false
// 0 strconv.ParseInt: parsing "": invalid syntax 0 false
// 9223372036854775807 strconv.ParseInt: parsing "9223372036854775808": value out of range 9223372036854775807 false
// 0 strconv.ParseInt: parsing "abc": invalid syntax 0 false
// 0 strconv.ParseInt: parsing " 1": invalid syntax 0 false
// 5 <nil> 5 true
// 255 strconv.ParseUint: parsing "300": value out of range true
// -ff z 0 "a\n\"é"
// 0.001 strconv.ParseFloat: parsing "x": invalid syntax true <nil> 0.33333 116
// true ParseFloat x invalid syntax
// 2 12 abc
