package display_test

import (
	"fmt"

	"fluxrepl/interp/display"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f degrees", float64(c)) }
func (c celsius) HTML() string   { return fmt.Sprintf("<b>%.1f</b>&nbsp;°C", float64(c)) }

func ExampleOf() {
	d, _ := display.Of(celsius(21.5))
	fmt.Println(d.Data[display.MIMETypeText])
	fmt.Println(d.Data[display.MIMETypeHTML])
	// Output:
	// 21.5 degrees
	// <b>21.5</b>&nbsp;°C
}

func ExampleShow() {
	display.Show(celsius(3), []int{1, 2}, nil)
	// Output:
	// 3.0 degrees
	// [1 2]
	// <nil>
}

func ExampleMath() {
	d := display.Math(`e^{i\pi} = -1`)
	fmt.Println(d.Data[display.MIMETypeLatex])
	// Output: $$e^{i\pi} = -1$$
}

func ExampleText() {
	type point struct{ X, Y int }
	fmt.Println(display.Text(map[string]*point{"a": {1, 2}}))
	// Output: map[a:&{X:1 Y:2}]
}
