package checkpoint

import (
	"errors"
	"strconv"
)

// Error says what is wrong with a checkpoint, or between a checkpoint and a
// model. Want and Got are empty where there is nothing to compare.
type Error struct {
	File   string // the file's path; empty where a stream was read
	Tensor string // the tensor's name; empty if the file as a whole is wrong
	Why    string // "shape differs", "missing in the file"
	Want   string // what the model or the format needs: "float32 [128 64]"
	Got    string // what the file has
	Err    error  // the error beneath, from the file system or the JSON; may be nil
}

// Error returns "checkpoint m.safetensors: tensor "bias": shape differs: want
// float32 [10], got float32 [12]".
func (e *Error) Error() string {
	text := "checkpoint"
	if e.File != "" {
		text += " " + e.File
	}
	if e.Tensor != "" {
		text += ": tensor " + strconv.Quote(clip(e.Tensor))
	}
	if e.Why != "" {
		text += ": " + e.Why
	}
	if e.Want != "" {
		text += ": want " + e.Want
		if e.Got != "" {
			text += ", got " + e.Got
		}
	} else if e.Got != "" {
		text += ": got " + e.Got
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the error beneath, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// clip keeps a name from a hostile file short enough to be read.
func clip(name string) string {
	const most = 120
	if len(name) <= most {
		return name
	}
	return name[:most] + "…"
}

// in returns the error with the file's name in it.
func in(file string, err error) error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		named := *e
		named.File = file
		return &named
	}
	return &Error{File: file, Err: err}
}
