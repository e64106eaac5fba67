package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestProgramsEndAsGoRunEndsThem: output, the words on standard error and the
// exit status of a program, built and interpreted.
func TestProgramsEndAsGoRunEndsThem(t *testing.T) {
	head := "package main\n\nimport (\n\t\"errors\"\n\t\"fmt\"\n\t\"log\"\n\t\"os\"\n)\n\nvar _, _, _, _ = errors.New, fmt.Println, log.Fatal, os.Exit\n\nfunc f(n int) {\n\t"
	for name, c := range map[string]struct {
		body     string
		status   int
		out, err []string
	}{
		"ends":           {"fmt.Println(n)", 0, []string{"3\n"}, nil},
		"string":         {"panic(\"text\")", 2, nil, []string{"panic: text\n\ngoroutine 1 [running]:\nmain.f(", "program.go:13", "main.main(", "program.go:16", "exit status 2\n"}},
		"number":         {"panic(n)", 2, nil, []string{"panic: 3\n"}},
		"error":          {"panic(errors.New(\"broken\"))", 2, nil, []string{"panic: broken\n\ngoroutine 1"}},
		"index":          {"fmt.Println(\"before\"); list := []int{1}; _ = list[n]", 2, []string{"before\n"}, []string{"panic: runtime error: index out of range [3] with length 1\n\n"}},
		"nil":            {"var p *int; *p = n", 2, nil, []string{"panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation"}},
		"exits":          {"os.Exit(n)", 3, nil, []string{"exit status 3\n"}},
		"log.Fatal":      {"log.SetFlags(0); log.Fatal(\"gone\")", 1, nil, []string{"gone\nexit status 1\n"}},
		"repanics":       {"defer func() { r := recover(); panic(fmt.Sprint(\"again \", r)) }(); panic(\"first\")", 2, nil, []string{"panic: first [recovered]\n\tpanic: again first\n"}},
		"in a goroutine": {"go func() { panic(\"there\") }(); select {}", 2, nil, []string{"panic: there\n\ngoroutine ", " [running]:\nmain.f.func1("}},
		"arguments":      {"fmt.Println(os.Args[1:]); fmt.Fprintln(os.Stderr, \"said\")", 0, []string{"[-a b]\n"}, []string{"said\n"}},
		"standard input": {"var s string; fmt.Scan(&s); fmt.Println(s)", 0, []string{"typed\n"}, nil},
	} {
		src := head + c.body + "\n}\n\nfunc main() { f(3) }\n"
		engines := []string{"interpreted"}
		if name == "exits" || name == "standard input" { // the toolchain's own builds need no more
			engines = append(engines, "auto")
		}
		for _, engine := range engines {
			t.Run(name+"/"+engine, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "program.go")
				if err := os.WriteFile(path, []byte(src), 0o644); err != nil {
					t.Fatal(err)
				}
				finish(t, program(t, "run", "--engine="+engine, path, "--", "-a", "b"), strings.NewReader("typed\n")).check(t, c.status, c.out, c.err)
			})
		}
	}
}
