package magic

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strings"
)

var envMagic = &Magic{
	Name: "%env", Args: "[NAME | NAME=VALUE | NAME VALUE]", Takes: TakesEnv,
	Short: "print or set environment variables",
	Long: `
Cells see them by os.Getenv, commands as theirs. In the list of all, values are
hidden whose names speak of keys, tokens, passwords or secrets.`,
	Run: func(_ context.Context, c *Call) error {
		if c.Args == "" {
			c.printf("%s", environment())
			return nil
		}
		name, value, set := strings.Cut(c.Args, "=")
		if !set {
			name, value, set = strings.Cut(c.Args, " ")
		}
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if name == "" || strings.ContainsAny(name, " \t\x00") {
			return c.usage("want a name, got %q", name)
		}
		if !set {
			v, ok := os.LookupEnv(name)
			if !ok {
				return c.usage("%s is not set", name)
			}
			c.printf("%s\n", v)
			return nil
		}
		if n := len(value); n > 1 && value[0] == value[n-1] && (value[0] == '"' || value[0] == '\'') {
			value = value[1 : n-1]
		}
		if err := os.Setenv(name, value); err != nil {
			return c.fail(err)
		}
		return nil
	},
}

var private = regexp.MustCompile(`(?i)key|token|secret|passw|credential`)

// environment lists all variables by name.
func environment() string {
	all := os.Environ()
	slices.Sort(all)
	var b strings.Builder
	for _, e := range all {
		name, _, ok := strings.Cut(e, "=")
		if ok && private.MatchString(name) {
			e = name + "=<hidden>"
		}
		b.WriteString(e + "\n")
	}
	return b.String()
}
