package kernel

import "context"

// Interpreter is what the kernel needs of a language: one session whose
// state lives from cell to cell.
//
// The kernel makes one call at a time, from a goroutine of its own, but for
// Info, which must be callable at any time (a front end asks for it on the
// control channel while a cell runs), and Close, which comes last. A panic in
// any method becomes an error reply; the kernel goes on.
type Interpreter interface {
	// Info describes the language and this implementation. It must be cheap
	// and safe to call while a cell runs.
	Info() Info

	// Execute runs one cell and returns its value or its error. A cancelled
	// ctx is an interrupt: Execute should return soon, with an Error, and keep
	// the session's state. out may be used by goroutines that the cell left
	// behind after Execute has returned.
	Execute(ctx context.Context, req ExecuteRequest, out Output) ExecuteResult

	// Complete lists what can stand at cursor, a byte offset in [0, len(code)].
	Complete(code string, cursor int) Completion

	// Inspect tells about the name at cursor, a byte offset in [0, len(code)];
	// detail is 0 or 1 (1 asks for more, such as source). It reports false
	// when there is nothing to tell.
	Inspect(code string, cursor, detail int) (Bundle, bool)

	// IsComplete says whether code can run as it stands: "complete",
	// "incomplete" (indent is then how the next line should begin), "invalid"
	// or "unknown".
	IsComplete(code string) (status, indent string)

	// Close releases the session.
	Close() error
}

// Evaluator may be implemented by an Interpreter that can evaluate single
// expressions, for the user_expressions of an execute_request. Without it
// each expression is answered by an error entry that says so.
type Evaluator interface {
	// Evaluate returns how the value of expression looks. It must have no
	// side effects of its own on the session (count, history).
	Evaluate(ctx context.Context, expression string) (Bundle, *Error)
}

// Stopper may be implemented by an Interpreter that can end a cell by force.
type Stopper interface {
	// Stop is called, while Execute runs, by every interrupt of a cell that
	// was interrupted before. It must not wait for the cell.
	Stop()
}

// ExecuteRequest is one cell to run.
type ExecuteRequest struct {
	Code         string // Go source, any text
	Count        int    // the number of the cell, from 1: In[Count]
	Silent       bool   // the result is not shown; nothing is counted or stored
	StoreHistory bool   // the cell goes into the history and is counted
	AllowStdin   bool   // the front end could answer a request for input
}

// ExecuteResult is how a cell ended: Err if it failed, else Data, the value of
// its last expression, or nil if it has none. Payloads ask the front end for
// more than showing output.
type ExecuteResult struct {
	Data     *Bundle
	Err      *Error
	Payloads []Payload
}

// Payload is something the front end is to do: show Page in its pager, or, if
// that is nil, put Input into the next cell (with Replace into the one that
// was run).
type Payload struct {
	Page    *Bundle
	Input   string
	Replace bool
}

// Error is a failed cell as a notebook shows it.
type Error struct {
	Name      string   // the kind: "compile error", "panic", "interrupted", …
	Value     string   // one line that says what happened
	Traceback []string // lines shown to the user, ANSI colours allowed; if empty, "Name: Value" is shown
}

// Error returns "Name: Value".
func (e *Error) Error() string {
	if e.Value == "" {
		return e.Name
	}
	return e.Name + ": " + e.Value
}

// Bundle is one value in several forms, keyed by MIME type. Values are strings
// for text types, []byte for binary ones (sent as base64), and anything that
// encoding/json can marshal for JSON types. Transient["display_id"], a string,
// names a display that UpdateDisplay can replace.
type Bundle struct {
	Data      map[string]any
	Metadata  map[string]any
	Transient map[string]any
}

// Output is where a cell writes while it runs. The methods may be called from
// any goroutine; what one goroutine writes stays in order. They block while
// the clients are too slow to take what was written before.
type Output interface {
	// Stream appends text to "stdout" or "stderr".
	Stream(name, text string)
	// Display shows a value.
	Display(Bundle)
	// UpdateDisplay replaces the displays whose Transient["display_id"] is that of b.
	UpdateDisplay(b Bundle)
	// ClearOutput empties the cell's output; with wait, not before the next output comes.
	ClearOutput(wait bool)
}

// Completion is the answer to a request for completion: each match may replace
// the bytes [Start, End) of the code.
type Completion struct {
	Start, End int
	Matches    []Match
}

// Match is one completion: the text to put in place, what it is ("function",
// "type", "package", …) and, for functions, its signature.
type Match struct {
	Text, Type, Signature string
}

// Info describes an Interpreter to front ends. Language, LanguageVersion,
// FileExtension and MIMEType should not be empty.
type Info struct {
	Implementation        string // name of the kernel, "fluxrepl"
	ImplementationVersion string
	Language              string // "go"
	LanguageVersion       string // "1.26"
	FileExtension         string // ".go"
	MIMEType              string // "text/x-go"
	PygmentsLexer         string // "go"
	CodeMirrorMode        string // "go"
	NBConvertExporter     string // "script", or empty
	Banner                string // shown by consoles at start
	HelpLinks             []HelpLink
}

// HelpLink is an entry of a front end's help menu.
type HelpLink struct {
	Text string `json:"text"`
	URL  string `json:"url"`
}
