//go:build linux || darwin

package child

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"fluxrepl/interp"
)

// descriptors is how many files this process has open.
func descriptors(t *testing.T) int {
	t.Helper()
	for _, dir := range []string{"/proc/self/fd", "/dev/fd"} {
		if names, err := os.ReadDir(dir); err == nil {
			return len(names)
		}
	}
	t.Skip("no way to count descriptors here")
	return 0
}

// TestNothingIsLeft: no goroutine, descriptor or process of a session is left
// when it is closed, whatever happened in it.
func TestNothingIsLeft(t *testing.T) {
	cycle := func() {
		s, err := New(Config{Command: command})
		if err != nil {
			t.Fatal(err)
		}
		want(t, s, "1 + 1", "2", "")
		if r, _ := run(s, "import \"sync\"\nvar m sync.Mutex\nm.Unlock()"); r.Err == nil || r.Err.Kind != "crash" {
			t.Errorf("got %v", r.Err)
		}
		want(t, s, "1 + 2", "3", "")
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if r, _ := run(s, "1"); r.Err == nil || r.Err.Message != interp.ErrClosed.Error() {
			t.Errorf("after Close: %v", r.Err)
		}
	}
	cycle() // what is made once for all is made now
	goroutines, files := runtime.NumGoroutine(), descriptors(t)
	for range 5 {
		cycle()
	}
	for range 1_000_000 { // goroutines that have nothing left to do need a moment
		if runtime.NumGoroutine() <= goroutines {
			break
		}
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > goroutines {
		buf := make([]byte, 1<<16)
		t.Errorf("%d goroutines, %d before:\n%s", n, goroutines, buf[:runtime.Stack(buf, true)])
	}
	if n := descriptors(t); n > files {
		t.Errorf("%d open files, %d before", n, files)
	}
}

// lives runs programs from a cell that hold the writing end of a pipe open: the
// pipe ends when the last of them has.
const lives = `import "os/exec"
cmd := exec.Command("sleep", "1000")
cmd.Stdin = os.Stdin
if err := cmd.Start(); err != nil {
	panic(err)
}`

// TestWhatCellsStartEndsWithThem looks at programs that cells have started, when
// the session is closed, its process dies, or the program that owns it is killed.
func TestWhatCellsStartEndsWithThem(t *testing.T) {
	for _, how := range []string{"close", "death", "orphan"} {
		t.Run(how, func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd := command()
			cmd.Env = append(cmd.Env, asChild+"=", asOwner+"="+how)
			cmd.Stdin = w // which the session's process and what it starts inherit
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			cmd.Stderr = os.Stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			_ = w.Close()
			line, err := bufio.NewReader(out).ReadString('\n')
			if strings.TrimSpace(line) != "ready" {
				t.Errorf("the owner said %q (%v)", line, err)
			}
			if how == "orphan" {
				kill(t, cmd.Process.Pid)
			}
			if _, err := io.ReadAll(r); err != nil { // ends when all are gone
				t.Error(err)
			}
			_ = cmd.Wait()
		})
	}
}

// asOwner makes the test binary own a session.
const asOwner = "FLUXREPL_TEST_AS_OWNER"

// own is the main function of that process.
func own(how string) error {
	s, err := New(Config{Command: func() *exec.Cmd {
		cmd := command()
		cmd.Env = append(cmd.Env, asOwner+"=")
		return cmd
	}})
	if err != nil {
		return err
	}
	r, _ := run(s, "import \"os\"\n"+lives)
	if r.Err != nil {
		return r.Err
	}
	if r, _ = run(s, "!sleep 1000 &"); r.Err != nil { // in a process group of its own
		return r.Err
	}
	switch how {
	case "close":
		defer func() { _ = s.Close() }()
	case "death":
		if r, _ = run(s, "import \"sync\"\nvar m sync.Mutex\nm.Unlock()"); r.Err == nil {
			return fmt.Errorf("no death")
		}
		defer func() { _ = s.Close() }() // the new one, which has started nothing
	}
	fmt.Println("ready")
	if how == "orphan" {
		s.Execute(context.Background(), interp.Cell{Source: "for { fmt.Println(1) }"}, nil)
	}
	return nil
}

// TestMemoryLimits reads the system's limit, whatever it is, and those of users.
func TestMemoryLimits(t *testing.T) {
	if n := DefaultMemory(); n != -1 && n < 64<<20 {
		t.Errorf("DefaultMemory: %d", n)
	}
	for text, want := range map[string]int64{
		"4GiB": 4 << 30, "512MiB": 512 << 20, "800M": 800 << 20, "1.5g": 3 << 29, "1000000": 1e6, "64k": 64 << 10, "2TB": 2 << 40, "1b": 1, "off": -1,
		"": 0, "x": 0, "4X": 0, "-1G": 0, "1e30T": 0, "GiB": 0, "4GiBi": 0, "NaN": 0,
	} {
		got, err := ParseMemory(text)
		if got != want || (err != nil) != (want == 0) {
			t.Errorf("ParseMemory(%q): %d, %v; want %d", text, got, err, want)
		}
	}
	for n, want := range map[int64]string{4 << 30: "4 GiB", 300 << 20: "300 MiB", 3 << 29: "1.5 GiB", 5: "5 bytes", 1 << 10: "1 KiB"} {
		if got := size(n); got != want {
			t.Errorf("size(%s): %s, want %s", strconv.FormatInt(n, 10), got, want)
		}
	}
}
