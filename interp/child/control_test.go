//go:build linux || darwin

package child

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
)

// begun runs a cell that prints "running" and then goes on.
func begun(t *testing.T, s *Session, src string) (h *heard, interrupt func(), ended chan interp.Result) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	h = &heard{}
	ended = make(chan interp.Result, 1)
	go func() {
		ended <- s.Execute(ctx, interp.Cell{Source: "fmt.Print(\"running\")\n" + src}, h)
	}()
	h.wait("running")
	t.Cleanup(cancel)
	return h, cancel, ended
}

func TestInterrupt(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "import \"time\"\nx := 0", "", "")
	h, interrupt, ended := begun(t, s, "for {\n\tx++\n\tif x == 3 {\n\t\tfmt.Print(\"three\")\n\t}\n}")
	h.wait("three")
	interrupt()
	<-ended
	for _, src := range []string{"for {}", "time.Sleep(time.Hour)", "select {}", "<-make(chan int)"} {
		_, interrupt, ended := begun(t, s, src)
		interrupt()
		if r := <-ended; r.Err == nil || r.Err.Kind != "interrupted" {
			t.Errorf("%s: got %v", src, r.Err)
		}
	}
	want(t, s, "x >= 3", "true", "")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r := s.Execute(ctx, interp.Cell{Source: "x = -1"}, nil); r.Err == nil || r.Err.Kind != "interrupted" {
		t.Errorf("interrupted before: got %v", r.Err)
	}
	want(t, s, "x >= 3", "true", "")
}

// TestStop ends a child that heeds nothing, as one that is stopped.
func TestStop(t *testing.T) {
	s := open(t, Config{})
	s.grace = time.Millisecond
	h, interrupt, ended := begun(t, s, "select {}")
	if s.Stop() {
		t.Error("Stop ended a cell that was not interrupted")
	}
	if err := syscall.Kill(pid(t, s), syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	// Until the kernel has stopped every thread, one of them may still heed.
	var status syscall.WaitStatus
	if _, err := syscall.Wait4(pid(t, s), &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
		t.Fatalf("the child is not stopped: %v, %v", status, err)
	}
	interrupt()
	h.wait("A second interrupt ends the session's process")
	if !s.Stop() {
		t.Error("Stop did nothing")
	}
	if r := <-ended; r.Err == nil || r.Err.Kind != "crash" || !strings.HasPrefix(r.Err.Message, "ended by a second interrupt") {
		t.Errorf("got %v", r.Err)
	}
	if s.Stop() {
		t.Error("Stop ended what does not run")
	}
	want(t, s, "1", "1", "")
	_, _, ended = begun(t, s, "select {}")
	s.Kill("the time is up")
	if r := <-ended; r.Err == nil || r.Err.Message != "the time is up" {
		t.Errorf("Kill: got %v", r.Err)
	}
	want(t, s, "2", "2", "")
}

// TestQuestionsWhileACellRuns: they are answered beside it, and by a dead child
// not at all.
func TestQuestionsWhileACellRuns(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "needle := 1", "", "")
	_, interrupt, ended := begun(t, s, "for {}")
	if c := s.Complete("need", 4); len(c.Items) == 0 || c.Items[0].Text != "needle" {
		t.Errorf("Complete: %+v", c)
	}
	if d, ok := s.Inspect("needle", 2, 0); !ok || !strings.Contains(d.Text(), "int") {
		t.Errorf("Inspect: %q, %t", d.Text(), ok)
	}
	if st, _ := s.IsComplete("func f() {"); st != "incomplete" {
		t.Errorf("IsComplete: %s", st)
	}
	if st, _ := s.IsComplete(ReplayCommand); st != "complete" {
		t.Errorf("IsComplete of %s: %s", ReplayCommand, st)
	}
	interrupt()
	<-ended
}

// slow is an Output that takes nothing until it is told to.
type slow struct {
	heard
	first sync.Once
	begun chan struct{}
	open  chan struct{}
}

func (s *slow) Stream(name, text string) {
	s.first.Do(func() { close(s.begun) })
	<-s.open
	s.heard.Stream(name, text)
}

// TestEndlessOutput: a reader that is slow makes the cell wait; questions and the
// interrupt do not wait, and of what was printed nothing is missing.
func TestEndlessOutput(t *testing.T) {
	s := open(t, Config{})
	out := &slow{begun: make(chan struct{}), open: make(chan struct{})}
	ctx, interrupt := context.WithCancel(context.Background())
	ended := make(chan interp.Result, 1)
	go func() {
		ended <- s.Execute(ctx, interp.Cell{Source: "n := 0\nfor {\n\tfmt.Println(n)\n\tn++\n}"}, out)
	}()
	<-out.begun
	if c := s.Complete("fmt.Printl", 10); len(c.Items) == 0 {
		t.Error("no completions while the output waits")
	}
	interrupt()
	close(out.open)
	if r := <-ended; r.Err == nil || r.Err.Kind != "interrupted" {
		t.Errorf("got %v", r.Err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for i, line := range lines {
		if line != fmt.Sprint(i) {
			t.Fatalf("line %d of %d: got %q", i, len(lines), line)
		}
	}
	r, _ := run(s, "n")
	if r.Value == nil || r.Value.Text() != fmt.Sprint(len(lines)) && r.Value.Text() != fmt.Sprint(len(lines)-1) {
		t.Errorf("%d lines were heard, the cell printed %v", len(lines), r.Value)
	}
}

// TestOutputHasItsOrder: displays and notes stand where they were among the
// printed text, also with much of it.
func TestOutputHasItsOrder(t *testing.T) {
	s := open(t, Config{})
	const cell = `for i := range 300 {
	fmt.Print("a", i)
	display.Show(i)
	if i%7 == 0 {
		fmt.Print(strings.Repeat("x", 70000))
	}
}`
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "a%d<%d>", i, i)
		if i%7 == 0 {
			b.WriteString(strings.Repeat("x", 70000))
		}
	}
	h := &heard{}
	r := s.Execute(context.Background(), interp.Cell{Source: "import \"strings\"\n" + cell}, h)
	if r.Err != nil || h.String() != b.String() {
		t.Errorf("%v: got %d bytes, want %d", r.Err, len(h.String()), b.Len())
	}
}

