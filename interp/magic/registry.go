package magic

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Magic is one command. Name is how it is typed: %x is a line magic, %%x takes
// the cell below it.
type Magic struct {
	Name string
	Args string // synopsis of what follows the name, "" for nothing
	// Flags are the flags, each with a value, that may stand before a statement.
	Flags []string
	Body  string // what the cell below holds, for %%x: "Go", "a script", …
	// Short is a sentence for the list, Long the rest of the help; it may be
	// empty.
	Short, Long string
	// Takes says what the arguments are, for the splitter and completion.
	Takes Takes
	// Defines says that it may bring names into the session, so that the Go
	// behind it cannot be checked before it has run.
	Defines bool
	Run     func(ctx context.Context, c *Call) error
}

// Takes is the kind of a magic's arguments.
type Takes int

// The kinds of arguments. TakesGo is a statement, which may go on over lines.
const (
	TakesNothing Takes = iota
	TakesGo
	TakesText
	TakesFile
	TakesDir
	TakesEnv
	TakesName
	TakesMagic
	TakesEngine
)

// IsCell says that the magic takes the whole cell.
func (m *Magic) IsCell() bool { return strings.HasPrefix(m.Name, "%%") }

// HoldsGo says that the cell below the magic is Go.
func (m *Magic) HoldsGo() bool { return m.Body == "Go" }

// Usage is the synopsis: how the magic is typed.
func (m *Magic) Usage() string {
	u := m.Name
	if m.Args != "" {
		u += " "
		if strings.HasSuffix(m.Name, "!") || strings.HasSuffix(m.Name, "?") {
			u = m.Name
		}
		u += m.Args
	}
	return u
}

// registry is filled by init: the magics that tell about magics read it.
var registry []*Magic

func init() {
	registry = []*Magic{
		helpMagic, shellMagic, inspectMagic, sourceMagic,
		timeMagic, timeCellMagic, timeitMagic, timeitCellMagic, pprofMagic, pprofCellMagic, memMagic,
		whoMagic, whosMagic, resetMagic, historyMagic, replayMagic,
		cdMagic, pwdMagic, lsMagic, envMagic,
		loadMagic, saveMagic, runMagic, writefileMagic,
		engineMagic, nativeMagic, interpretedMagic, doctorMagic, getMagic, modMagic, exportMagic, go111moduleMagic,
		bashMagic, testMagic, benchMagic,
		htmlMagic, markdownMagic, latexMagic, svgMagic, jsMagic,
	}
}

// All returns the magics in the order of %help.
func All() []*Magic { return slices.Clone(registry) }

// Lookup returns the magic with a name, percent signs included, or nil.
func Lookup(name string) *Magic {
	for _, m := range registry {
		if m.Name == name {
			return m
		}
	}
	return nil
}

// UnknownError says that there is no magic of a name.
type UnknownError struct {
	Name string
	Near string // the name that may have been meant, or ""
}

func (e *UnknownError) Error() string {
	if e.Near != "" {
		return fmt.Sprintf("there is no magic %s; did you mean %s? %%help lists them", e.Name, e.Near)
	}
	return fmt.Sprintf("there is no magic %s; %%help lists them", e.Name)
}

func unknown(name string) *UnknownError {
	e := &UnknownError{Name: name}
	bare := strings.TrimLeft(name, "%")
	best := 3
	for _, m := range registry {
		own := strings.TrimLeft(m.Name, "%")
		if d := distance(bare, own); d < best && d < len(own) {
			best, e.Near = d, m.Name
		}
	}
	return e
}

// distance is the number of letters to change, add or leave out (Levenshtein).
func distance(a, b string) int {
	if len(a) > 32 || len(b) > 32 {
		return len(a) + len(b)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
