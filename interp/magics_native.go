package interp

import (
	"context"
	"fmt"
	"strings"

	"fluxrepl/interp/display"
	"fluxrepl/interp/magic"
	"fluxrepl/interp/native"
	"fluxrepl/interp/native/toolchain"
)

var (
	_ magic.Engines = (*host)(nil)
	_ magic.Doctor  = (*host)(nil)
	_ magic.Modules = (*host)(nil)
)

// Engine implements magic.Engines.
func (h *host) Engine() (name, state string) {
	switch {
	case h.want == Interpreted:
		return string(h.want), "every cell is interpreted"
	case h.heap == nil:
		return string(h.want), "every cell is interpreted: this program or this machine cannot compile cells, and %doctor says why"
	case h.want == Native:
		return string(h.want), "every cell is compiled"
	case h.compiled.absent && h.compiled.shop != nil && h.compiled.shop.err != nil:
		return string(h.want), "every cell is interpreted, since there is no native engine: " + h.compiled.shop.err.Error()
	case h.compiled.engine == nil:
		return string(h.want), "cells are interpreted, and compiled where that is better; the native engine has not been needed yet"
	}
	return string(h.want), "cells are interpreted, and compiled where that is better: " + h.compiled.shop.tools.Describe()
}

// SetEngine implements magic.Engines.
func (h *host) SetEngine(ctx context.Context, name string) error {
	e := Engine(name)
	if e == Native {
		if _, err := h.nativeEngine(ctx, h.out); err != nil {
			return err
		}
	}
	h.want = e
	return nil
}

// RunOn implements magic.Engines.
func (h *host) RunOn(ctx context.Context, engine string, src magic.Source) (*display.Data, error) {
	c := h.piece(src)
	c.Engine = Engine(engine)
	v, err := h.mixed(ctx, c, h.out, h.depth+1)
	h.sync()
	if err != nil {
		return v, err
	}
	return v, nil
}

// Doctor implements magic.Doctor.
func (h *host) Doctor(ctx context.Context) (report string, fine bool) {
	found := toolchain.Doctor(ctx, toolchain.Options{Open: native.Open})
	for _, f := range found {
		mark := "ok  "
		if !f.OK {
			mark = "lack"
		}
		report += fmt.Sprintf("%s  %-12s %s\n", mark, f.Name, f.Detail)
		if !f.OK && f.Fix != "" {
			report += fmt.Sprintf("      %-12s %s\n", "", f.Fix)
		}
	}
	return report, toolchain.Healthy(found)
}

// modules are those that cells may import beside what is built in.
func (h *host) modules(ctx context.Context) (*toolchain.Modules, error) {
	if _, err := h.nativeEngine(ctx, h.out); err != nil {
		return nil, err
	}
	return h.compiled.shop.tools.Modules(ctx)
}

// Get implements magic.Modules.
func (h *host) Get(ctx context.Context, module, folder string, say func(line string)) error {
	m, err := h.modules(ctx)
	if err != nil {
		return err
	}
	if folder != "" {
		module += "=>" + folder
	}
	got, err := m.Get(ctx, module, say)
	if err != nil {
		return err
	}
	say("cells can import " + strings.Join(got.Packages, ", "))
	return nil
}

// Mod implements magic.Modules.
func (h *host) Mod(ctx context.Context) (string, error) {
	m, err := h.modules(ctx)
	if err != nil {
		return "", err
	}
	return m.Text(), nil
}
