//go:build linux || darwin

package capture

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"golang.org/x/sys/unix"
)

// TestMain lets the test binary be the child process of a test.
func TestMain(m *testing.M) {
	switch os.Getenv("CAPTURE_CHILD") {
	case "talk":
		fmt.Println("child to stdout")
		fmt.Fprintln(os.Stderr, "child to stderr")
		os.Exit(0)
	case "nonblock": // as some runtimes do with pipes that they get
		if err := unix.SetNonblock(1, true); err != nil {
			os.Exit(3)
		}
		os.Exit(0)
	case "stay": // keeps the pipe open until its standard input ends
		fmt.Println("ready")
		_, _ = io.ReadAll(os.Stdin)
		os.Exit(0)
	case "crash":
		if _, err := Start(func(string, string) {}); err != nil {
			os.Exit(3)
		}
		debug.SetMaxStack(1 << 20)
		os.Exit(recurse(1))
	}
	os.Exit(m.Run())
}

// recurse overflows the stack.
func recurse(n int) int {
	if n < 0 {
		return 0
	}
	return recurse(n+1) + n
}

// heard collects what a capture hands over.
type heard struct {
	sync.Mutex
	text map[string]*strings.Builder
}

func (h *heard) sink(stream, text string) {
	h.Lock()
	defer h.Unlock()
	if h.text == nil {
		h.text = map[string]*strings.Builder{Stdout: {}, Stderr: {}}
	}
	h.text[stream].WriteString(text)
}

// take returns what came on a stream and forgets it.
func (h *heard) take(stream string) string {
	h.Lock()
	defer h.Unlock()
	if h.text == nil {
		return ""
	}
	s := h.text[stream].String()
	h.text[stream].Reset()
	return s
}

// start begins a capture that ends with the test.
func start(t *testing.T) (*Capture, *heard) {
	t.Helper()
	h := &heard{}
	c, err := Start(h.sink)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c, h
}

// child runs the test binary as another process with the streams of this one.
func child(role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CAPTURE_CHILD="+role)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd
}

func TestWriters(t *testing.T) {
	early := log.New(os.Stdout, "", 0)
	c, h := start(t)
	tests := []struct {
		name        string
		write       func()
		out, errOut string
	}{
		{"fmt.Print", func() { fmt.Print("a") }, "a", ""},
		{"os.Stdout", func() { _, _ = os.Stdout.WriteString("b\n") }, "b\n", ""},
		{"os.Stderr", func() { fmt.Fprint(os.Stderr, "c") }, "", "c"},
		{"println", func() { println("d", 1) }, "", "d 1\n"},
		{"logger made before", func() { early.Print("e") }, "e\n", ""},
		{"system call", func() { _, _ = unix.Write(1, []byte("f")) }, "f", ""},
		{"child process", func() {
			if err := child("talk").Run(); err != nil {
				t.Error(err)
			}
		}, "child to stdout\n", "child to stderr\n"},
		{"accents", func() { fmt.Print("é😀") }, "é😀", ""},
		{"nothing", func() {}, "", ""},
	}
	for _, tt := range tests {
		tt.write()
		c.Sync()
		if got := h.take(Stdout); got != tt.out {
			t.Errorf("%s: stdout got %q, want %q", tt.name, got, tt.out)
		}
		if got := h.take(Stderr); got != tt.errOut {
			t.Errorf("%s: stderr got %q, want %q", tt.name, got, tt.errOut)
		}
	}
}

func TestManyLines(t *testing.T) {
	c, h := start(t)
	const n = 200_000
	for i := range n {
		fmt.Println(i)
	}
	c.Sync()
	lines := strings.Split(strings.TrimSuffix(h.take(Stdout), "\n"), "\n")
	if len(lines) != n {
		t.Fatalf("got %d lines, want %d", len(lines), n)
	}
	for i, line := range lines {
		if line != fmt.Sprint(i) {
			t.Fatalf("line %d: got %q", i, line)
		}
	}
}

// TestConcurrentWriters: whole lines, each writer's in order, with Syncs in between.
func TestConcurrentWriters(t *testing.T) {
	c, h := start(t)
	const writers, lines = 8, 2000
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range lines {
				fmt.Printf("%d %d\n", w, i)
				if i%500 == 0 {
					c.Sync()
				}
			}
		})
	}
	wg.Wait()
	c.Sync()
	next := make([]int, writers)
	for line := range strings.Lines(h.take(Stdout)) {
		var w, i int
		if _, err := fmt.Sscanf(line, "%d %d\n", &w, &i); err != nil || w >= writers {
			t.Fatalf("torn line %q", line)
		}
		if i != next[w] {
			t.Fatalf("writer %d: got line %d, want %d", w, i, next[w])
		}
		next[w]++
	}
	for w, n := range next {
		if n != lines {
			t.Errorf("writer %d: got %d lines, want %d", w, n, lines)
		}
	}
}

