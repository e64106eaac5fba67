package interp

import (
	"fmt"
	"strings"

	"fluxrepl/interp/check"
	"fluxrepl/interp/rewrite"
	"fluxrepl/interp/yaegi"
)

// Frame is a function of a cell that was running when something failed.
type Frame struct {
	// Func is its name as Go's own traces write it, without the package: f,
	// T.M, (*T).M, "func literal in f"; "" at the outermost level of a cell.
	Func string
	// Cell and Source are the name and the text of its cell.
	Cell, Source string
	// Lines are where it was: one line, or several where that is not known
	// more closely, or none.
	Lines []int
	// Col and End are the columns of what failed, in bytes from 1, End behind
	// the last; 0 if that is not known.
	Col, End int
}

// maxCalls bounds the calls listed in a report.
const maxCalls = 12

// report writes a failure for the reader: the message, the line that failed,
// and the calls that led there, each with its cell and line.
func report(message []string, frames []Frame, missing int) []string {
	out := message
	if len(frames) == 0 {
		return out
	}
	if last := frames[len(frames)-1]; len(frames) > 1 && last.Func == "" && len(last.Lines) == 0 {
		frames = frames[:len(frames)-1] // nothing there calls: it is func main that ran
	}
	first := frames[0]
	where := join(first.Cell, linesText(first.Lines))
	if first.Func != "" {
		where += ", in " + first.Func
	}
	out = append(out, where)
	if len(first.Lines) == 1 {
		out = append(out, check.Underlined(strings.Split(first.Source, "\n"), first.Lines[0], first.Col, first.End)...)
	}
	shown := 0
	for i := 1; i < len(frames); {
		if shown++; shown > maxCalls {
			return append(out, fmt.Sprintf("and %d more calls", len(frames)-i+missing))
		}
		n := 1
		for i+n < len(frames) && sameCall(frames[i], frames[i+n]) {
			n++
		}
		out = append(out, "called from "+frames[i].call(n))
		i += n
	}
	if missing > 0 {
		out = append(out, fmt.Sprintf("and %d more calls", missing))
	}
	return out
}

func sameCall(a, b Frame) bool { return a.call(1) == b.call(1) }

// call writes f (cell 3, line 7), and how often it stands there.
func (f Frame) call(times int) string {
	where := join(f.Cell, linesText(f.Lines))
	if f.Func != "" {
		where = f.Func + " (" + where + ")"
	}
	if times > 1 {
		where += fmt.Sprintf(", %d times", times)
	}
	return where
}

func join(cell, lines string) string {
	if lines == "" {
		return cell
	}
	return cell + ", " + lines
}

// linesText writes line 7, or line 3, 5 or 9.
func linesText(lines []int) string {
	if len(lines) == 0 {
		return ""
	}
	parts := make([]string, len(lines))
	for i, n := range lines {
		parts[i] = fmt.Sprint(n)
	}
	last := parts[len(parts)-1]
	if len(parts) == 1 {
		return "line " + last
	}
	return "line " + strings.Join(parts[:len(parts)-1], ", ") + " or " + last
}

// traceback reports the panic of a cell.
func (s *Session) traceback(o yaegi.Outcome, msg string) []string {
	frames := s.compiled.trace
	s.compiled.trace = nil
	if len(frames) == 0 || len(o.Calls) > 0 {
		frames = append(frames, s.frames(o.Calls, o.Mark, msg)...)
	}
	if s.program {
		return goTrace(panicLines(msg, o.Chain, goText), frames, 1)
	}
	return report(panicLines(msg, o.Chain, panicText), frames, o.Missing)
}

// frames finds out which functions of the reader the interpreter's calls are.
func (s *Session) frames(calls []yaegi.Call, mark int, msg string) []Frame {
	list := make([]rewrite.Call, len(calls))
	for i, c := range calls {
		list[i] = rewrite.Call(c)
	}
	var out []Frame
	for _, f := range s.world.Trace(list, mark, msg) {
		out = append(out, Frame{Func: f.Name, Cell: f.Cell, Source: f.Text, Lines: f.Lines, Col: f.Col, End: f.End})
	}
	return out
}

// panicLines writes a panic as the Go runtime does, with the panics before it.
func panicLines(msg string, chain []yaegi.Earlier, words func(any) string) []string {
	var out []string
	indent := ""
	put := func(text string) {
		out = append(out, indent+"panic: "+strings.ReplaceAll(text, "\n", "\n\t"))
		indent = "\t"
	}
	for i, p := range chain {
		text := words(p.Value)
		next := msg
		if i+1 < len(chain) {
			next = words(chain[i+1].Value)
		}
		switch {
		case p.Recovered && text == next && i+1 == len(chain):
			put(text + " [recovered, repanicked]")
			return out
		case p.Recovered:
			text += " [recovered]"
		}
		put(text)
	}
	put(msg)
	return out
}

// goroutinePanicked reports the panic of a goroutine to the cell that started
// it.
func (s *Session) goroutinePanicked(p yaegi.GoroutinePanic) (fatal bool) {
	if _, ok := p.Value.(goexit); ok {
		return false
	}
	lines := s.panicReport(p)
	o, name := s.owned(p.Owner)
	if s.program {
		o.stream("stderr", strings.Join(lines, "\n")+"\n")
		return true
	}
	lines[0] = "panic in a goroutine" + name + strings.TrimPrefix(lines[0], "panic")
	o.stream("stderr", strings.Join(lines, "\n")+"\n")
	return false
}

// panicReport is the panic of a goroutine in lines.
func (s *Session) panicReport(p yaegi.GoroutinePanic) []string {
	msg := s.words(p.Value)
	if s.program {
		return goTrace(panicLines(msg, p.Chain, goText), s.frames(p.Calls, p.Mark, msg), p.Goroutine)
	}
	return report(panicLines(msg, p.Chain, panicText), s.frames(p.Calls, p.Mark, msg), p.Missing)
}

// goroutineExited tells that a goroutine of an earlier cell called os.Exit.
func (s *Session) goroutineExited(owner any, code int) {
	o, name := s.owned(owner)
	o.stream("stderr", fmt.Sprintf("exit status %d asked for by a goroutine%s; no cell runs, the session goes on\n", code, name))
}

// owned returns where a goroutine's news go, and " of cell 3".
func (s *Session) owned(owner any) (o *sink, name string) {
	if o, ok := owner.(*sink); ok {
		return o, " of " + o.cell
	}
	return s.out.Load(), ""
}
