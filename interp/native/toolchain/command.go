package toolchain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// command is one run of a tool.
type command struct {
	name  string // for errors
	path  string
	args  []string
	dir   string
	env   []string
	quiet bool         // at a low priority
	line  func(string) // gets each line of standard error, if not nil
	limit int          // of bytes kept of each stream; 0 means mostOutput
}

// mostOutput bounds what is kept of a tool's output. The longest that is read is
// a list of a few hundred packages.
const mostOutput = 16 << 20

// output runs the command and returns its standard output. It fails with a
// *ToolError that holds what the tool said. When the context ends, the tool and
// all that it started are killed.
func (c *command) output(ctx context.Context) ([]byte, error) {
	stdout, stderr, err := c.run(ctx)
	if err == nil {
		return stdout, nil
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if errors.Is(err, os.ErrNotExist) && !isFile(c.path) {
		return nil, &GoneError{Path: c.path}
	}
	said := string(stderr)
	if strings.TrimSpace(said) == "" {
		said = string(stdout)
	}
	return nil, &ToolError{Tool: c.name, Output: shorten(said), Err: err}
}

// run runs the command and returns both streams.
func (c *command) run(ctx context.Context) (stdout, stderr []byte, err error) {
	limit := c.limit
	if limit == 0 {
		limit = mostOutput
	}
	out, errs := &bounded{most: limit}, &bounded{most: limit}
	cmd := exec.CommandContext(ctx, c.path, c.args...)
	cmd.Dir, cmd.Env = c.dir, c.env
	if cmd.Dir != "" {
		cmd.Env = append(cmd.Env[:len(cmd.Env):len(cmd.Env)], "PWD="+c.dir)
	}
	cmd.Stdout, cmd.Stderr = out, errs
	if c.line != nil {
		cmd.Stderr = io.MultiWriter(errs, &lines{each: c.line})
	}
	// A killed tool's children may hold the pipes open; they are not waited for.
	cmd.WaitDelay = time.Second
	ownGroup(cmd)
	if err := cmd.Start(); err != nil {
		return nil, nil, fmt.Errorf("starting %s: %w", c.path, err)
	}
	if c.quiet {
		lowerPriority(cmd.Process.Pid)
	}
	err = cmd.Wait()
	return out.Bytes(), errs.Bytes(), err
}

// dropped are variables of the user's environment that would change what the
// tools do, or make them print what is none of a session's business.
var dropped = []string{
	"GODEBUG", "GOGC", "GOMEMLIMIT", "GOTRACEBACK", "GOMAXPROCS", "GORACE", "GOCOVERDIR",
	"GOROOT", "GOOS", "GOARCH", "GOWORK", "GO111MODULE", "GOTOOLCHAIN", "GOROOT_FINAL", "GOTOOLDIR",
	"LC_ALL", "LANGUAGE", "PWD",
}

// environ returns the user's environment for a tool, with additions.
func environ(add ...string) []string {
	all := os.Environ()
	env := make([]string, 0, len(all)+len(add)+1)
	for _, kv := range all {
		name, _, _ := strings.Cut(kv, "=")
		keep := true
		for _, d := range dropped {
			keep = keep && name != d
		}
		if keep {
			env = append(env, kv)
		}
	}
	return append(append(env, "LC_ALL=C"), add...)
}

// bounded keeps the first bytes that are written to it.
type bounded struct {
	bytes.Buffer
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	if room := b.most - b.Len(); room > 0 {
		b.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// lines calls a function with each whole line that is written to it.
type lines struct {
	each func(string)
	part []byte
}

func (l *lines) Write(p []byte) (int, error) {
	l.part = append(l.part, p...)
	for {
		i := bytes.IndexByte(l.part, '\n')
		if i < 0 {
			if len(l.part) > 1<<16 {
				l.part = nil
			}
			return len(p), nil
		}
		l.each(string(l.part[:i]))
		l.part = l.part[i+1:]
	}
}
