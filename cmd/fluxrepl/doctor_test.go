package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fluxrepl/interp/native/toolchain"
)

func TestDoctorMissesGo(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "go")
	r := finish(t, program(t, "doctor", "--go", nowhere), nil)
	r.check(t, 1, []string{
		"go command", "missing", "there is no go command at " + nowhere, "→ install go1.",
		"compiler and linker", "missing", "not looked for without the go command",
		"plugin", "not tried", "they are interpreted.",
	}, nil)
}

func TestDoctorMissesSource(t *testing.T) {
	dir := t.TempDir()
	r := finish(t, program(t, "doctor", "--source", dir), nil)
	r.check(t, 1, []string{"source folder", "missing", dir, "(from the options) is not the folder of the module fluxrepl"}, nil)
}

// TestDoctorAgrees runs the whole of it, with the user's caches, which the tests'
// own home does not have, and compares it with what the toolchain says here.
func TestDoctorAgrees(t *testing.T) {
	env, err := exec.CommandContext(t.Context(), "go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Skip("there is no go command: ", err)
	}
	caches := strings.Fields(string(env))
	cmd := program(t, "doctor")
	cmd.Env = append(cmd.Env, "GOCACHE="+caches[0], "GOMODCACHE="+caches[1])
	r := finish(t, cmd, nil)
	tc, err := toolchain.Find(t.Context(), toolchain.Options{})
	if err != nil {
		r.check(t, 1, []string{"missing", "they are interpreted."}, nil)
		return
	}
	if err := tc.Close(); err != nil {
		t.Error(err)
	}
	r.check(t, 0, []string{"go command", "ok", "plugin", "ok", "opened in", "can be compiled to native code here."}, nil)
}
