package magic

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fluxrepl/interp/display"
)

// Call is one use of a magic.
type Call struct {
	Session Session
	Magic   *Magic
	Args    string // what follows the name, without blanks around it
	Body    string // for %%x: the lines below
	Line    int    // of the name, from 1
	Col     int    // of the arguments, in bytes from 1
	// Value is set to the value of the cell, if there is one.
	Value *display.Data
}

// UsageError says that a magic was not given what it wants.
type UsageError struct {
	Magic *Magic
	Why   string
}

func (e *UsageError) Error() string {
	return fmt.Sprintf("%s: %s; usage: %s", e.Magic.Name, e.Why, e.Magic.Usage())
}

func (c *Call) usage(format string, args ...any) error {
	return &UsageError{c.Magic, fmt.Sprintf(format, args...)}
}

// fail names the magic in an error of the world.
func (c *Call) fail(err error) error { return fmt.Errorf("%s: %w", c.Magic.Name, err) }

func (c *Call) printf(format string, args ...any) {
	c.Session.Stream("stdout", fmt.Sprintf(format, args...))
}

// ArgSource is the Go of the arguments, at its place in the cell.
func (c *Call) ArgSource() Source {
	return Source{Text: at(c.Line, c.Col) + c.Args}
}

// BodySource is the Go of the cell below, at its place.
func (c *Call) BodySource() Source {
	return Source{Text: at(c.Line+1, 1) + c.Body}
}

// at is the blank text before a place.
func at(line, col int) string {
	return strings.Repeat("\n", line-1) + strings.Repeat(" ", col-1)
}

// words takes the arguments apart as a shell does: by blanks, but for those in
// quotes or behind a backslash.
func (c *Call) words() ([]string, error) {
	w, err := words(c.Args)
	if err != nil {
		return nil, c.usage("%v", err)
	}
	return w, nil
}

func words(s string) ([]string, error) {
	var out []string
	var b strings.Builder
	quote, open, escaped := rune(0), false, false
	for _, r := range s {
		switch {
		case escaped:
			b.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && !backslashPaths:
			escaped, open = true, true
		case quote != 0:
			if r == quote {
				quote = 0
			} else {
				b.WriteRune(r)
			}
		case r == '\'' || r == '"':
			quote, open = r, true
		case r == ' ' || r == '\t' || r == '\r' || r == '\n':
			if open {
				out = append(out, b.String())
				b.Reset()
			}
			open = false
		default:
			b.WriteRune(r)
			open = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("the quotation mark %c is not closed", quote)
	}
	if open {
		out = append(out, b.String())
	}
	return out, nil
}

// backslashPaths is true on systems where a backslash divides folders.
const backslashPaths = os.PathSeparator == '\\'

// flags parses the arguments: set declares the flags, what is left is returned.
func (c *Call) flags(set func(*flag.FlagSet)) ([]string, error) {
	w, err := c.words()
	if err != nil {
		return nil, err
	}
	fs := flag.NewFlagSet(c.Magic.Name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	set(fs)
	if err := fs.Parse(w); errors.Is(err, flag.ErrHelp) {
		return nil, c.usage("its help is %%help %s", c.Magic.Name)
	} else if err != nil {
		return nil, c.usage("%v", err)
	}
	return fs.Args(), nil
}

// leading parses flags before other text, which is returned as it is.
func (c *Call) leading(set func(*flag.FlagSet)) (string, error) {
	rest := c.Magic.behindFlags(c.Args)
	fs := flag.NewFlagSet(c.Magic.Name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	set(fs)
	if err := fs.Parse(strings.Fields(strings.TrimSuffix(c.Args, rest))); err != nil {
		return "", c.usage("%v", err)
	}
	return rest, nil
}

// behindFlags is what of the arguments follows the flags before it.
func (m *Magic) behindFlags(args string) string {
	for strings.HasPrefix(args, "-") {
		word, more, _ := strings.Cut(args, " ")
		name, _, hasValue := strings.Cut(word[1:], "=")
		if !slices.Contains(m.Flags, name) {
			return args // a number, or an expression: -x
		}
		args = strings.TrimLeft(more, " ")
		if !hasValue {
			_, more, _ = strings.Cut(args, " ")
			args = strings.TrimLeft(more, " ")
		}
	}
	return args
}

// none is for magics without arguments.
func (c *Call) none() error {
	if c.Args != "" {
		return c.usage("it takes no arguments, got %s", c.Args)
	}
	return nil
}

// one is for magics with one argument; what says of what kind.
func (c *Call) one(what string) (string, error) {
	w, err := c.words()
	if err != nil {
		return "", err
	}
	if len(w) != 1 {
		return "", c.usage("want one %s, got %d", what, len(w))
	}
	return w[0], nil
}

// path is a file's name as the session means it: ~ is the home folder, and
// relative names begin in the session's folder.
func (c *Call) path(name string) string { return resolve(c.Session.Dir(), name) }

func resolve(dir, name string) string {
	if name == "~" || strings.HasPrefix(name, "~/") {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, name[1:])
		}
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	return name
}
