package toolchain

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Finding is one thing that native code needs, looked at.
type Finding struct {
	Name   string
	OK     bool
	Detail string // what was found, or why it will not do
	Fix    string // what to do about it, or ""
}

// Healthy reports whether all is found.
func Healthy(findings []Finding) bool {
	for _, f := range findings {
		if !f.OK {
			return false
		}
	}
	return true
}

// Doctor looks at everything that native code needs, in the order in which Find
// does, but goes on after what is missing. If nothing is, it builds a plugin that
// imports Options.Packages, and opens it with Options.Open, if that is given. That
// can take a minute when it is done for the first time on a machine;
// Options.Progress hears of it.
func Doctor(ctx context.Context, opt Options) []Finding {
	if opt.Packages == nil {
		opt.Packages = CellPackages()
	}
	p := &probe{opt: opt, host: readHost()}
	failed := map[string]bool{}
	var findings []Finding
	for _, s := range steps() {
		f := p.examine(ctx, s, failed)
		failed[s.name] = !f.OK
		findings = append(findings, f)
	}
	if !Healthy(findings) {
		return append(findings, Finding{Name: "plugin", Detail: "not tried, for what is missing"})
	}
	return append(findings, p.trial(ctx)...)
}

// examine makes a finding of one step.
func (p *probe) examine(ctx context.Context, s step, failed map[string]bool) Finding {
	for _, need := range s.needs {
		if failed[need] {
			return Finding{Name: s.name, Detail: "not looked for without the " + need}
		}
	}
	detail, err := s.try(ctx, p)
	return finding(s.name, detail, err)
}

// finding says how something went.
func finding(name, detail string, err error) Finding {
	if err == nil {
		return Finding{Name: name, OK: true, Detail: detail}
	}
	if u, ok := errors.AsType[*UnavailableError](err); ok {
		return Finding{Name: name, Detail: u.Why, Fix: u.Fix}
	}
	return Finding{Name: name, Detail: err.Error()}
}

// trial builds a plugin and opens it.
func (p *probe) trial(ctx context.Context) []Finding {
	t, err := p.toolchain()
	if err != nil {
		return []Finding{finding("plugin", "", err)}
	}
	defer t.Close() //nolint:errcheck // what is left is in the folder for temporary files
	start := time.Now()
	if err := t.prepare(ctx); err != nil {
		return []Finding{finding("packages", "", err)}
	}
	listed := time.Since(start)
	r, err := t.buildWarm(ctx, t.opt.Packages)
	if err != nil {
		return []Finding{finding("plugin", "", err)}
	}
	out := []Finding{
		{Name: "packages", OK: true, Detail: fmt.Sprintf("%d, compiled for plugins or found so, in %s", strings.Count(t.archives.importConfig(), "\n"), round(listed))},
		{Name: "linker", OK: true, Detail: t.linker.describe(t.cc)},
	}
	detail := fmt.Sprintf("compiled in %s, linked in %s", round(r.Compile), round(r.Link))
	if t.opt.Open == nil {
		return append(out, Finding{Name: "plugin", OK: true, Detail: detail + "; not opened"})
	}
	start = time.Now()
	err = t.tryOpen(ctx, r)
	return append(out, finding("plugin", fmt.Sprintf("%s, opened in %s", detail, round(time.Since(start))), err))
}

// round makes a duration readable.
func round(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
