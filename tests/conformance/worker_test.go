package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"fluxrepl/interp"
)

// workerEnv makes the test binary a worker: a process that runs programs and
// sequences of cells, one after another, in sessions of the engine that the
// variable names. A session
// captures the output of its whole process, so programs run beside each other
// only in processes of their own; and one that ends its process ends no test.
const workerEnv = "FLUXREPL_CONFORMANCE_WORKER"

// programTime bounds one program.
const programTime = time.Minute

// workerLife is how many programs a worker runs. What the native engine has
// loaded stays until the process ends, types included, so there every program
// has a process of its own.
func workerLife(e interp.Engine) int {
	if e == interp.Interpreted {
		return 100
	}
	return 1
}

// report is what a program or a cell came to in a session.
type report struct {
	Stdout  string
	Stderr  string
	Value   string // of the last expression
	Kind    string // of the error, empty without one
	Message string
	Trace   string
	Missing string // why the engine cannot be had
}

// exit is the exit status that the same end of a compiled program has.
func (r report) exit() string {
	switch r.Kind {
	case "":
		return ""
	case "panic":
		return "2"
	case "exit":
		return strings.TrimPrefix(r.Message, "exit status ")
	}
	return r.Kind
}

// reportMark begins the line with a report: what a program's goroutines write
// after its end may come between.
const reportMark = "\x00report "

func TestMain(m *testing.M) {
	if engine := os.Getenv(workerEnv); engine != "" {
		if err := work(interp.Engine(engine)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// work answers each line of standard input, a JSON list of cells, by the list
// of their reports.
func work(engine interp.Engine) error {
	in := json.NewDecoder(os.Stdin)
	for {
		var cells []string
		if err := in.Decode(&cells); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		b, err := json.Marshal(session(engine, cells))
		if err != nil {
			return err
		}
		fmt.Printf("%s%s\n", reportMark, b)
	}
}

// session runs cells, or one program, in a session of their own.
func session(engine interp.Engine, cells []string) (rs []report) {
	s, err := interp.New(interp.Config{Engine: engine, Capture: true})
	if missing := (*interp.EngineError)(nil); errors.As(err, &missing) {
		return []report{{Missing: missing.Why}}
	} else if err != nil {
		return []report{{Kind: "no session", Message: err.Error()}}
	}
	for _, c := range cells {
		rs = append(rs, cell(s, c))
	}
	if err := s.Close(); err != nil {
		rs[0] = report{Kind: "close", Message: err.Error()}
	}
	return rs
}

func cell(s *interp.Session, src string) (r report) {
	ctx, cancel := context.WithTimeout(context.Background(), programTime)
	defer cancel()
	var out, diag output
	res := s.Execute(ctx, interp.Cell{Source: src}, both{&out, &diag})
	r.Stdout, r.Stderr = out.String(), diag.String()
	if res.Value != nil {
		r.Value = res.Value.Text()
	}
	if res.Err != nil {
		r.Kind, r.Message, r.Trace = res.Err.Kind, res.Err.Message, strings.Join(res.Err.Traceback, "\n")
	}
	return r
}

// both keeps the two streams of a cell apart.
type both struct {
	*output
	diag *output
}

func (b both) Stream(name, text string) {
	if name == "stderr" {
		b.diag.Stream("stdout", text)
		return
	}
	b.output.Stream(name, text)
}

// pool hands out workers of one engine.
type pool struct {
	engine interp.Engine
	idle   chan *worker // nil stands for one to be started
}

type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr strings.Builder
	done   int
}

func newPool(t *testing.T, engine interp.Engine) *pool {
	p := &pool{engine: engine, idle: make(chan *worker, runtime.GOMAXPROCS(0))}
	for range cap(p.idle) {
		p.idle <- nil
	}
	t.Cleanup(func() {
		var ends sync.WaitGroup
		for range cap(p.idle) {
			if w := <-p.idle; w != nil {
				ends.Go(w.end)
			}
		}
		ends.Wait()
	})
	return p
}

// run has cells run by a free worker, in one session.
func (p *pool) run(t *testing.T, cells ...string) []report {
	t.Helper()
	w := <-p.idle
	if w == nil {
		var err error
		if w, err = p.start(); err != nil {
			p.idle <- nil
			t.Fatal(err)
		}
	}
	rs, err := w.ask(cells)
	crash := ""
	if w.done++; err != nil || w.done == workerLife(p.engine) {
		w.end()
		crash = w.stderr.String()
		w = nil
	}
	p.idle <- w
	if err != nil {
		t.Fatalf("the process ended: %v\n%s", err, crash)
	}
	if rs[0].Missing != "" {
		t.Skip(rs[0].Missing)
	}
	return rs
}

func (p *pool) start() (*worker, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	w := &worker{cmd: exec.Command(exe)}
	w.cmd.Env = append(os.Environ(), workerEnv+"="+string(p.engine))
	w.cmd.Stderr = &w.stderr
	if w.in, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.out = bufio.NewReader(out)
	return w, w.cmd.Start()
}

// ask sends cells and waits for their reports. A worker that neither answers
// nor ends is killed, long after the cells' own time is over.
func (w *worker) ask(cells []string) (rs []report, err error) {
	guard := time.AfterFunc(2*time.Duration(len(cells))*programTime, func() { _ = w.cmd.Process.Kill() })
	defer guard.Stop()
	if err := json.NewEncoder(w.in).Encode(cells); err != nil {
		return nil, err
	}
	for {
		line, err := w.out.ReadString('\n')
		if err != nil {
			return nil, err
		}
		_, text, ok := strings.Cut(line, reportMark)
		if !ok {
			continue
		}
		return rs, json.Unmarshal([]byte(text), &rs)
	}
}

// end closes the worker's input, at which it ends, and waits for it.
func (w *worker) end() {
	_ = w.in.Close()
	guard := time.AfterFunc(programTime, func() { _ = w.cmd.Process.Kill() })
	defer guard.Stop()
	_, _ = io.Copy(io.Discard, w.out)
	_ = w.cmd.Wait()
}
