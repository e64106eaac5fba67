package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// yieldState is a loop over a function, whose body is a function of its own:
// what leaves the body says where to with a code.
type yieldState struct {
	code  string // the variable with the code
	state string // the variable with the loop's state
	label string // the loop's own label as written by the reader, "" for none
	inner int    // loops and switches inside the body that catch plain branches
	// exits are branches to statements around the loop, by code.
	exits []string
	owned map[string]bool // labels declared inside the body
}

// The codes of a yieldState; exits follow.
const (
	leaveLoop = 1
	leaveFunc = 2
	leaveMore = 3
)

// The states of a loop over a function; the runtime words what is wrong when
// the iterator calls the body in any but the first.
const (
	loopReady     = 0
	loopRunning   = 1 // or the body has panicked
	loopLeft      = 2
	loopOver      = 3
	loopSwallowed = 4
)

// rangeFunc writes a loop over an iterator function: the body becomes the
// function that the iterator calls.
func (e *emitter) rangeFunc(r *ast.RangeStmt, sig *types.Signature, label string) {
	if e.fn == nil {
		e.fn = &funcState{rec: &Func{}, label: map[string]string{}}
	}
	y := &yieldState{code: e.temp(), owned: map[string]bool{}}
	for l, n := range e.fn.label {
		if n == label && label != "" {
			y.label = l
		}
	}
	ast.Inspect(r.Body, func(n ast.Node) bool {
		if l, ok := n.(*ast.LabeledStmt); ok {
			y.owned[l.Label.Name] = true
		}
		return true
	})
	yield := sig.Params().At(0).Type().Underlying().(*types.Signature)
	var params []string
	var hidden [2]string
	var ts [2]types.Type
	for i := range yield.Params().Len() {
		hidden[i], ts[i] = e.temp(), yield.Params().At(i).Type()
		params = append(params, hidden[i]+" "+e.typ(ts[i]))
	}
	y.state = e.temp()
	e.raw("{")
	e.line("%s := 0", y.code)
	e.line("%s := %d", y.state, loopReady)
	e.line("(%s)(func(%s) bool {", e.expr(r.X), strings.Join(params, ", "))
	e.line("if %s != %d { rt.BadYield(%s) }", y.state, loopReady, y.state)
	e.line("%s = %d", y.state, loopRunning)
	e.bindings(r, hidden, ts)
	e.fn.yields = append(e.fn.yields, y)
	e.block(r.Body.List)
	e.fn.yields = e.fn.yields[:len(e.fn.yields)-1]
	e.line("%s = %d", y.state, loopReady)
	e.raw("return true")
	e.raw("})")
	e.line("if %s == %d { rt.BadYield(%d) }", y.state, loopRunning, loopSwallowed)
	e.line("%s = %d", y.state, loopOver)
	e.afterYield(y)
	e.raw("}")
}

// afterYield goes where the body wanted to.
func (e *emitter) afterYield(y *yieldState) {
	e.line("if %s == %d {", y.code, leaveFunc)
	switch {
	case len(e.fn.yields) > 0:
		e.yieldReturn()
	case e.fn.frame != "" || len(e.fn.results) == 0:
		e.raw("return")
	default:
		e.line("return %s", strings.Join(e.fn.results, ", "))
	}
	e.raw("}")
	for i, x := range y.exits {
		e.line("if %s == %d { %s }", y.code, leaveMore+i, x)
	}
}

// yieldReturn leaves the body of a loop over a function, and the function
// around it; the results are assigned already.
func (e *emitter) yieldReturn() {
	y := e.fn.yields[len(e.fn.yields)-1]
	e.line("%s = %d", y.code, leaveFunc)
	e.stopLoop(y)
}

// yieldBranch writes a branch out of the body of a loop over a function; it
// reports false for a branch that stays inside.
func (e *emitter) yieldBranch(b *ast.BranchStmt) bool {
	if e.fn == nil || len(e.fn.yields) == 0 || b.Tok == token.FALLTHROUGH {
		return false
	}
	y := e.fn.yields[len(e.fn.yields)-1]
	if b.Tok == token.GOTO {
		if b.Label != nil && y.owned[b.Label.Name] {
			return false
		}
		e.refuse(b.Pos(), "goto out of a loop over a function is not supported in interpreted cells")
	}
	if b.Label == nil {
		if y.inner > 0 {
			if b.Tok == token.BREAK || y.innerLoop() {
				return false
			}
		}
		e.leave(y, b.Tok)
		return true
	}
	if y.owned[b.Label.Name] {
		return false
	}
	if b.Label.Name == y.label {
		e.leave(y, b.Tok)
		return true
	}
	outer := e.capture(func() {
		e.fn.yields = e.fn.yields[:len(e.fn.yields)-1]
		defer func() { e.fn.yields = append(e.fn.yields, y) }()
		e.branchStmt(b)
	})
	y.exits = append(y.exits, outer)
	e.line("%s = %d", y.code, leaveMore+len(y.exits)-1)
	e.stopLoop(y)
	return true
}

func (y *yieldState) innerLoop() bool { return y.inner >= innerLoopUnit }

// innerLoopUnit is what a loop adds to yieldState.inner; a switch or select
// adds one, since only break stops there.
const innerLoopUnit = 1000

func (e *emitter) leave(y *yieldState, tok token.Token) {
	if tok == token.CONTINUE {
		e.line("%s = %d", y.state, loopReady)
		e.raw("return true")
		return
	}
	e.line("%s = %d", y.code, leaveLoop)
	e.stopLoop(y)
}

func (e *emitter) stopLoop(y *yieldState) {
	e.line("%s = %d", y.state, loopLeft)
	e.raw("return false")
}

// nest counts a statement that catches plain branches while f writes it.
func (e *emitter) nest(unit int, f func()) {
	if e.fn != nil && len(e.fn.yields) > 0 {
		y := e.fn.yields[len(e.fn.yields)-1]
		y.inner += unit
		defer func() { y.inner -= unit }()
	}
	f()
}
