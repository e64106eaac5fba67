// Command mockkernel serves the interpreter of package kerneltest, so that real
// clients can be tried on the kernel without a language behind it:
//
//	mockkernel CONNECTION_FILE
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"fluxrepl/kernel"
	"fluxrepl/kernel/kerneltest"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "mockkernel:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("want one argument, the connection file, got %d", len(args))
	}
	conn, err := kernel.ParseConnectionFile(args[0])
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	return kernel.Serve(context.Background(), conn, &kerneltest.Interpreter{}, kernel.HandleSIGINT(), kernel.Logger(log))
}
