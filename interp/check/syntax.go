package check

import (
	"go/scanner"
	"go/token"
	"strings"
)

// advised adds hints about syntax.
func advised(ds []Diagnostic, src string) []Diagnostic {
	lines := strings.Split(src, "\n")
	for i := range ds {
		d := &ds[i]
		if d.Line > len(lines) {
			continue
		}
		if d.Syntax && d.Hint == "" {
			d.Hint = syntaxHint(d.Message, lines[d.Line-1])
		}
	}
	return ds
}

// maxScanned bounds the text in which the end of a word is looked for.
const maxScanned = 400

// wordAt is the length of the token at a column, at least one byte.
func wordAt(line string, col int) int {
	if col < 1 || col > len(line) {
		return 1
	}
	rest := line[col-1:]
	rest = rest[:min(len(rest), maxScanned)]
	fset := token.NewFileSet()
	f := fset.AddFile("", -1, len(rest))
	var sc scanner.Scanner
	sc.Init(f, []byte(rest), func(token.Position, string) {}, 0)
	pos, t, lit := sc.Scan()
	if f.Offset(pos) != 0 || t == token.EOF {
		return 1
	}
	if t.IsOperator() && t != token.SEMICOLON {
		lit = t.String()
	}
	return max(len(strings.TrimSpace(lit)), 1)
}

// syntaxHints holds advice by words of the parser's messages.
var syntaxHints = []struct{ words, advice string }{
	{"illegal character U+003F '?'", "Go has no ?: operator; use an if statement"},
	{"illegal character U+0023 '#'", "comments begin with //"},
	{"illegal character U+201C", "quotes must be plain: \""},
	{"illegal character U+201D", "quotes must be plain: \""},
	{"rune literal", "text stands between double quotes, single quotes are for one character"},
	{"found 'else'", "else stands on the line of the } before it"},
	{"found '++'", "++ is a statement of its own, not part of an expression"},
	{"found '--'", "-- is a statement of its own, not part of an expression"},
	{"string literal not terminated", "a \" is missing; text over several lines stands between back quotes"},
	{"before newline in", "a , ends the line when the closing bracket is on the next one"},
	{"expected for loop condition", "for i := 0; i < n; i++ { or for i := range n {"},
	{"expecting { after", "the { stands at the end of the line"},
	{"found newline", "the { stands at the end of the line"},
}

// otherStatements are words that begin statements in other languages.
var otherStatements = map[string]string{
	"while": "Go's only loop is for, as in for x < 3 {", "until": "Go's only loop is for, as in for x < 3 {", "foreach": "use for _, x := range xs {",
	"def": "a function is func f(x int) int {", "fn": "a function is func f(x int) int {", "function": "a function is func f(x int) int {", "fun": "a function is func f(x int) int {", "lambda": "a function value is func(x int) int { return x }",
	"let": "x := 1 declares a variable", "auto": "x := 1 declares a variable", "val": "x := 1 declares a variable", "int": "x := 1 declares a variable, or var x int", "float": "var x float64 declares a variable", "double": "var x float64 declares a variable", "string": "x := \"text\" declares a variable, or var x string", "bool": "var x bool declares a variable",
	"elif": "write else if", "elsif": "write else if", "class": "a type is type T struct { … }, with methods func (t T) M() { … }", "struct": "a type is type T struct { … }", "enum": "constants with iota take the place of an enum",
	"try": "functions return errors: v, err := f(), then if err != nil {", "throw": "return an error, or panic", "raise": "return an error, or panic", "catch": "functions return errors: if err != nil {",
	"from": "an import is import \"math\"", "using": "an import is import \"math\"", "require": "an import is import \"math\"", "include": "an import is import \"math\"",
	"public": "names that begin with a capital letter are public", "private": "names that begin with a small letter are private", "static": "functions and variables of a package need no class",
	"del": "use delete(m, key) for a map", "pass": "an empty block is { }", "async": "go f() starts f beside the rest", "await": "receive from a channel, as in <-c",
	"print": "use fmt.Println(x)", "echo": "use fmt.Println(x)", "puts": "use fmt.Println(x)",
}

func syntaxHint(message, line string) string {
	if first, _, _ := strings.Cut(strings.TrimSpace(line), " "); otherStatements[strings.TrimRight(first, "(:;{")] != "" && !strings.Contains(message, "end of the cell") {
		return otherStatements[strings.TrimRight(first, "(:;{")]
	}
	for _, h := range syntaxHints {
		if strings.Contains(message, h.words) {
			return h.advice
		}
	}
	return ""
}
