package interp

import (
	"fluxrepl/interp/display"
)

// Engine says what runs the cells of a session.
type Engine string

// The engines. Auto, the zero value's meaning, takes the best one there is.
const (
	Auto        Engine = "auto"
	Interpreted Engine = "interpreted"
	Native      Engine = "native"
)

// Config says how a session is made. The zero value is a session that picks
// its engine itself and leaves the process's file descriptors alone.
type Config struct {
	// Engine is Auto when empty.
	Engine Engine
	// Capture redirects file descriptors 1 and 2 into the cell's Output, so
	// that everything written there is seen, by whatever code. At most one
	// session of a process may capture.
	Capture bool
	// Prepare makes the native engine ready in the background, so that the
	// first compiled cell need not wait for it.
	Prepare bool
	// Dir is the directory in which relative paths of cells begin; empty means
	// the process's own.
	Dir string
	// Program makes failures those of a program: a panic is reported in the
	// words of the Go runtime, and one of any goroutine ends the cell with exit
	// status 2.
	Program bool
}

// Cell is a piece of Go source to execute.
type Cell struct {
	// Name stands in error messages; "cell N" when empty.
	Name string
	// Source is any mix of imports, declarations and statements, or a whole
	// program of package main; see package interp/magic for the lines that are
	// commands to the session.
	Source string
	// Engine runs the cell; empty is the session's.
	Engine Engine
	// Number is the cell's number as the reader sees it, for Out[n]; 0 means
	// the session's own count.
	Number int
	// Silent keeps the cell out of the history and out of Out.
	Silent bool
}

// Output receives what a cell shows while it runs. Its methods are called one
// at a time, but from any goroutine.
type Output interface {
	// Stream takes a piece of text written to "stdout" or "stderr".
	Stream(name, text string)
	// Display takes a value shown in the middle of a cell.
	Display(display.Data)
	// ClearOutput removes what the cell has shown; with wait only when the
	// next output arrives.
	ClearOutput(wait bool)
}

// Result is what a cell came to.
type Result struct {
	// Count numbers the executed cells of a session from 1.
	Count int
	// Value is how the last expression looks; nil when there is none, when
	// it is hidden by a semicolon, or when the cell failed.
	Value *display.Data
	// Err is nil when the cell succeeded.
	Err *Error
	// Payloads ask the front end for more than showing output.
	Payloads []Payload
}

// Payload is a request to the front end.
type Payload struct {
	// Kind is PayloadPage, to show Data where the reader can scroll in it, or
	// PayloadInput, to put Text into the next cell.
	Kind string
	Data display.Data
	Text string
	// Replace puts Text into the cell that was run instead.
	Replace bool
}

// The kinds of payloads.
const (
	PayloadPage  = "page"
	PayloadInput = "input"
)

// Error is a cell's failure.
type Error struct {
	// Kind is "syntax error", "compile error", "panic", "interrupted",
	// "unsupported", "exit" or "error" (the final error value of a cell).
	Kind string
	// Message is one sentence without position.
	Message string
	// Traceback is the whole report for the reader, a line each: positions,
	// source lines and carets, the calls that led there.
	Traceback []string
}

// Error implements error: the kind and the message.
func (e *Error) Error() string { return e.Kind + ": " + e.Message }

// Completion is the answer to Session.Complete: the items that may replace
// the bytes from Start to End of the source.
type Completion struct {
	Start, End int
	Items      []Item
}

// Item is one completion.
type Item struct {
	// Text replaces the range; Kind is one of function, method, variable,
	// constant, type, package, field, keyword, label, path, magic.
	Text, Kind string
	// Type is the Go type or signature; Doc the first sentence or more of the
	// documentation.
	Type, Doc string
}
