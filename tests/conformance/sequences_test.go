package conformance

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fluxrepl/interp"
)

// sequencesDir holds sequences of cells, a file each. A section with the
// heading "-- cell --" is a cell; behind it stands what it came to, as far as
// there is anything:
//
//	-- stdout --
//	-- stderr --   among others the notes about what has become stale
//	-- value --    of the last expression
//	-- error --    its kind and message
//
// A heading may name an engine, "-- error native --", where that one's answer
// is another. The lines before the first cell say what the sequence is about;
// one of them may be "Engine: auto", for a sequence whose cells say which of the
// two engines runs them.
const sequencesDir = "sequences"

// sequenceEngines run the sequences; the first one's answers have headings
// without a name.
var sequenceEngines = []interp.Engine{interp.Interpreted, interp.Auto, interp.Native}

// sequenceShare says that every third sequence, another third for each engine,
// is run by an engine that compiles cells, unless the flag -native asks for all.
const sequenceShare = 3

type step struct {
	cell string
	want map[string]string // heading to text
}

type sequence struct {
	head  string
	steps []step
}

var heading = regexp.MustCompile(`(?m)^-- ([a-z ]+) --\n`)

func parseSequence(text string) *sequence {
	marks := heading.FindAllStringSubmatchIndex(text, -1)
	if len(marks) == 0 {
		return &sequence{head: text}
	}
	s := &sequence{head: text[:marks[0][0]]}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		name, body := text[m[2]:m[3]], strings.TrimRight(text[m[1]:end], "\n")
		if name == "cell" {
			s.steps = append(s.steps, step{body, map[string]string{}})
		} else if n := len(s.steps); n > 0 {
			s.steps[n-1].want[name] = body
		}
	}
	return s
}

func (s *sequence) cells() []string {
	var cells []string
	for _, st := range s.steps {
		cells = append(cells, st.cell)
	}
	return cells
}

// text is the file of the sequence.
func (s *sequence) text() string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(s.head, "\n") + "\n")
	for _, st := range s.steps {
		b.WriteString("-- cell --\n" + st.cell + "\n")
		for _, part := range parts {
			for _, name := range slices.Sorted(maps.Keys(st.want)) {
				if base, _, _ := strings.Cut(name, " "); base == part {
					fmt.Fprintf(&b, "-- %s --\n%s", name, st.want[name])
					if st.want[name] != "" {
						b.WriteString("\n")
					}
				}
			}
		}
	}
	return b.String()
}

// parts are the headings of an answer.
var parts = []string{"stdout", "stderr", "value", "error"}

// prepared is the note of the first cell that is compiled on a machine.
var prepared = regexp.MustCompile(`note: compiling \d+ packages .*\n`)

// answer is a report by heading.
func (r report) answer() map[string]string {
	diag := prepared.ReplaceAllString(r.Stderr, "")
	a := map[string]string{"stdout": trimmed(r.Stdout), "stderr": trimmed(diag), "value": trimmed(r.Value)}
	if r.Kind != "" {
		a["error"] = trimmed(r.Kind + ": " + r.Message)
	}
	return a
}

// TestSequences runs each sequence in a session of every engine and compares
// what its cells came to.
func TestSequences(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sequencesDir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sequences in %s: %v", sequencesDir, err)
	}
	for i, e := range sequenceEngines {
		t.Run(string(e), func(t *testing.T) {
			pool := newPool(t, e)
			t.Run("run", func(t *testing.T) {
				for n, f := range files {
					only := onlyEngine(t, f)
					switch {
					case only != "" && only != e,
						only == "" && e != interp.Interpreted && !*native && n%sequenceShare != i%sequenceShare:
						continue
					}
					t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
						t.Parallel()
						runSequence(t, f, pool)
					})
				}
			})
		})
	}
}

var engineLine = regexp.MustCompile(`(?m)^Engine: (\w+)$`)

// onlyEngine is the engine that a sequence names, "" for all.
func onlyEngine(t *testing.T, file string) interp.Engine {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if m := engineLine.FindStringSubmatch(parseSequence(string(text)).head); m != nil {
		return interp.Engine(m[1])
	}
	return ""
}

func runSequence(t *testing.T, file string, pool *pool) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := parseSequence(string(text))
	if len(s.steps) == 0 || strings.TrimSpace(s.head) == "" {
		t.Fatal("no cells, or no line that says what they are about")
	}
	for i, r := range pool.run(t, s.cells()...) {
		got := r.answer()
		for _, part := range parts {
			s.steps[i].compare(t, i+1, part, got[part], pool.engine, engineLine.MatchString(s.head))
		}
	}
	if *update && string(text) != s.text() {
		if err := os.WriteFile(file, []byte(s.text()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// compare holds a part of an answer against the file, or puts it there; alone
// says that no other engine runs the sequence.
func (st *step) compare(t *testing.T, n int, part, got string, engine interp.Engine, alone bool) {
	own := part + " " + string(engine)
	want, ok := st.want[own]
	if !ok {
		want = st.want[part]
	}
	if got == want {
		return
	}
	if !*update {
		t.Errorf("cell %d, %s: got\n%s\nwant\n%s", n, part, got, want)
		return
	}
	switch {
	case engine != sequenceEngines[0] && !alone:
		st.want[own] = got
	case got == "":
		delete(st.want, part)
	default:
		st.want[part] = got
	}
}
