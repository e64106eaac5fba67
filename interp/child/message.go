package child

import (
	"fmt"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// kind says which message a frame holds. Each end of each pipe has a table of
// the kinds that it takes; any other is an error.
type kind byte

const (
	// requests
	configure  kind = iota + 1 // a setup
	execute                    // an interp.Cell
	interrupt                  // the execute request with that number
	complete                   // a question
	inspect                    // a question
	isComplete                 // a question
	quit

	// replies
	ready      // a readiness
	completion // an interp.Completion
	inspection // an inspected
	status     // a completeness
	lastWords  // a farewell, before the child ends itself

	// events
	stream  // a printed
	shown   // a displayed
	cleared // a clearance
	result  // an ended
)

func (k kind) String() string { return fmt.Sprintf("message %d", byte(k)) }

// setup makes a child ready to run cells.
type setup struct {
	Session interp.Config
	Token   []byte   // begins a mark in the printed text
	Args    []string // os.Args of the parent, for the cells
	Memory  int64    // limit in bytes; 0: none
	Leader  bool     // the child leads a session of processes
}

// readiness answers setup.
type readiness struct {
	Engine *interp.EngineError // why New failed, if an engine was the reason
	Err    string              // or any other reason
}

type question struct {
	Source         string
	Cursor, Detail int
}

type inspected struct {
	Data  display.Data
	Found bool
}

type completeness struct{ Status, Indent string }

type farewell struct{ Cause string }

// An event's Mark is the number of its place in the printed text.
type (
	printed struct {
		Mark       uint64
		Name, Text string
	}
	displayed struct {
		Mark uint64
		Data display.Data
	}
	clearance struct {
		Mark uint64
		Wait bool
	}
	ended struct {
		Mark   uint64
		Result interp.Result
	}
)
