package conformance

import (
	"context"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"fluxrepl/interp"
	"fluxrepl/interp/display"
	"fluxrepl/kernel/nbformat"
)

// TestNotebooks executes every tutorial and compares what each cell shows, and
// what it prints, with the outputs that the file was committed with, but for
// the seconds that an epoch took. Pictures are compared by their plain form.
// Cells with the tag raises-exception fail, as written down; those with the tag
// varies show something else each time, and have only to run.
func TestNotebooks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "notebooks", "*.ipynb"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no notebooks found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			nb, err := nbformat.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := nb.Validate(); err != nil {
				t.Error(err)
			}
			var failures []string // reported when the session captures no more
			if err := executeNotebook(nb, func(c *nbformat.Cell, got []*nbformat.Output) {
				if f := compare(c, got); f != "" {
					failures = append(failures, f)
				}
			}); err != nil {
				t.Fatal(err)
			}
			for _, f := range failures {
				t.Error(f)
			}
		})
	}
}

// executeNotebook runs the code cells and hands over what each shows.
func executeNotebook(nb *nbformat.Notebook, shown func(*nbformat.Cell, []*nbformat.Output)) error {
	s, err := interp.New(interp.Config{Engine: interp.Interpreted, Capture: true})
	if err != nil {
		return err
	}
	for _, c := range nb.Cells {
		if c.Kind != nbformat.Code {
			continue
		}
		var rec recording
		r := s.Execute(context.Background(), interp.Cell{Source: c.Source}, &rec)
		if r.Value != nil {
			rec.rec.Result(r.Count, r.Value.Data, r.Value.Metadata)
		}
		if r.Err != nil {
			rec.rec.Error(r.Err.Kind, r.Err.Message, r.Err.Traceback)
		}
		shown(c, rec.rec.Outputs())
	}
	return s.Close()
}

// compare says what differs from the outputs of the file; "" for nothing.
func compare(c *nbformat.Cell, got []*nbformat.Output) string {
	failed := slices.ContainsFunc(got, func(o *nbformat.Output) bool { return o.Kind == nbformat.ErrorOutput })
	if failed != tagged(c, "raises-exception") && !tagged(c, "varies") {
		return "failed, or did not although it should:\n" + c.Source + "\n" + text(got)
	}
	// Compilers for other processors fuse multiplications and additions, which
	// rounds otherwise.
	if tagged(c, "varies") || runtime.GOARCH != "amd64" || text(got) == text(c.Outputs) {
		return ""
	}
	return c.Source + "\n--- got\n" + text(got) + "\n--- want, as committed\n" + text(c.Outputs)
}

func tagged(c *nbformat.Cell, tag string) bool {
	tags, _ := c.Metadata["tags"].([]any)
	return slices.Contains(tags, any(tag))
}

// text is what a reader without pictures sees: what is printed and shown, then
// what is printed to standard error, whose order beside the first is open, then
// the error.
func text(outputs []*nbformat.Output) string {
	var out, errs, failed strings.Builder
	for _, o := range outputs {
		switch {
		case o.Kind == nbformat.ErrorOutput:
			failed.WriteString(o.EName + ": " + o.EValue + "\n" + strings.Join(o.Traceback, "\n") + "\n")
		case o.Name == "stderr":
			errs.WriteString(o.Text)
		default:
			if plain, ok := o.Data["text/plain"].(string); ok {
				out.WriteString(plain + "\n")
			}
			out.WriteString(o.Text)
		}
	}
	return seconds.ReplaceAllString(out.String()+errs.String()+failed.String(), "")
}

// seconds are the durations in a training log.
var seconds = regexp.MustCompile(`  \d+(\.\d+)?s\b`)

// recording collects the outputs of a cell as a notebook holds them.
type recording struct {
	mu  sync.Mutex
	rec nbformat.Recorder
}

func (r *recording) Stream(name, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rec.Stream(name, text)
}

func (r *recording) Display(d display.Data) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rec.Display(d.Data, d.Metadata, d.Transient)
}

func (r *recording) ClearOutput(wait bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rec.ClearOutput(wait)
}