// TestFullPipe: more than a pipe holds, written in one piece while the reader waits.
func TestFullPipe(t *testing.T) {
	release := make(chan struct{})
	var once sync.Once
	var got int
	c, err := Start(func(_, text string) {
		once.Do(func() { <-release })
		got += len(text)
	})
	if err != nil {
		t.Fatal(err)
	}
	const size = 5 << 20
	written := make(chan struct{})
	go func() {
		defer close(written)
		fmt.Print(strings.Repeat("x", size))
	}()
	synced := make(chan struct{})
	go func() { defer close(synced); c.Sync() }()
	close(release)
	<-written
	<-synced
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got != size {
		t.Errorf("got %d bytes, want %d", got, size)
	}
}

func TestOriginals(t *testing.T) {
	before := sameFile(t, 1)
	c, h := start(t)
	info, err := c.Out().Stat()
	if err != nil || !os.SameFile(info, before) {
		t.Errorf("Out is not the original standard output (%v)", err)
	}
	if c.Err() == nil {
		t.Error("no original standard error")
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if after := sameFile(t, 1); !os.SameFile(before, after) {
		t.Error("standard output was not put back")
	}
	if got := h.take(Stdout); got != "" {
		t.Errorf("got %q", got)
	}
}

// sameFile says what a file descriptor is now.
func sameFile(t *testing.T, fd int) os.FileInfo {
	t.Helper()
	n, err := unix.Dup(fd)
	if err != nil {
		t.Fatal(err)
	}
	f := os.NewFile(uintptr(n), "copy")
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func TestOnlyOne(t *testing.T) {
	c, _ := start(t)
	_, err := Start(func(string, string) {})
	var busy *BusyError
	if !errors.As(err, &busy) {
		t.Errorf("second Start: got %v, want a *BusyError", err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	again, h := start(t)
	fmt.Print("again")
	again.Sync()
	if got := h.take(Stdout); got != "again" {
		t.Errorf("after a new Start: got %q", got)
	}
}

// TestClose: what was written before Close is handed over, the goroutines end, and
// everything may be called again.
func TestClose(t *testing.T) {
	for range 20 { // let goroutines of earlier tests end
		runtime.Gosched()
	}
	before := runtime.NumGoroutine()
	c, h := start(t)
	fmt.Print("last words\xe2")
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if got := h.take(Stdout); got != "last words\uFFFD" {
		t.Errorf("got %q", got)
	}
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			break
		}
		runtime.Gosched()
	}
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before Start", n, before)
	}
	c.Sync()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// TestCloseWithChild: a child that keeps the pipe open does not keep Close.
func TestCloseWithChild(t *testing.T) {
	c, h := start(t)
	cmd := child("stay")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	_ = h.take(Stdout) // "ready" or nothing: the child may be late
	_ = stdin.Close()
	_ = cmd.Wait() // it may have met the broken pipe
}

// TestNonblockingChild: a child that makes the shared pipe non-blocking.
func TestNonblockingChild(t *testing.T) {
	c, h := start(t)
	if err := child("nonblock").Run(); err != nil {
		t.Fatal(err)
	}
	c.Sync()
	fmt.Print("still here")
	c.Sync()
	if got := h.take(Stdout); got != "still here" {
		t.Errorf("got %q", got)
	}
}

// TestCrash: a process that dies while its output is captured says why.
func TestCrash(t *testing.T) {
	cmd := child("crash")
	var out, errOut strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errOut
	err := cmd.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 {
		t.Errorf("got %v, want exit status 2", err)
	}
	if !strings.Contains(errOut.String(), "capture.recurse(") {
		t.Errorf("standard error does not tell of the crash: %.200q", errOut.String())
	}
}

// TestClosedStdout: a cell that closes os.Stdout's descriptor does not stop Sync.
func TestClosedStdout(t *testing.T) {
	c, h := start(t)
	if err := unix.Close(1); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(os.Stderr, "x")
	c.Sync()
	if got := h.take(Stderr); got != "x" {
		t.Errorf("got %q", got)
	}
}

func BenchmarkSync(b *testing.B) {
	c, err := Start(func(string, string) {})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c.Sync()
	}
	if err := c.Close(); err != nil {
		b.Fatal(err)
	}
}
