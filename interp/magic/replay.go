package magic

import "context"

var replayMagic = &Magic{
	Name:  "%replay",
	Short: "run the cells again that succeeded before the session's process died",
	Long: `
A cell that crashes ends the process that the session runs in, and with it the
variables; a new one is there at once. %replay, alone in a cell, runs the cells
again that had succeeded, in their order, until one fails.`,
	// A session in a process of its own does not get here if there is something
	// to replay: who looks after the process answers.
	Run: func(_ context.Context, c *Call) error {
		c.printf("nothing to replay: this session has lost no cell\n")
		return nil
	},
}
