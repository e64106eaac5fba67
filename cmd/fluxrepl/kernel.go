package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"

	"fluxrepl/kernel"
)

func kernelCommand() *command {
	return &command{
		name: "kernel", args: "[FILE]",
		short: "serve a session to Jupyter (started by Jupyter itself)",
		long: `
Serves one session over the Jupyter protocol, at the ports that the connection
file names, until a front end asks it to shut down. Jupyter starts it from the
kernelspec that fluxrepl install writes. The log goes to standard error.`,
		setup: func(fs *flag.FlagSet) action {
			file := fs.String("connection-file", "", "connection `FILE`, written by Jupyter")
			var f sessionFlags
			f.declare(fs)
			var level slog.Level
			fs.TextVar(&level, "log-level", slog.LevelWarn, "`LEVEL` of the log: debug, info, warn or error")
			return func(a *app, args []string) error {
				if *file != "" {
					args = append([]string{*file}, args...)
				}
				path, err := oneFile("kernel", args, "connection file")
				if err != nil {
					return err
				}
				return a.serve(path, f, level)
			}
		},
	}
}

func (a *app) serve(path string, f sessionFlags, level slog.Level) error {
	conn, err := kernel.ParseConnectionFile(path)
	if err != nil {
		return err
	}
	f.background = true // the front end asks for more than cells first
	s, err := a.openSession(f, "", true)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
	log.Info("serving", "connection file", path, "version", version())
	// A front end in a terminal passes its Ctrl-C on to the process group,
	// whatever the kernelspec's interrupt mode says: it must not end the kernel.
	ctx, stop := withParent(context.Background())
	defer stop()
	err = kernel.Serve(ctx, conn, &interpreter{session: s}, kernel.Logger(log), kernel.HandleSIGINT())
	if err != nil {
		return fmt.Errorf("serving the kernel: %w", err)
	}
	return nil
}
