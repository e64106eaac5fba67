package rewrite

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// Call is a call that was running when a panic passed, in written source: the
// declaration that holds the called function, and where its body begins.
type Call struct {
	Name      string
	Line, Col int
}

// Frame is a function of the reader that was running when a panic passed.
type Frame struct {
	*Func
	// Lines are where it was; more than one where a trace cannot tell which.
	Lines []int
	// Col and End are the columns in bytes, from 1, of what went wrong there;
	// 0 if that is not known. End is behind its last byte.
	Col, End int
}

// Trace says which functions of the reader, and which of their lines, the
// calls of a panic are, the innermost first. mark is the number of the
// statement that ran last, 0 where that is not known, as in goroutines; then
// it may be called from any goroutine.
func (w *World) Trace(calls []Call, mark int, message string) []Frame {
	w.mu.Lock()
	defer w.mu.Unlock()
	m := w.Mark(mark)
	var funcs []*Func
	for _, c := range calls {
		if f := w.funcAt(c); f != nil {
			funcs = append(funcs, f)
		}
	}
	if len(calls) == 0 && m.Func != nil {
		funcs = []*Func{m.Func}
	}
	at := slices.Index(funcs, m.Func) // where the mark is of use
	if at > 0 && !slices.ContainsFunc(funcs[:at], func(f *Func) bool { return f.quiet || f.library }) {
		// Calls that a panic left before, which compiled code caught.
		funcs, at = funcs[at:], 0
	}
	var out []Frame
	for i, f := range funcs {
		found := f.risks
		if i == at {
			found = m.within(found)
		}
		if i == 0 {
			found = causes(found, message, i == at)
		} else {
			found = calling(found, funcs[i-1])
		}
		fr := f.frame(found)
		if i == at && len(fr.Lines) != 1 {
			fr.Lines = []int{m.Line}
		}
		out = append(out, fr)
	}
	return slices.DeleteFunc(out, func(f Frame) bool { return f.library })
}

// within returns the places inside of the marked statement.
func (m Mark) within(at []risk) []risk {
	var out []risk
	for _, r := range at {
		if int(r.line) >= m.Line && int(r.line) <= m.End {
			out = append(out, r)
		}
	}
	return out
}

// frame is a function at one of some places.
func (f *Func) frame(at []risk) Frame {
	out := Frame{Func: f}
	for _, r := range at {
		if !slices.Contains(out.Lines, int(r.line)) {
			out.Lines = append(out.Lines, int(r.line))
		}
	}
	slices.Sort(out.Lines)
	if len(out.Lines) > maxPlaces {
		out.Lines = nil
	}
	if len(at) == 1 {
		out.Col, out.End = int(at[0].col), int(at[0].to)
		if at[0].end != at[0].line {
			out.End = out.Col + 1
		}
	}
	return out
}

// maxPlaces bounds the lines named for one call; a longer list helps nobody.
const maxPlaces = 4

// calling returns the places that may be the call of a function: by its name,
// else through a value or interface, else through compiled code.
func calling(at []risk, callee *Func) []risk {
	for _, k := range []riskKind{riskCall, riskDynamic, riskForeign} {
		var out []risk
		for _, r := range at {
			if r.kind == k && (k != riskCall || r.callee == callee.Name) {
				out = append(out, r)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// bodyMark stands behind the brace that opens a function's body in written
// source: it says whose body it is.
func (w *World) bodyMark(f *Func) string {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.bodies = append(w.bodies, f)
	return fmt.Sprintf("/*@%d*/", len(w.bodies))
}

// funcAt finds the reader's function that a call in written source is of: nil
// for the functions that the rewriter adds.
func (w *World) funcAt(c Call) *Func {
	for i := len(w.written) - 1; i >= 0; i-- {
		if strings.Contains(w.written[i], "\nfunc "+c.Name+"(") {
			return w.bodyAt(w.written[i], c)
		}
	}
	return nil
}

// bodyAt finds the innermost function literal or declaration around a place.
func (w *World) bodyAt(source string, c Call) *Func {
	fset := token.NewFileSet()
	const head = "package main;"
	file, err := parser.ParseFile(fset, "", head+source, parser.SkipObjectResolution)
	if err != nil || c.Line < 1 || c.Line > fset.File(file.FileStart).LineCount() {
		return nil
	}
	tf := fset.File(file.FileStart)
	at := tf.LineStart(c.Line) + token.Pos(c.Col-1)
	var body *ast.BlockStmt
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || n.End() < at {
			return false
		}
		b := (*ast.BlockStmt)(nil)
		switch n := n.(type) {
		case *ast.FuncLit:
			b = n.Body
		case *ast.FuncDecl:
			b = n.Body
		}
		if b != nil && b.Lbrace < at && at <= b.Rbrace {
			body = b
		}
		return true
	})
	if body == nil {
		return nil
	}
	rest, ok := strings.CutPrefix(source[tf.Offset(body.Lbrace)-len(head)+1:], "/*@")
	if !ok {
		return nil
	}
	number, _, _ := strings.Cut(rest, "*/")
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(w.bodies) {
		return nil
	}
	return w.bodies[n-1]
}
