package magic

import (
	"os/exec"
	"strconv"
)

// shell is how the system's shell runs a line.
func shell(line string) (name string, args []string) { return "cmd", []string{"/c", line} }

// group does nothing: kill finds the children by their parent.
func group(*exec.Cmd) {}

// interrupt does nothing: there is no signal that a console program must heed.
func interrupt(*exec.Cmd) {}

// kill ends the command and what it started. That it is gone already is no
// error.
func kill(cmd *exec.Cmd) {
	_ = exec.Command("taskkill", "/t", "/f", "/pid", strconv.Itoa(cmd.Process.Pid)).Run()
}
