package magic

import "context"

var resetMagic = &Magic{
	Name: "%reset", Args: "[-f] [out|in]", Takes: TakesText, Defines: true,
	Short: "forget all names of the session, or the kept values or history",
	Long: `
Without an argument every variable, function, type and import is forgotten, and
so are the kept values; goroutines that still run keep theirs. out forgets the
values that _, _n and Out[n] stand for, in the history. -f is taken for the sake
of those who are used to it: there is no question to answer.`,
	Run: func(_ context.Context, c *Call) error {
		w, err := c.words()
		if err != nil {
			return err
		}
		if len(w) > 0 && w[0] == "-f" {
			w = w[1:]
		}
		kind := Everything
		switch {
		case len(w) == 1 && (Kind(w[0]) == Outputs || Kind(w[0]) == Inputs):
			kind = Kind(w[0])
		case len(w) > 0:
			return c.usage("want out, in or nothing, got %s", c.Args)
		}
		return c.Session.Reset(kind)
	},
}
