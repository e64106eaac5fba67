package export

import "fmt"

// helper is a function that a program may bring along.
type helper struct {
	name  string // that it has if no cell has the name
	text  string // with %[1]s for its name, %[2]s… for the packages
	needs [][2]string
}

var bring = map[string]helper{
	"attempt": {"attempt", `
// %[1]s runs a cell that failed in the session, for what it does before that.
func %[1]s(cell func()) {
	defer func() { _ = recover() }()
	cell()
}
`, nil},
	"check": {"check", `
// %[1]s ends the program with the error that a cell came to.
func %[1]s(err error) {
	if err != nil {
		panic(err)
	}
}
`, nil},
	"must": {"must", `
// %[1]s returns a value, and ends the program if there is an error instead.
func %[1]s[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
`, nil},
	"show": {"show", `
// %[1]s prints values in one line, each as the session shows it.
func %[1]s(values ...any) {
	for i, v := range values {
		if i > 0 {
			%[2]s.Print(" ")
		}
		%[2]s.Print(%[3]s.Auto(v).Text())
	}
	%[2]s.Println()
}
`, [][2]string{{"fmt", "fmt"}, {displayPath, "display"}}},
}

// helper returns the name of a function that the program then brings along.
func (w *writer) helper(key string) string {
	if n, ok := w.helpers[key]; ok {
		return n
	}
	n := w.name(bring[key].name)
	w.helpers[key] = n
	return n
}

// helperText writes the functions that the program brings along.
func (w *writer) helperText() string {
	out := ""
	for _, key := range sorted(w.helpers) {
		args := []any{w.helpers[key]}
		for _, p := range bring[key].needs {
			args = append(args, w.imports.standard(p[0], p[1]))
		}
		out += fmt.Sprintf(bring[key].text, args...)
	}
	return out
}
