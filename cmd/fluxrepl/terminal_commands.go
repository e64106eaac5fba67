package main

import (
	"fmt"
	"strings"
)

// sessionCommands are the commands of the terminal session. They begin with a
// colon, which no Go statement does.
var sessionCommands = []struct {
	name, short string
	run         func(t *terminalSession)
}{
	{":help", "list these commands", nil}, // set by init: it reads the table
	{":history", "print what ran in this session", (*terminalSession).printHistory},
	{":quit", "leave (as Ctrl-D does)", func(t *terminalSession) { t.quit = true }},
}

func init() { sessionCommands[0].run = (*terminalSession).printHelp }

// command runs a line that begins with a colon, and tells whether it was one.
func (t *terminalSession) command(line string) bool {
	if !strings.HasPrefix(line, ":") {
		return false
	}
	var names []string
	for _, c := range sessionCommands {
		if c.name == line {
			c.run(t)
			return true
		}
		names = append(names, c.name)
	}
	hint := ":help lists the commands."
	if near := nearest(line, names); near != "" {
		hint = fmt.Sprintf("Did you mean %s? %s", near, hint)
	}
	sayf(t.stderr, "unknown command %s\n%s\n", line, hint)
	t.failed = true
	return true
}

func (t *terminalSession) printHelp() {
	for _, c := range sessionCommands {
		sayf(t.stdout, "%-10s %s\n", c.name, c.short)
	}
	sayf(t.stdout, "%s", "Ctrl-C     interrupt the running entry, or drop the one being typed\n"+
		"Ctrl-D     leave\nAn entry runs when its braces and parentheses are closed; a final ; hides its value.\n")
}

func (t *terminalSession) printHistory() {
	for i, e := range t.entries {
		number := fmt.Sprintf("[%d] ", i+1)
		say(t.stdout, number+strings.ReplaceAll(e, "\n", "\n"+strings.Repeat(" ", len(number))))
	}
}
