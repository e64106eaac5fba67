package magic

import (
	"context"
	"go/types"
	"testing"

	"fluxrepl/interp/check"
	"fluxrepl/interp/display"
)

// Session is what every magic may ask of the session that runs it.
type Session interface {
	Runner
	Screen
	Memory
	// Dir is the folder in which relative paths begin; SetDir changes it.
	Dir() string
	SetDir(path string) error
}

// Runner runs Go.
type Runner interface {
	// Run runs a piece of the cell, magics in it included, and returns how its
	// last value looks, nil for none.
	Run(ctx context.Context, src Source) (*display.Data, error)
	// Values runs Go and returns the values of its last expression as they
	// are; nobody is shown them.
	Values(ctx context.Context, src Source) ([]any, error)
	// Call runs f as the cell's own code is run: ctx interrupts it, and a
	// panic is an error.
	Call(ctx context.Context, f func()) error
	// GuardTest and GuardBenchmark make a test fail by a panic: package testing
	// runs it in a goroutine of its own, where it would end the process.
	GuardTest(func(*testing.T)) func(*testing.T)
	GuardBenchmark(func(*testing.B)) func(*testing.B)
	// Place is the line of a cell that is interpreted at the moment, or that
	// was last; false if there is none. It may be called while a cell runs.
	Place() (Place, bool)
	// Compiled tells which function of which cell a compiled function is, by
	// its symbol and file; false for one that is of no cell.
	Compiled(symbol, file string) (fn, cell string, ok bool)
	// Compiling is what was spent so far on checking and compiling cells, not
	// on running them.
	Compiling() Usage
}

// Place is a line of a cell. Func is the function around, "" at the outermost
// level; Text what stands there.
type Place struct {
	Cell string
	Line int
	Func string
	Text string
}

// Source is Go to run. Name is what errors call it, the cell's own if empty;
// Text begins at the cell's first line, so that positions are right.
type Source struct {
	Name, Text string
}

// Screen is where a magic shows something.
type Screen interface {
	Stream(name, text string)
	Display(display.Data)
	// Page shows what is long where the reader can scroll in it.
	Page(display.Data)
	// Input puts text into the next cell, or instead of this one.
	Input(text string, replace bool)
}

// Memory is what a session keeps.
type Memory interface {
	// Env has the names in scope.
	Env() check.Env
	// Variables are the variables of the session, by name.
	Variables() []Variable
	// History are the cells that were run, oldest first, as far back as they
	// are kept; the running one is the last.
	History() []Cell
	// Goroutines tells how many goroutines each cell left running.
	Goroutines() []Goroutines
	// Inspect tells about an expression; more with detail 1.
	Inspect(expression string, detail int) (display.Data, bool)
	// Reset forgets what Kind says.
	Reset(Kind) error
}

// Variable is a variable of the session.
type Variable struct {
	Name  string
	Type  types.Type
	Value any  // as it is now
	Known bool // Value could be read
}

// Cell is a cell that was run.
type Cell struct {
	Number int
	Source string
	Failed bool
}

// Goroutines are what a cell left running.
type Goroutines struct {
	Cell  string
	Count int
}

// Kind is a part of what a session keeps.
type Kind string

// What can be reset.
const (
	Everything Kind = "everything"
	Outputs    Kind = "out"
	Inputs     Kind = "in"
)

// Engines is a session whose engine can be chosen.
type Engines interface {
	// Engine returns the engine that was asked for (auto, interpreted or
	// native) and a sentence about what that means here and now.
	Engine() (name, state string)
	// SetEngine chooses it for the cells that follow.
	SetEngine(ctx context.Context, name string) error
	// RunOn runs a piece of the cell by one engine, whatever was chosen.
	RunOn(ctx context.Context, engine string, src Source) (*display.Data, error)
}

// Doctor is a session that can say what native cells need and what is there.
type Doctor interface {
	// Doctor returns the report; fine is false if native cells cannot be had.
	Doctor(ctx context.Context) (report string, fine bool)
}

// Modules is a session that can use modules of others.
type Modules interface {
	// Get adds a module, path or path@version, or, with a folder, a local one
	// instead of the path; what happens is told to say, a line at a time.
	Get(ctx context.Context, module, folder string, say func(line string)) error
	// Mod returns the session's go.mod.
	Mod(ctx context.Context) (string, error)
}

// Exporter is a session that can be written out as a program.
type Exporter interface {
	// Export writes cells as a Go program to path, a file or folder; nil means
	// all that were run. It returns what was written.
	Export(ctx context.Context, path string, cells []Cell) (string, error)
}

// AbsentError says that this session lacks what a magic needs.
type AbsentError struct{ Magic, What string }

func (e *AbsentError) Error() string {
	return e.Magic + ": this session has no " + e.What
}

// part returns what only some sessions are.
func part[T any](c *Call, what string) (T, error) {
	p, ok := c.Session.(T)
	if !ok {
		return p, &AbsentError{c.Magic.Name, what}
	}
	return p, nil
}
