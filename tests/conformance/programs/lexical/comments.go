package main

import "fmt"

/*
a general comment

	of two lines
*/
func main() { /* here */ /* and here */
	x := 1 /* acts like a newline
	 */
	y := /* inside */ 2                                                         // the rest of the line /* not nested
	fmt.Println(x /* a */, y /**/ +1, "/* in a string */", "// too", '/', `/*`) //
	/* // */ fmt.Println("after")
	//	fmt.Println("hidden") */
	z := 8 /*/ a slash at the start /*/ / 2
	fmt.Println(z)
	func /*name*/ (a /*, b*/ int) { fmt.Println(a) }(7)
	/***/
	//
	/**/ // **/
	fmt.Println(6 /**/ / /**/ 2)
}

// Output:
// 1 3 /* in a string */ // too 47 /*
// after
// 4
// 7
// 3
