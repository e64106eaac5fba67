package main

import "fmt"

func main() {
	fmt.Println(`abc`, `\n
\n`, "\n" == `
`, "\"", `"`, "Hello, world!\n", "日本語", "\u65e5本\U00008a9e")
	a := []string{"日本語", `日本語`, "\u65e5\u672c\u8a9e", "\U000065e5\U0000672c\U00008a9e", "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e"}
	for _, s := range a {
		fmt.Print(s == a[0], len(s), " ")
	}
	fmt.Println()
	fmt.Printf("%q %q %q\n", "\a\b\f\n\r\t\v\\\"", "'\x00\x7f", `a"b`+"`")
	fmt.Printf("%q\n", "\377\101\x41\u0041")
	fmt.Println(len("\u00ff"), len("\xff"), len(``), len("\\n"), len(`\n`))
	const s = "con" + "cat" + `ed`
	fmt.Println(s, len(s), s[0], s[3:])
	fmt.Printf("%T %T\n", s, s[0])
}

// Output:
// abc \n
// \n true " " Hello, world!
//  日本語 日本語
// true 9 true 9 true 9 true 9 true 9
// "\a\b\f\n\r\t\v\\\"" "'\x00\x7f" "a\"b`"
// "\xffAAA"
// 2 1 0 2 2
// concated 8 99 cated
// string uint8
