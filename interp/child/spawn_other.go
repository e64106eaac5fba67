//go:build !linux && !darwin

package child

import (
	"os"
	"os/exec"
	"runtime"
)

// Supported says whether this system has what sessions in child processes need.
const Supported = false

var endings, passed []os.Signal

func attributes(*exec.Cmd, bool)   {}
func awaitExit(int) bool           { return false }
func (p *process) killAll()        {}
func killOwn()                     {}
func available() int64             { return 0 }
func inherit() (*inherited, error) { return nil, &UnsupportedError{runtime.GOOS} }

type inherited struct {
	stdout, stderr, requests, events, replies, crash *os.File
}
