package toolchain

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// UnavailableError says why this host cannot make native code on this machine.
type UnavailableError struct {
	What string // the part that is missing: the name of a row of [Doctor]
	Why  string // a sentence without its full stop
	Fix  string // what to do about it, in the same form; "" if nothing helps
	Err  error  // what led to it, or nil
}

func (e *UnavailableError) Error() string {
	s := "native code is not available: " + e.Why
	if e.Fix != "" {
		s += "; " + e.Fix
	}
	return s
}

func (e *UnavailableError) Unwrap() error { return e.Err }

// ErrClosed is returned by what is asked of a toolchain after Close, or was
// running when it was called.
var ErrClosed = errors.New("the toolchain is closed")

// Diagnostic is one error of the compiler.
type Diagnostic struct {
	File    string // as the source's //line comments name it
	Line    int    // from 1; 0 if the compiler gave no position
	Column  int    // in bytes, from 1; 0 if the //line comment gave none
	Message string
}

func (d Diagnostic) String() string {
	switch {
	case d.Line == 0:
		return d.Message
	case d.Column == 0:
		return fmt.Sprintf("%s:%d: %s", d.File, d.Line, d.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", d.File, d.Line, d.Column, d.Message)
}

// CompileError says that the source of a package is not valid Go.
type CompileError struct {
	Path        string // of the package
	Diagnostics []Diagnostic
}

func (e *CompileError) Error() string {
	if len(e.Diagnostics) == 0 {
		return "compiling " + e.Path + ": the compiler failed without saying why"
	}
	s := e.Diagnostics[0].String()
	if n := len(e.Diagnostics) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// ToolError says that a tool failed for another reason than the source.
type ToolError struct {
	Tool   string // such as "compile", "link", "go list"
	Output string // what it said, shortened
	Err    error
}

func (e *ToolError) Error() string {
	s := fmt.Sprintf("%s: %v", e.Tool, e.Err)
	if e.Output != "" {
		s += ": " + e.Output
	}
	return s
}

func (e *ToolError) Unwrap() error { return e.Err }

// FullError says that the disk of the work folder is full.
type FullError struct {
	Dir string
	Err error
}

func (e *FullError) Error() string {
	return fmt.Sprintf("no space is left for native code in %s; free some, or set TMPDIR to a folder on another disk", e.Dir)
}

func (e *FullError) Unwrap() error { return e.Err }

// GoneError says that a part of the toolchain, there at the start, is there no
// more.
type GoneError struct{ Path string }

func (e *GoneError) Error() string {
	return e.Path + " has disappeared; native code needs it back, or a restart of the session to look for another toolchain"
}

// PackageError says that a package cannot be imported.
type PackageError struct {
	Path   string
	Reason string // the Go command's words
}

func (e *PackageError) Error() string { return fmt.Sprintf("package %s: %s", e.Path, e.Reason) }

// ChangedError says that a package's source is not what it was when the package
// was loaded.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string {
	return fmt.Sprintf("the source of package %s, or of what it imports, was changed; a package cannot be loaded again, so restart the session to use it", e.Path)
}

// saysFull reports whether a tool's output complains of a full disk. The tools
// print the system's words, in the language C that [Toolchain] asks for.
func saysFull(output string) bool {
	return strings.Contains(output, syscall.ENOSPC.Error()) ||
		strings.Contains(output, "No space left on device") ||
		strings.Contains(output, "disk quota exceeded") || strings.Contains(output, "Disk quota exceeded")
}

// shorten keeps the beginning and the end of a tool's output.
func shorten(output string) string {
	const most = 4000
	output = strings.TrimSpace(output)
	if len(output) <= most {
		return output
	}
	return strings.ToValidUTF8(output[:most/2]+"\n…\n"+output[len(output)-most/2:], "")
}

// asToolError finds a *ToolError in an error.
func asToolError(err error) (*ToolError, bool) { return errors.AsType[*ToolError](err) }
