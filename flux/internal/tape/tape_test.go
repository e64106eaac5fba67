package tape

import (
	"testing"
)

// number is the smallest value that a tape can work on.
type number struct {
	v     float64
	node  *Node[*number]
	watch Watch
}

var engine = Engine[*number]{
	Node:    func(n *number) *Node[*number] { return n.node },
	Written: func(*number) uint64 { return 0 },
	Add: func(a, b *number, reuse bool) *number {
		if !reuse {
			return &number{v: a.v + b.v}
		}
		a.v += b.v
		return a
	},
	Dummy: func(_ *number, s *Scope) *number {
		u := &number{}
		u.watch.Add(s)
		return u
	},
	Diagonal: func(n *Node[*number], _ []*number) bool { return n.Op == &square },
	Untold:   func(n *Node[*number], i int) { panic(n.Op.Name) },
}

var times, square, raw, plain Op[*number]

func init() {
	times = Op[*number]{Name: "times", Pullback: func(c *Call[*number]) {
		for i := range 2 {
			if c.Needs(i) {
				c.Give(i, mul(c.Grad, c.In(1-i)))
			}
		}
	}}
	square = Op[*number]{Name: "square", Pullback: func(c *Call[*number]) {
		c.Give(0, &number{v: c.Grad.v * 2 * c.Out().v / c.In(0).v})
	}}
	// raw has the pullback of the identity, but not recorded
	raw = Op[*number]{Name: "raw", Pullback: func(c *Call[*number]) { c.Give(0, &number{v: c.Grad.v}) }}
	plain = Op[*number]{Name: "plain", Pullback: func(c *Call[*number]) { c.Give(0, c.Grad) },
		Push: func(c *Call[*number], tangents []*number) *number { return &number{v: 10 * tangents[0].v} }}
}

func scopesOf(n *number) *Scopes {
	s := n.watch.Load()
	if n.node != nil {
		s = Union(s, n.node.Scopes)
	}
	return s.Open()
}

func mul(a, b *number) *number {
	out := &number{v: a.v * b.v}
	if s := Union(scopesOf(a), scopesOf(b)); s != nil {
		out.node = NewNode2(&times, s, nil, out, a, b)
	}
	return out
}

func squared(a *number) *number { return one(&square, a, a.v*a.v) }

func one(op *Op[*number], a *number, v float64) *number {
	out := &number{v: v}
	if s := scopesOf(a); s != nil {
		out.node = NewNode1(op, s, nil, out, a)
	}
	return out
}

// open watches leaves in a new scope.
func open(leaves ...*number) *Scope {
	s := NewScope()
	for _, l := range leaves {
		l.watch.Add(s)
	}
	return s
}

func backward(s *Scope, root *number, leaves ...*number) map[*number]*number {
	return byLeaf(leaves, engine.Backward(s, leaves, []*number{root}, []*number{{v: 1}}))
}

// byLeaf returns the gradients that there are.
func byLeaf(leaves, grads []*number) map[*number]*number {
	of := map[*number]*number{}
	for i, g := range grads {
		if g != nil {
			of[leaves[i]] = g
		}
	}
	return of
}

func TestBackward(t *testing.T) {
	cases := []struct {
		name string
		f    func(x, y *number) *number
		x, y float64 // the gradients at x = 3, y = 5
		none bool    // y has none
	}{
		{"a product", mul, 5, 3, false},
		{"one value twice", func(x, _ *number) *number { return mul(x, x) }, 6, 0, true},
		{"a diamond", func(x, y *number) *number { a := mul(x, y); return mul(a, a) }, 150, 90, false},
		{"paths of different lengths", func(x, y *number) *number { return mul(squared(squared(x)), mul(x, y)) }, 5 * 5 * 81, 243, false},
		{"one value many times", func(x, y *number) *number { a := mul(x, y); return mul(mul(a, a), mul(a, a)) }, 4 * 3375 * 5, 4 * 3375 * 3, false},
		{"the leaf itself", func(x, _ *number) *number { return x }, 1, 0, true},
	}
	for _, c := range cases {
		x, y := &number{v: 3}, &number{v: 5}
		s := open(x, y)
		root := c.f(x, y)
		s.Close()
		grads := backward(s, root, x, y)
		if g := grads[x]; g == nil || g.v != c.x {
			t.Errorf("%s: the gradient of x is %v, want %v", c.name, g, c.x)
		}
		if g := grads[y]; c.none != (g == nil) || g != nil && g.v != c.y {
			t.Errorf("%s: the gradient of y is %v, want %v", c.name, g, c.y)
		}
	}
}

