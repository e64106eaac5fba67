package main

import (
	"regexp"
	"strings"

	"fluxrepl/interp"
)

// The colours of an error report: what went wrong in red, where in grey, the
// source as it is.
const (
	red   = "\x1b[1;31m"
	grey  = "\x1b[90m"
	reset = "\x1b[0m"
)

// place matches the head of a line that says where: "cell 3, line 1" alone, or
// with a column and a message behind it, or with the function.
var place = regexp.MustCompile(`^([^\n]*?, line \d+(?:, column \d+)?)(?:(: )((?s).*)|(, in [^\n]*))?$`)

// coloured returns an error's report with ANSI colours, for a front end that
// shows them; files keep the plain one.
func coloured(e *interp.Error) []string {
	out := make([]string, len(e.Traceback))
	for i, line := range e.Traceback {
		out[i] = colouredLine(e.Kind, line)
	}
	return out
}

func colouredLine(kind, line string) string {
	if strings.HasPrefix(line, "    ") { // source, the mark under it, or a hint
		if pad := strings.TrimRight(line, "^"); pad != line && strings.TrimSpace(pad) == "" {
			return pad + red + line[len(pad):] + reset
		}
		if hint, ok := strings.CutPrefix(line, "    hint: "); ok {
			return "    " + grey + "hint: " + reset + hint
		}
		return line
	}
	if message, ok := strings.CutPrefix(line, kind); ok && (message == "" || message[0] == ':') {
		return red + kind + reset + message
	}
	if m := place.FindStringSubmatch(line); m != nil {
		if m[2] == "" {
			return grey + line + reset
		}
		return grey + m[1] + m[2] + reset + red + m[3] + reset
	}
	if strings.HasPrefix(line, "called from ") || strings.HasPrefix(line, "and ") {
		return grey + line + reset
	}
	return line
}
