package main

import (
	"context"
	"flag"
	"io"
	"os"
	"os/signal"
	"strings"
	"text/tabwriter"
	"time"

	"fluxrepl/interp/native"
	"fluxrepl/interp/native/toolchain"

	"golang.org/x/term"
)

func doctorCommand() *command {
	return &command{
		name:  "doctor",
		short: "say whether cells can be compiled to native code here",
		long: `
Looks at each thing that compiled cells need: the system, a Go command of the
version that this program was built with, a C compiler, this program's source, a
folder to work in. Then it builds a plugin and opens it, which can take a minute
the first time. The exit status is 1 if anything is missing; cells are then
interpreted.`,
		setup: func(fs *flag.FlagSet) action {
			opt := toolchain.Options{Open: native.Open}
			fs.StringVar(&opt.Go, "go", "", "the go `COMMAND` to look at, in place of those in the usual places")
			fs.StringVar(&opt.Source, "source", "", "the `DIR` that this program was built from")
			return func(a *app, args []string) error {
				if err := noArguments("doctor", args); err != nil {
					return err
				}
				return a.doctor(opt)
			}
		},
	}
}

func (a *app) doctor(opt toolchain.Options) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	clear := func() {}
	if term.IsTerminal(int(a.stderr.Fd())) {
		opt.Progress = progressLine(a.stderr)
		clear = func() { sayf(a.stderr, "\r\x1b[K") }
	}
	findings := toolchain.Doctor(ctx, opt)
	clear()
	if ctx.Err() != nil {
		return &exitError{statusInterrupted}
	}
	writeFindings(a.stdout, findings)
	if !toolchain.Healthy(findings) {
		return &exitError{statusFailed}
	}
	return nil
}

// progressLine shows progress on one line of a terminal, ten times a second at
// the most.
func progressLine(w io.Writer) func(done, total int, what string) {
	var last time.Time
	return func(done, total int, what string) {
		if now := time.Now(); now.Sub(last) > 100*time.Millisecond {
			last = now
			sayf(w, "\r\x1b[Kcompiling for plugins: %d of %d, %s", done, total, what)
		}
	}
}

// writeFindings prints the table, with what to do below each row that needs it.
func writeFindings(w io.Writer, findings []toolchain.Finding) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, f := range findings {
		state := "ok"
		if !f.OK {
			state = "missing"
		}
		sayf(t, "%s\t%s\t%s\n", f.Name, state, strings.ReplaceAll(f.Detail, "\n", "\n\t\t"))
		if f.Fix != "" {
			sayf(t, "\t\t→ %s\n", f.Fix)
		}
	}
	_ = t.Flush()
	if toolchain.Healthy(findings) {
		say(w, "\nCells can be compiled to native code here.")
		return
	}
	say(w, "\nCells cannot be compiled to native code here; they are interpreted.")
}
