package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

func helpCommand() *command {
	return &command{
		name: "help", args: "[COMMAND]",
		short: "say what the commands do",
		long:  "Lists the commands, or describes one with its flags.",
		setup: func(*flag.FlagSet) action { return (*app).help },
	}
}

// help prints the list of commands, or one of them in full.
func (a *app) help(args []string) error {
	if len(args) == 0 {
		writeOverview(a.stdout)
		return nil
	}
	c := findCommand(args[0])
	if c == nil {
		return unknownCommand(args[0])
	}
	writeCommandHelp(a.stdout, c)
	return nil
}

func writeOverview(w io.Writer) {
	sayf(w, "%s", "fluxrepl explores Go and machine learning in cells.\n\nUsage:\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, c := range commands() {
		name := c.name
		if c.name == sessionName {
			name = ""
		}
		sayf(t, "  %s\t%s\n", strings.TrimSpace("fluxrepl "+strings.TrimSpace(name+" "+c.args)), c.short)
	}
	_ = t.Flush()
	sayf(w, "%s", "\n`fluxrepl help COMMAND` shows a command's flags.\n\n"+exitStatuses)
}

const exitStatuses = `Exit status: 0 all ran; 1 a cell or program failed, or a file or socket could not
be used; 2 wrong command line; 130 ended by Ctrl-C; a Go program's own os.Exit.
`

func writeCommandHelp(w io.Writer, c *command) {
	fs := newFlagSet(c)
	c.setup(fs)
	name := c.name
	if c.name == sessionName {
		name = ""
	}
	flags := ""
	fs.VisitAll(func(*flag.Flag) { flags = "[flags]" })
	sayf(w, "Usage: %s\n\n%s\n", strings.Join(strings.Fields("fluxrepl "+name+" "+flags+" "+c.args), " "), strings.TrimSpace(c.long))
	if flags == "" {
		return
	}
	sayf(w, "%s", "\nFlags:\n\n")
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fs.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0s" {
			usage += fmt.Sprintf(" (default %s)", f.DefValue)
		}
		dashes := "--"
		if len(f.Name) == 1 {
			dashes = "-"
		}
		sayf(t, "  %s\t%s\n", strings.TrimSpace(dashes+f.Name+" "+value), usage)
	})
	_ = t.Flush()
}
