package main

import (
	"fmt"
	"math"
	"strconv"
)

type Temp float32

func main() {
	vs := []float64{0, 1, -1.5, 1e20, 1e21, 1e-4, 1e-5, 123456789, 0.1 + 0.2, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Copysign(0, -1)}
	for _, v := range vs {
		fmt.Printf("%v|%g|%G|%.3e|%10.2f|%s\n", v, v, v, v, math.Mod(v, 1e6), strconv.FormatFloat(v, 'x', -1, 64))
	}
	fmt.Println(math.Inf(1), math.Inf(-1), math.NaN(), float32(0.1), float64(float32(0.1)), Temp(36.6))
	fmt.Printf("%6.2f|%-8.1f|%08.3f|%+.2f|% .2f|%#.0f|%#g\n", math.Pi, math.Pi, -math.Pi, math.Pi, math.Pi, 2.0, 2.0)
	fmt.Printf("%5.1f|%5v|%-5v|%05v|%+v\n", math.Inf(1), math.NaN(), math.Inf(-1), math.Inf(1), 1.0)
	fmt.Printf("%x %X %b %.2x\n", 1.5, -0.1, 1.0, 3.0)
	fmt.Printf("%.0f %.0f %.0f %.1f %.2f\n", 0.5, 1.5, 2.5, 0.25, 1.005)
	fmt.Printf("%v %.3g %6.3g %T\n", Temp(0.1), Temp(1234567), []Temp{1, 2.5}, Temp(1))
	for _, f := range []byte{'e', 'f', 'g', 'b'} {
		fmt.Print(strconv.FormatFloat(1234.5678, f, 2, 64), " ", strconv.FormatFloat(1.1, f, -1, 32), " ")
	}
	fmt.Println()
	fmt.Println(strconv.ParseFloat("1e400", 64))
	fmt.Println(strconv.ParseFloat("0x1.8p1", 64))
	fmt.Println(strconv.ParseFloat("1_0", 64))
}

// Output:
// 0|0|0|0.000e+00|      0.00|0x0p+00
// 1|1|1|1.000e+00|      1.00|0x1p+00
// -1.5|-1.5|-1.5|-1.500e+00|     -1.50|-0x1.8p+00
// 1e+20|1e+20|1E+20|1.000e+20|      0.00|0x1.5af1d78b58c4p+66
// 1e+21|1e+21|1E+21|1.000e+21|      0.00|0x1.b1ae4d6e2ef5p+69
// 0.0001|0.0001|0.0001|1.000e-04|      0.00|0x1.a36e2eb1c432dp-14
// 1e-05|1e-05|1E-05|1.000e-05|      0.00|0x1.4f8b588e368f1p-17
// 1.23456789e+08|1.23456789e+08|1.23456789E+08|1.235e+08| 456789.00|0x1.d6f3454p+26
// 0.3|0.3|0.3|3.000e-01|      0.30|0x1.3333333333333p-02
// 1.7976931348623157e+308|1.7976931348623157e+308|1.7976931348623157E+308|1.798e+308| 858368.00|0x1.fffffffffffffp+1023
// 5e-324|5e-324|5E-324|4.941e-324|      0.00|0x1p-1074
// -0|-0|-0|-0.000e+00|     -0.00|-0x0p+00
// +Inf -Inf NaN 0.1 0.10000000149011612 36.6
//   3.14|3.1     |-003.142|+3.14| 3.14|2.|2.00000
//  +Inf|  NaN|-Inf | +Inf|1
// 0x1.8p+00 -0X1.999999999999AP-04 4503599627370496p-52 0x1.80p+01
// 0 2 2 0.2 1.00
// 0.1 1.23e+06 [     1    2.5] main.Temp
// 1.23e+03 1.1e+00 1234.57 1.1 1.2e+03 1.1 5429686605511341p-42 9227469p-23
// +Inf strconv.ParseFloat: parsing "1e400": value out of range
// 3 <nil>
// 10 <nil>
