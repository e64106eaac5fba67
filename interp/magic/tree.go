package magic

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/google/pprof/profile"
)

// tree is a profile as functions that call functions.
type tree struct {
	root    *node
	total   time.Duration
	samples int64
}

// node is a function as it was called on one way.
type node struct {
	name        string
	kind        kind
	self, total time.Duration
	calls       map[string]*node
}

// kind is whose a function is.
type kind int

const (
	ofCell kind = iota
	ofLibrary
	ofRuntime
	interpreted
	machinery // not shown
)

// interpretedName stands for the frames of the interpreter: which function of
// a cell they run is not to be seen in them.
const interpretedName = "interpreted Go"

// naming tells which function of which cell a compiled function is.
type naming func(symbol, file string) (fn, cell string, ok bool)

// newTree makes a tree of a processor profile.
func newTree(p *profile.Profile, own naming) *tree {
	t := &tree{root: &node{name: "all", calls: map[string]*node{}}}
	value := len(p.SampleType) - 1 // nanoseconds; before it the number of samples
	for _, s := range p.Sample {
		if value < 1 || len(s.Value) <= value {
			continue
		}
		t.add(stack(s, own), time.Duration(s.Value[value]))
		t.samples += s.Value[0]
	}
	return t
}

// maxFrames bounds the depth of the tree; a recursion is cut below.
const maxFrames = 64

func (t *tree) add(frames []frame, d time.Duration) {
	t.total += d
	n := t.root
	n.total += d
	for _, f := range frames[:min(len(frames), maxFrames)] {
		child := n.calls[f.name]
		if child == nil {
			child = &node{name: f.name, kind: f.kind, calls: map[string]*node{}}
			n.calls[f.name] = child
		}
		child.total += d
		n = child
	}
	n.self += d
}

// frame is a function of a stack.
type frame struct {
	name string
	kind kind
}

// stack is what a reader wants to see of a sample, outermost first: the
// interpreter's frames as one, no machinery of the session, and of the runtime
// what was called.
func stack(s *profile.Sample, own naming) []frame {
	var out []frame
	hidden, session := false, false
	for _, loc := range slices.Backward(s.Location) {
		for _, line := range slices.Backward(loc.Line) {
			if line.Function == nil {
				continue
			}
			f := frameOf(line, own)
			switch f.kind {
			case ofCell, interpreted:
				if !hidden && session && len(out) > 0 && out[0].kind == ofLibrary {
					out = out[:0] // what led there
				}
				hidden = false
			case machinery:
				session = true
				// What the session's own parts call is not the cell's, but for
				// what they call for it, by reflection.
				hidden = !strings.HasPrefix(f.name, "reflect.")
				continue
			}
			last := len(out) - 1
			switch {
			case hidden:
			case last >= 0 && out[last] == f && f.kind == interpreted:
			case last >= 0 && out[last].kind != ofLibrary && out[last].kind != ofCell && f.kind == ofRuntime:
			default:
				out = append(out, f)
			}
		}
	}
	if len(out) == 0 && session {
		return []frame{{"checking and compiling", ofRuntime}}
	}
	return out
}

// prefixes say whose functions are, by how their names begin.
var prefixes = []struct {
	prefix string
	kind   kind
}{
	{"github.com/traefik/yaegi/interp.runCfg", interpreted}, {"github.com/traefik/yaegi/", machinery},
	{"fluxrepl/interp", machinery}, {"fluxrepl/kernel", machinery}, {"fluxrepl/cmd", machinery},
	{"main.", machinery}, {"reflect.", machinery}, {"runtime/pprof.", machinery},
	{"runtime.", ofRuntime}, {"internal/", ofRuntime}, {"syscall.", ofRuntime}, {"sync/atomic.", ofRuntime},
}

// frameOf names a function and says whose it is.
func frameOf(l profile.Line, own naming) frame {
	name := l.Function.Name
	if fn, cell, ok := own(name, l.Function.Filename); ok {
		where := fmt.Sprintf("%s:%d", cell, l.Line)
		if fn != "" {
			where = fn + " (" + where + ")"
		}
		return frame{where, ofCell}
	}
	for _, p := range prefixes {
		switch {
		case !strings.HasPrefix(name, p.prefix):
		case p.kind == interpreted:
			return frame{interpretedName, interpreted}
		default:
			return frame{name, p.kind}
		}
	}
	if !strings.Contains(name, ".") { // of the runtime's assembly
		return frame{name, ofRuntime}
	}
	return frame{strings.TrimPrefix(name, "fluxrepl/"), ofLibrary}
}

// sum is what a function took on all ways.
type sum struct {
	name        string
	self, total time.Duration
}

// top lists the functions by the time in them.
func (t *tree) top() []sum {
	sums := map[string]*sum{}
	var walk func(n *node, above map[string]bool)
	walk = func(n *node, above map[string]bool) {
		for _, name := range slices.Sorted(maps.Keys(n.calls)) {
			c := n.calls[name]
			s := sums[name]
			if s == nil {
				s = &sum{name: name}
				sums[name] = s
			}
			s.self += c.self
			first := !above[name]
			if first { // a recursion counts once
				s.total += c.total
				above[name] = true
			}
			walk(c, above)
			if first {
				delete(above, name)
			}
		}
	}
	walk(t.root, map[string]bool{})
	var out []sum
	for _, s := range sums {
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b sum) int {
		return cmp.Or(cmp.Compare(b.self, a.self), cmp.Compare(b.total, a.total), cmp.Compare(a.name, b.name))
	})
	return out
}

// listed is how many functions and lines the text lists.
const listed = 20

// report is the profile as text.
func (t *tree) report(took time.Duration, lines map[Place]int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of processor time in %s, seen in %d samples\n", short(t.total), short(took), t.samples)
	if t.total == 0 {
		b.WriteString("that is too short: the processor is asked every 10 ms\n")
		return b.String()
	}
	functions := newTable(0)
	functions.row("self", "", "with calls", "", "function")
	for _, s := range t.top()[:min(listed, len(t.top()))] {
		functions.row(short(s.self), percent(s.self, t.total), short(s.total), percent(s.total, t.total), s.name)
	}
	b.WriteString(functions.String())
	if len(lines) == 0 {
		return b.String()
	}
	all := 0
	for _, n := range lines {
		all += n
	}
	places := slices.SortedFunc(maps.Keys(lines), func(a, b Place) int {
		return cmp.Or(cmp.Compare(lines[b], lines[a]), cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Line, b.Line))
	})
	byLine := newTable(0)
	for _, p := range places[:min(listed, len(places))] {
		where := fmt.Sprintf("%s:%d", p.Cell, p.Line)
		if p.Func != "" {
			where += " in " + p.Func
		}
		byLine.row(percent(time.Duration(lines[p]), time.Duration(all)), where, p.Text)
	}
	b.WriteString("\nlines that were interpreted, by the time that they ran\n" + byLine.String())
	return b.String()
}

func percent(part, whole time.Duration) string {
	return fmt.Sprintf("%.0f%%", 100*float64(part)/float64(whole))
}