func TestForward(t *testing.T) {
	forward := func(f func(x, y *number) *number, tx, ty *number) *number {
		x, y := &number{v: 3}, &number{v: 5}
		s := open(x, y)
		root := f(x, y)
		s.Close()
		return engine.Forward(s, []*number{x, y}, []*number{tx, ty}, root)
	}
	one10 := [2]*number{{v: 1}, {v: 10}}
	cases := []struct {
		name string
		f    func(x, y *number) *number
		want float64 // along (1, 10) at x = 3, y = 5
	}{
		{"a product", mul, 5 + 30},
		{"a diamond", func(x, y *number) *number { a := mul(x, y); return mul(a, a) }, 2 * 15 * 35},
		{"by its own pullback", func(x, y *number) *number { return mul(squared(x), y) }, 6*5 + 90},
		{"by its own rule", func(x, y *number) *number { return mul(one(&plain, x, x.v), y) }, 10*5 + 30},
		{"the leaf itself", func(_, y *number) *number { return y }, 10},
	}
	for _, c := range cases {
		if got := forward(c.f, one10[0], one10[1]); got == nil || got.v != c.want {
			t.Errorf("%s: the tangent is %v, want %v", c.name, got, c.want)
		}
	}
	if got := forward(mul, nil, one10[1]); got.v != 30 {
		t.Errorf("with x held fixed: the tangent is %v, want 30", got.v)
	}
	if got := forward(func(x, _ *number) *number { return &number{v: 1} }, one10[0], nil); got != nil {
		t.Errorf("a constant has the tangent %v", got)
	}
	defer func() {
		if got := recover(); got != "raw" {
			t.Errorf("a pullback that is not recorded: got %v, want the panic of Untold", got)
		}
	}()
	forward(func(x, _ *number) *number { return one(&raw, x, x.v) }, one10[0], nil)
}

// Gradients arrive at a wide node in any order, and it waits for all of them.
func TestManyUsers(t *testing.T) {
	const users = 1000
	x := &number{v: 2}
	s := open(x)
	shared := squared(x)
	all := make([]*number, users)
	seeds := make([]*number, users)
	for i := range all {
		all[i], seeds[i] = mul(shared, &number{v: float64(i)}), &number{v: 1}
	}
	s.Close()
	if g := engine.Backward(s, []*number{x}, all, seeds)[0]; g.v != 4*users*(users-1)/2 {
		t.Errorf("the gradient is %v, want %v", g.v, 4*users*(users-1)/2)
	}
}

func TestOnlyTheOwnScopeIsFollowed(t *testing.T) {
	x, y := &number{v: 3}, &number{v: 5}
	outer := open(x)
	a := squared(x)
	inner := open(y)
	root := mul(a, y)
	inner.Close()
	grads := backward(inner, root, y)
	if len(grads) != 1 || grads[y].v != 9 {
		t.Errorf("the inner gradients are %v, want that of y alone", grads)
	}
	outer.Close()
	if g := backward(outer, root, x); len(g) != 1 || g[x].v != 30 {
		t.Errorf("the outer gradients are %v, want that of x alone", g)
	}
}

func TestClosedScopesRecordNothing(t *testing.T) {
	x := &number{v: 3}
	s := open(x)
	s.Close()
	if y := squared(x); y.node != nil {
		t.Error("a closed scope records")
	}
	x.watch.Remove(s)
	if x.watch.Load() != nil {
		t.Error("the leaf is still watched")
	}
}

func TestDepthIsNotLimitedByTheStack(t *testing.T) {
	x, one := &number{v: 1}, &number{v: 1}
	s := open(x)
	y := x
	for range 50_000 {
		y = mul(y, one)
	}
	s.Close()
	if g := backward(s, y, x)[x]; g.v != 1 {
		t.Errorf("the gradient is %v, want 1", g.v)
	}
}

func TestScopes(t *testing.T) {
	a, b, c := NewScope(), NewScope(), NewScope()
	one := (*Scopes)(nil).With(a)
	two := one.With(b)
	if one.Has(b) || !two.Has(a) || !two.Has(b) {
		t.Error("With changes the set it is called on, or loses members")
	}
	if two.With(a) != two || two.Without(c) != two {
		t.Error("a change that changes nothing makes a new set")
	}
	if two.Without(a).Has(a) || !two.Without(a).Has(b) || one.Without(a) != nil {
		t.Error("Without is wrong")
	}
	if Union(nil, one) != one || Union(one, nil) != one || Union(one, one) != one || Union(one, two) != two || Union(two, one) != two {
		t.Error("Union makes a new set where one contains the other")
	}
	if u := Union(two, (*Scopes)(nil).With(c)); !u.Has(a) || !u.Has(b) || !u.Has(c) {
		t.Error("Union loses members")
	}
	if two.Open() != two {
		t.Error("an open set is copied")
	}
	b.Close()
	if o := two.Open(); !o.Has(a) || o.Has(b) {
		t.Error("Open has closed members")
	}
	a.Close()
	if two.Open() != nil || (*Scopes)(nil).Open() != nil {
		t.Error("nothing open is not nil")
	}
}
