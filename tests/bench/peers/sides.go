package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// A side is a program that measures entries: ours, or PyTorch with one of its
// instruction sets.
type side struct {
	name    string
	command []string
	env     []string
}

// sides returns ours and the peer's.
func sides(python, script string) ([]side, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return []side{
		{name: "ours", command: []string{self, "ours"}},
		{name: "torch", command: []string{python, script}},
		{name: "torch avx512", command: []string{python, script}, env: []string{"ATEN_CPU_CAPABILITY=avx512"}},
	}, nil
}

// chosen are variables that would choose kernels for a peer's library: it is to
// choose for itself.
var chosen = []string{"OPENBLAS_", "DNNL_", "ATEN_CPU", "KMP_", "GOMP_", "OMP_", "MKL_", "GOMAXPROCS=", "GOGC=", "GOMEMLIMIT=", "GODEBUG="}

// environment returns env without what chooses kernels and threads, and with
// the same number of threads for everything.
func environment(env []string, threads int) []string {
	var kept []string
next:
	for _, v := range env {
		for _, prefix := range chosen {
			if strings.HasPrefix(v, prefix) {
				continue next
			}
		}
		kept = append(kept, v)
	}
	for _, name := range []string{"GOMAXPROCS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"} {
		kept = append(kept, name+"="+strconv.Itoa(threads))
	}
	return kept
}

// run starts a process of the side and reads its report.
func (s side) run(threads int, args ...string) (report, error) {
	cmd := exec.Command(s.command[0], append(append([]string{}, s.command[1:]...), args...)...)
	cmd.Env = append(environment(os.Environ(), threads), s.env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	var r report
	if err := cmd.Run(); err != nil {
		return r, fmt.Errorf("%s: %w", s.name, err)
	}
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		return r, fmt.Errorf("%s: %w", s.name, err)
	}
	return r, nil
}
