package flux

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// The snippets of the package documentation stand in the examples, line by line.
func TestSnippetsAreExamples(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("example_chapter_test.go")
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	examples, err := parser.ParseFile(set, "example_chapter_test.go", source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var bodies [][]string
	for _, d := range examples.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			bodies = append(bodies, plainLines(string(source[set.Position(f.Pos()).Offset:set.Position(f.End()).Offset])))
		}
	}
	snippets := 0
	for _, block := range new(comment.Parser).Parse(file.Doc.Text()).Content {
		code, ok := block.(*comment.Code)
		if !ok {
			continue
		}
		snippets++
		found := false
		for _, body := range bodies {
			found = found || follows(body, plainLines(code.Text))
		}
		if !found {
			t.Errorf("no example has these lines:\n%s", code.Text)
		}
	}
	if snippets < 10 {
		t.Errorf("only %d snippets were found, so the search is broken", snippets)
	}
}

// plainLines returns the lines without indentation, with single spaces, and out
// of comments: what an example prints stands in one.
func plainLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if words := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "// ")); len(words) > 0 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}

// follows reports whether the lines stand in the body, in this order.
func follows(body, lines []string) bool {
	for _, line := range body {
		if len(lines) > 0 && line == lines[0] {
			lines = lines[1:]
		}
	}
	return len(lines) == 0
}
