package conformance

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// programsDir holds one folder a topic, with a program a file.
const programsDir = "programs"

// program is a file of programsDir. Behind the source stand comments of the
// form "// Exit: 2", and at the end what go run prints:
//
//	// Output:
//	// 1 2 3
type program struct {
	topic, name, path string
	source            string            // without the comments at the end
	marks             map[string]string // Exit, Panic, and a refusal or fault per engine
	output            string
}

// The marks that a program may have, in the order in which they are written.
var markNames = []string{"Exit", "Panic", "Refused", "Refused natively", "Fault natively"}

const outputMark = "\n// Output:\n"

// markLine is a comment that says something about the program before it.
var markLine = regexp.MustCompile(`\n// (Exit|Panic|Refused|Refused natively|Fault natively): ([^\n]*)\n*$`)

// programs reads every program.
func programs(t *testing.T) []*program {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(programsDir, "*", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs in %s: %v", programsDir, err)
	}
	var ps []*program
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		p := parseProgram(string(src))
		p.path = f
		p.topic = filepath.Base(filepath.Dir(f))
		p.name = strings.TrimSuffix(filepath.Base(f), ".go")
		ps = append(ps, p)
	}
	return ps
}

func parseProgram(src string) *program {
	p := &program{marks: map[string]string{}}
	src, comment, _ := strings.Cut(src, outputMark)
	var b strings.Builder
	for l := range strings.Lines(comment) {
		b.WriteString(strings.TrimPrefix(strings.TrimPrefix(l, "//"), " "))
	}
	p.output = trimmed(b.String())
	for {
		m := markLine.FindStringSubmatchIndex(src)
		if m == nil {
			break
		}
		p.marks[src[m[2]:m[3]]] = src[m[4]:m[5]]
		src = src[:m[0]]
	}
	p.source = strings.TrimRight(src, "\n") + "\n"
	return p
}

// text is the file that holds the program, as gofmt writes it.
func (p *program) text() string {
	var b strings.Builder
	b.WriteString(p.source)
	for i, name := range markNames {
		if mark, ok := p.marks[name]; ok {
			if i == 0 || !strings.HasSuffix(b.String(), "\n\n") {
				b.WriteString("\n")
			}
			fmt.Fprintf(&b, "// %s: %s\n", name, mark)
		}
	}
	b.WriteString(outputMark)
	for _, l := range strings.Split(p.output, "\n") {
		b.WriteString(strings.TrimRight("// "+l, " ") + "\n")
	}
	return b.String()
}

// trimmed drops blanks at the ends of lines, which gofmt drops from comments.
func trimmed(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// goRun builds the program with the Go toolchain and runs it.
func (p *program) goRun(t *testing.T) (output string, marks map[string]string) {
	t.Helper()
	dir := t.TempDir()
	file, bin := filepath.Join(dir, "main.go"), filepath.Join(dir, "program.exe")
	if err := os.WriteFile(file, []byte(p.source), 0o600); err != nil {
		t.Fatal(err)
	}
	mod := "module program\n\ngo 1.26\n"
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-o", bin, "main.go")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, bin)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	marks = map[string]string{}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() > 0:
		marks["Exit"] = fmt.Sprint(exit.ExitCode())
		if first, ok := strings.CutPrefix(stderr.String(), "panic: "); ok {
			marks["Panic"], _, _ = strings.Cut(first, "\n")
		}
	case err != nil:
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	if !utf8.Valid(stdout.Bytes()) {
		t.Fatal("it prints bytes that are not UTF-8, which no comment can hold: print them quoted")
	}
	return trimmed(stdout.String()), marks
}