// TestLateOutput of a goroutine goes to its cell until there is another.
func TestLateOutput(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "ask, answered := make(chan int), make(chan int)", "", "")
	first := &heard{}
	r := s.Execute(context.Background(), interp.Cell{Source: "go func() { fmt.Println(\"late\", <-ask); answered <- 1 }()"}, first)
	if r.Err != nil {
		t.Fatal(r.Err)
	}
	if r := s.Execute(context.Background(), interp.Cell{Source: "ask <- 5; <-answered;"}, first); r.Err != nil {
		t.Fatal(r.Err)
	}
	first.wait("late 5\n")
}

// TestTextThatLooksLikeACrash reaches the reader all the same.
func TestTextThatLooksLikeACrash(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "import \"os\"\nfmt.Fprintln(os.Stderr, \"panic: not really\")", "", "!panic: not really\n")
	h, interrupt, ended := begun(t, s, "fmt.Fprintln(os.Stderr, \"fatal error: nor this\")\nselect {}")
	h.wait("fatal error: nor this\n")
	interrupt()
	<-ended
	if r, out := run(s, "fmt.Fprint(os.Stderr, \"goroutine 1\")\np, _ := os.FindProcess(os.Getpid())\n_ = p.Kill()\nselect {}"); r.Err == nil || out != "!goroutine 1" {
		t.Errorf("before a death: %v, output %q", r.Err, out)
	}
}

func TestEverythingCrosses(t *testing.T) {
	s := open(t, Config{})
	r, _ := run(s, "display.PNG([]byte{0x89, 1, 2})")
	if r.Err != nil || r.Value == nil || fmt.Sprint(r.Value.Data[display.MIMETypePNG]) != "[137 1 2]" {
		t.Errorf("a picture: %+v", r)
	}
	r, _ = run(s, "x := nope +\n")
	if r.Err == nil || r.Err.Kind != "syntax error" || len(r.Err.Traceback) == 0 {
		t.Errorf("a mistake: %+v", r.Err)
	}
	r, _ = run(s, "\"\xff\"")
	if r.Err == nil || r.Err.Kind != "syntax error" {
		t.Errorf("no UTF-8: %+v", r)
	}
	r, _ = run(s, strings.Repeat(" ", 17<<20)+"1")
	if r.Err == nil || r.Err.Kind != "unsupported" {
		t.Errorf("a huge cell: %+v", r.Err)
	}
	if r := s.Execute(context.Background(), interp.Cell{Source: "fmt.Print(1); display.Show(2); 3"}, nil); r.Err != nil || r.Value.Text() != "3" {
		t.Errorf("without output: %+v", r)
	}
	want(t, s, "import \"os\"\nlen(os.Args)", fmt.Sprint(len(os.Args)), "")
}

// TestCellsThatMeddle with what the child needs.
func TestCellsThatMeddle(t *testing.T) {
	s := open(t, Config{})
	want(t, s, "import \"os\"", "", "")
	want(t, s, "os.Stdout.Close()\ndisplay.Show(1); 2", "2", "<1>")
	want(t, s, "fmt.Print(3); 4", "4", "")
	for _, src := range []string{
		"os.NewFile(4, \"\").Write([]byte(\"no frame, but bytes enough to be taken for one\"))\nselect {}",
		"os.NewFile(5, \"\").Write([]byte{255, 255, 255, 255, 1, 0, 0, 0, 0, 0, 0, 0, 0})\nselect {}",
	} {
		if r, _ := run(s, "import \"os\"\n"+src); r.Err == nil || !strings.Contains(r.Err.Message, "what is no message") {
			t.Errorf("%s: got %v", src, r.Err)
		}
	}
	want(t, s, "fmt.Print(5)", "", "5")
	h, interrupt, ended := begun(t, s, "n := 0\nfor {\n\tn++\n\tif n == 2000 {\n\t\tfmt.Print(\" on\")\n\t}\n}")
	if err := syscall.Kill(pid(t, s), syscall.SIGINT); err != nil { // as a terminal does
		t.Fatal(err)
	}
	h.wait(" on")
	interrupt()
	<-ended
	want(t, s, "n >= 2000", "true", "")
}
