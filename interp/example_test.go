package interp_test

import (
	"context"
	"fmt"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// printer is an Output that prints.
type printer struct{}

func (printer) Stream(_, text string)  { fmt.Print(text) }
func (printer) Display(d display.Data) { fmt.Println(d.Text()) }
func (printer) ClearOutput(bool)       {}

func ExampleNew() {
	s, err := interp.New(interp.Config{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	for _, src := range []string{"x := 20", "func double(n int) int { return 2 * n }\ndouble(x) + 2", "doubel(x)"} {
		r := s.Execute(context.Background(), interp.Cell{Source: src}, printer{})
		switch {
		case r.Err != nil:
			fmt.Println(r.Err)
		case r.Value != nil:
			fmt.Println(r.Value.Text())
		}
	}
	// Output:
	// 42
	// compile error: undefined: doubel (did you mean double?)
}
