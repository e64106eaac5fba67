package conformance

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

const tableFile = "README.md"

const tableHead = `# Conformance

Small Go programs by topic of the language, each a whole program. What the Go
toolchain's build of a program prints stands at its end; every engine must print
the same, or refuse the program with a sentence before anything has run. The
tests hold the marks of refused programs, and this page, against the engines:

    go test ./tests/conformance                       # the interpreted engine, and every tenth program natively
    go test ./tests/conformance -native -timeout 1h   # every engine, all programs
    go test ./tests/conformance -gorun                # the recorded output against go run
    go test ./tests/conformance -run 'TestPrograms|TestTable' -update

The last command writes this page.
`

// TestTable wants the page with the table to be what the programs say.
func TestTable(t *testing.T) {
	want := table(programs(t))
	if *update {
		if err := os.WriteFile(tableFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(tableFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the programs say; write it by -update", tableFile)
	}
}

// table is the page: a row a topic, then what is refused.
func table(ps []*program) string {
	var b strings.Builder
	b.WriteString(tableHead + "\n| topic | programs |")
	for _, e := range engines {
		fmt.Fprintf(&b, " %s: passed | refused | at fault |", e.engine)
	}
	b.WriteString("\n|---|---|" + strings.Repeat("---|---|---|", len(engines)) + "\n")
	for _, topic := range topics(ps) {
		row(&b, topic, inTopic(ps, topic))
	}
	row(&b, "all", ps)
	for _, e := range engines {
		marked(&b, ps, "Refused by the "+string(e.engine)+" engine", e.refused)
		marked(&b, ps, "Known faults of the "+string(e.engine)+" engine", e.fault)
	}
	return b.String()
}

// row counts a topic's programs per engine.
func row(b *strings.Builder, topic string, ps []*program) {
	fmt.Fprintf(b, "| %s | %d |", topic, len(ps))
	for _, e := range engines {
		refused, fault := 0, 0
		for _, p := range ps {
			if _, ok := p.marks[e.refused]; ok {
				refused++
			} else if _, ok := p.marks[e.fault]; ok {
				fault++
			}
		}
		fmt.Fprintf(b, " %d | %d | %d |", len(ps)-refused-fault, refused, fault)
	}
	b.WriteString("\n")
}

// marked lists the programs with a mark, and what it says.
func marked(b *strings.Builder, ps []*program, title, mark string) {
	fmt.Fprintf(b, "\n## %s\n\n", title)
	none := true
	for _, p := range ps {
		if why, ok := p.marks[mark]; ok {
			fmt.Fprintf(b, "- [%s/%s](programs/%[1]s/%[2]s.go): %[3]s\n", p.topic, p.name, why)
			none = false
		}
	}
	if none {
		b.WriteString("None.\n")
	}
}

// topics are the folders, in the order of the programs.
func topics(ps []*program) []string {
	var names []string
	for _, p := range ps {
		if len(names) == 0 || names[len(names)-1] != p.topic {
			names = append(names, p.topic)
		}
	}
	return names
}

func inTopic(ps []*program, topic string) []*program {
	var in []*program
	for _, p := range ps {
		if p.topic == topic {
			in = append(in, p)
		}
	}
	return in
}
