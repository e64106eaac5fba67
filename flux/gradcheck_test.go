package flux

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a row of the gradient table may be wrong by, relative to 1 + the size of
// the number: against central differences, whose own error is about 1e-10 for
// these functions; in float32, against float64; and where two ways to one
// number differ by rounding only.
const (
	byDifferences = 1e-6
	inFloat32     = 1e-5
	rounding      = 1e-11
)

// everyElement is the size up to which each element of an input is checked by
// differences of its own. Beyond, a few are, and one direction in which all of
// them move at once, so that a wrong one shows although it is not named.
const everyElement = 40

// inputs draws the inputs of a row: distinct numbers that stay at least 0.02
// away from every multiple of a half.
func (c gradCase) inputs() []*Tensor {
	source := NewSource(7)
	lo, hi := c.lo, c.hi
	if lo == 0 && hi == 0 {
		lo, hi = -1.5, 1.5
	}
	in := make([]*Tensor, len(c.shapes))
	for i, s := range c.shapes {
		in[i] = alloc(Float64, s)
		for j := range in[i].f64 {
			x := 0.0
			for x = lo + (hi-lo)*source.Float64(); math.Abs(x*2-math.Round(x*2)) < 0.04; {
				x = lo + (hi-lo)*source.Float64()
			}
			in[i].f64[j] = x
		}
	}
	return in
}

// weighted makes one number of f's result: a sum with fixed weights, so that the
// gradient that enters the pullback is not uniform.
func weighted(y *Tensor, seed uint64) *Tensor { return y.Mul(weights(y, seed)).Sum() }

func weights(y *Tensor, seed uint64) *Tensor {
	return NewSource(seed).Uniform(0.5, 1.5, y.shape...).To(y.dtype)
}

func anys(ts []*Tensor) []any {
	out := make([]any, len(ts))
	for i, t := range ts {
		out[i] = t
	}
	return out
}

// numeric returns the central differences of f with respect to each input.
func numeric(f func() float64, in []*Tensor) [][]float64 {
	out := make([][]float64, len(in))
	for i, t := range in {
		out[i] = make([]float64, len(t.f64))
		for j := range t.f64 {
			out[i][j] = difference(f, t.f64[j:j+1], []float64{1})
		}
	}
	return out
}

// difference is the central difference of f when x moves along d.
func difference(f func() float64, x, d []float64) float64 {
	const h = 1e-5
	start := append([]float64(nil), x...)
	move := func(h float64) float64 {
		for j := range x {
			x[j] = start[j] + h*d[j]
		}
		return f()
	}
	slope := (move(h) - move(-h)) / (2 * h)
	copy(x, start)
	return slope
}

// near reports whether got is want, to a tolerance that is relative for large
// numbers.
func near(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*(1+math.Abs(want))
}

// A reporter is what a check tells failures to: a *testing.T.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
}

// compare fails unless got is want, where no gradient counts as zeros.
func compare(t reporter, what string, got *Tensor, want []float64, tolerance float64) {
	t.Helper()
	values := make([]float64, len(want))
	if got != nil {
		values = got.Float64s()
	}
	if len(values) != len(want) {
		t.Errorf("%s: %d elements, want %d", what, len(values), len(want))
		return
	}
	for j, w := range want {
		if !near(values[j], w, tolerance) {
			t.Errorf("%s: element %d is %v, want %v", what, j, values[j], w)
			return
		}
	}
}

func TestGradients(t *testing.T) {
	cases, checks := gradCases(), 0
	names := map[string]bool{}
	for _, c := range cases {
		for _, name := range c.covers {
			names[name] = true
		}
		t.Run(c.name, func(t *testing.T) {
			p := &probe{reporter: t, gradCase: c, in: c.inputs()}
			p.run()
			checks += p.checks
		})
	}
	t.Logf("%d operations, %d rows, %d checks", len(names), len(cases), checks)
}

// A probe checks one row of the table.
type probe struct {
	reporter
	gradCase
	in     []*Tensor
	checks int // how many numbers were compared
}

func (p *probe) run() {
	if !p.firstOrder() {
		return // the rest would break on wrong shapes
	}
	p.secondOrder()
	p.float32()
	p.linear()
	p.entering()
	for _, l := range layouts {
		p.laidOut(l.name, l.of)
	}
}

// loss is the function that is differentiated.
func (p *probe) loss(in []*Tensor) *Tensor { return weighted(p.f(in), 3) }

// curved is a loss that is not linear in y. Were it, then the gradient that
// enters the pullback would not depend on the inputs, and to lose it there would
// cost nothing.
func curved(y *Tensor) *Tensor { return weighted(y, 3).Add(weighted(y.Square(), 4)) }

// slope is a number that is made of the gradients of a loss: differentiating it
// gives the second order.
func (p *probe) slope(in []*Tensor, loss func(y *Tensor) *Tensor) *Tensor {
	g := Gradient(func() *Tensor { return loss(p.f(in)) }, anys(in)...)
	total := New64([]float64{0}).Row(0)
	for i := range in {
		if gi := g.At(i); gi != nil {
			total = total.Add(weighted(gi, uint64(11+i)))
		}
	}
	return total
}

// compare is compare for every input, and counts.
func (p *probe) compare(what string, got *Grads, want [][]float64, tolerance float64) {
	p.Helper()
	for i := range p.in {
		p.checks += len(want[i])
		compare(p, what, got.At(i), want[i], tolerance)
	}
}

// values returns the gradients with respect to the inputs, zeros where there
// are none.
func (p *probe) values(g *Grads) [][]float64 {
	out := make([][]float64, len(p.in))
	for i, x := range p.in {
		out[i] = gradientOrZeros(g.At(i), x)
	}
	return out
}

// differ compares gradients with central differences of f.
func (p *probe) differ(what string, f func() float64, got [][]float64, tolerance float64) {
	p.Helper()
	check := func(i, from, to int, d []float64) bool {
		want, sum := difference(f, p.in[i].f64[from:to], d), 0.0
		for j, g := range got[i][from:to] {
			sum += g * d[j]
		}
		if p.checks++; near(sum, want, tolerance) {
			return true
		}
		p.Errorf("%s: input %d, elements %d to %d: the slope is %v, want %v", what, i, from, to, sum, want)
		return false
	}
	for i, x := range p.in {
		step := 1
		if len(x.f64) > everyElement {
			step = (len(x.f64) + everyElement - 1) / everyElement
			check(i, 0, len(x.f64), NewSource(17).Uniform(-1, 1, len(x.f64)).Float64s())
		}
		for j := 0; j < len(x.f64) && check(i, j, j+1, []float64{1}); j += step {
		}
	}
}

func (p *probe) firstOrder() (fits bool) {
	_, g := WithGradient(func() *Tensor { return p.loss(p.in) }, anys(p.in)...)
	for i, x := range p.in {
		if gi := g.At(i); gi != nil && (!gi.shape.Equal(x.shape) || gi.dtype != Float64) {
			p.Errorf("input %d is %v %v, its gradient %v %v", i, x.shape, x.dtype, gi.shape, gi.dtype)
			return false
		}
	}
	p.differ("first order", func() float64 { return p.loss(p.in).Item() }, p.values(g), byDifferences)
	return true
}

func (p *probe) secondOrder() {
	g := Gradient(func() *Tensor { return p.slope(p.in, curved) }, anys(p.in)...)
	p.differ("second order", func() float64 { return p.slope(p.in, curved).Item() }, p.values(g), byDifferences)
}

// float32 compares values and gradients in float32 with those of the same,
// rounded, numbers in float64.
func (p *probe) float32() {
	tolerance := inFloat32
	if p.single != 0 {
		tolerance = p.single
	}
	single, double := make([]*Tensor, len(p.in)), make([]*Tensor, len(p.in))
	for i, x := range p.in {
		single[i] = x.To(Float32)
		double[i] = single[i].To(Float64)
	}
	got, g32 := WithGradient(func() *Tensor { return p.loss(single) }, anys(single)...)
	want, g64 := WithGradient(func() *Tensor { return p.loss(double) }, anys(double)...)
	if got.dtype != Float32 {
		p.Errorf("float32 inputs give %v", got.dtype)
		return
	}
	for i := range single {
		if g := g32.At(i); g != nil && g.dtype != Float32 {
			p.Errorf("input %d is float32, its gradient %v", i, g.dtype)
			return
		}
	}
	compare(p, "value in float32", got, want.Float64s(), tolerance)
	p.compare("float32", g32, p.values(g64), tolerance)
}

// linear checks that the pullback is linear in the gradient that enters it, as
// the derivative of anything is: a pullback that forgets its gradient, or
// depends on it twice, passes no such test.
func (p *probe) linear() {
	const a, b = 2.5, -0.75
	y := p.f(p.in)
	u, v := weights(y, 5), weights(y, 6)
	pullback := func(w *Tensor) [][]float64 {
		return p.values(Gradient(func() *Tensor { return p.f(p.in).Mul(w).Sum() }, anys(p.in)...))
	}
	want := pullback(u)
	for i, second := range pullback(v) {
		for j := range second {
			want[i][j] = a*want[i][j] + b*second[j]
		}
	}
	both := u.MulScalar(a).Add(v.MulScalar(b))
	g := Gradient(func() *Tensor { return p.f(p.in).Mul(both).Sum() }, anys(p.in)...)
	p.compare("linear in the gradient", g, want, rounding)
}

// layouts are ways to put the numbers of a tensor elsewhere in memory.
var layouts = []struct {
	name string
	of   func(x *Tensor) *Tensor
}{
	{"columns first", func(x *Tensor) *Tensor { return x.Transpose().Clone().Transpose() }},
	{"inside NaN", surrounded},
	{"every other element", interleaved},
}

// surrounded returns x as the middle of a tensor that is NaN around it: whoever
// reads past the view shows it.
func surrounded(x *Tensor) *Tensor {
	shape := x.shape
	if len(shape) == 0 {
		x = x.Reshape(1)
	}
	for axis := range x.shape {
		edge := x.Shape()
		edge[axis] = 1
		x = Concat(axis, fill(alloc(x.dtype, edge), math.NaN()), x, fill(alloc(x.dtype, edge), math.NaN()))
	}
	for axis, n := range x.shape {
		x = x.Narrow(axis, 1, n-1)
	}
	if len(shape) == 0 {
		x = x.Row(0)
	}
	return x
}

// interleaved returns x as every other element of rows, with NaN between.
func interleaved(x *Tensor) *Tensor {
	if len(x.shape) == 0 {
		return surrounded(x)
	}
	rows := Stack(-1, x, fill(alloc(x.dtype, x.Shape()), math.NaN())).Flatten(len(x.shape) - 1)
	return rows.Stride(-1, 0, rows.Dim(-1), 2)
}

// laidOut checks that value and gradients do not depend on where the inputs
// lie in memory.
func (p *probe) laidOut(layout string, of func(*Tensor) *Tensor) {
	in := make([]*Tensor, len(p.in))
	for i, x := range p.in {
		in[i] = of(x)
	}
	p.checks++
	compare(p, layout+": value", p.f(in), p.f(p.in).Float64s(), rounding)
	p.agree(layout, in, curved, curved)
}

// entering checks that the gradients do not depend on where the gradient that
// enters the pullback lies in memory: turned round, or one number repeated.
func (p *probe) entering() {
	p.agree("a repeated gradient", p.in, func(y *Tensor) *Tensor { return y.Sum() }, func(y *Tensor) *Tensor { return y.Mul(like(y, 1)).Sum() })
	p.agree("a turned gradient", p.in, func(y *Tensor) *Tensor {
		return y.T().Mul(weights(y, 3).T().Clone()).Sum()
	}, func(y *Tensor) *Tensor { return weighted(y, 3) })
}

// agree checks that both losses have the same gradients of both orders, one of
// them computed on in, the other on the row's own inputs.
func (p *probe) agree(what string, in []*Tensor, loss, usual func(y *Tensor) *Tensor) {
	for _, order := range []struct {
		name string
		f    func(in []*Tensor, loss func(y *Tensor) *Tensor) *Tensor
	}{
		{"first order", func(in []*Tensor, loss func(y *Tensor) *Tensor) *Tensor { return loss(p.f(in)) }},
		{"second order", p.slope},
	} {
		want := Gradient(func() *Tensor { return order.f(p.in, usual) }, anys(p.in)...)
		got := Gradient(func() *Tensor { return order.f(in, loss) }, anys(in)...)
		p.compare(what+": "+order.name, got, p.values(want), rounding)
	}
}

func TestLayoutsAreNotContiguous(t *testing.T) {
	x := NewSource(1).Uniform(0, 1, 2, 3)
	for _, l := range layouts {
		if y := l.of(x); y.IsContiguous() || !slices.Equal(y.Float64s(), x.Float64s()) {
			t.Errorf("%s: contiguous %v, numbers %v, want %v", l.name, y.IsContiguous(), y.Float64s(), x.Float64s())
		}
	}
}

// complaints collects what a probe says.
type complaints []string

func (*complaints) Helper() {}

func (c *complaints) Errorf(format string, args ...any) {
	*c = append(*c, fmt.Sprintf(format, args...))
}

// TestTheTableFindsMistakes runs the probe on a square whose pullback is wrong
// in ways that have happened to others.
func TestTheTableFindsMistakes(t *testing.T) {
	double := func(c *call) *Tensor { return c.In(0).MulScalar(2) }
	mistakes := map[string]struct {
		pullback func(c *call)
		says     string // how the first complaint begins; nothing if all is well
	}{
		"none":               {func(c *call) { c.Give(0, c.Grad.Mul(double(c))) }, ""},
		"a factor":           {func(c *call) { c.Give(0, c.Grad.Mul(c.In(0))) }, "first order"},
		"no gradient":        {func(c *call) {}, "first order"},
		"another shape":      {func(c *call) { c.Give(0, c.Grad.Mul(double(c)).Flatten(0)) }, "input 0"},
		"a constant":         {func(c *call) { c.Give(0, c.Grad.Mul(double(c).Detach())) }, "second order"},
		"a cut gradient":     {func(c *call) { c.Give(0, c.Grad.Detach().Mul(double(c))) }, "second order"},
		"its gradient twice": {func(c *call) { c.Give(0, c.Grad.Mul(c.Grad).Mul(double(c))) }, "first order"},
	}
	for name, m := range mistakes {
		op := operation{Name: "square", Pullback: m.pullback}
		var said complaints
		c := gradCase{shapes: []Shape{{3, 4}}, f: func(in []*Tensor) *Tensor {
			return record1(&op, none{}, in[0].Detach().Square(), in[0])
		}}
		p := &probe{reporter: &said, gradCase: c, in: c.inputs()}
		p.run()
		if m.says == "" && len(said) > 0 || m.says != "" && (len(said) == 0 || !strings.HasPrefix(said[0], m.says)) {
			t.Errorf("%s: the probe says %q, want %q", name, said, m.says)
		}
	}
}

// exportedTensorFunctions parses this package and returns the exported functions
// and methods that have a tensor, or several, among their results: "Concat",
// "Tensor.Add".
func exportedTensorFunctions(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, file := range parsed(t) {
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.IsExported() && f.Type.Results != nil && holdsTensor(f.Type.Results) {
				if name := nameOf(f); ast.IsExported(name) {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// parsed returns the files of this package that are no tests.
func parsed(t *testing.T) []*ast.File {
	t.Helper()
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// nameOf returns the name of a function, and Type.Name for a method.
func nameOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	return strings.TrimPrefix(types.ExprString(f.Recv.List[0].Type), "*") + "." + f.Name.Name
}

// holdsTensor reports whether *Tensor is somewhere in a type or a list of them.
func holdsTensor(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if star, ok := n.(*ast.StarExpr); ok {
			id, ok := star.X.(*ast.Ident)
			found = found || ok && id.Name == "Tensor"
		}
		return !found
	})
	return found
}

func TestEveryOperationIsInTheGradientTable(t *testing.T) {
	covered := map[string]bool{}
	for _, c := range gradCases() {
		for _, name := range c.covers {
			covered[name] = true
		}
	}
	names := exportedTensorFunctions(t)
	if len(names) < 80 {
		t.Fatalf("only %d functions were found, so the search is broken", len(names))
	}
	known := map[string]bool{}
	for _, name := range names {
		known[name] = true
		switch _, excused := notDifferentiable[name]; {
		case covered[name] && excused:
			t.Errorf("%s has a row and is listed as not differentiable", name)
		case !covered[name] && !excused:
			t.Errorf("%s returns a tensor and has no row in the gradient table; add one, or a reason to notDifferentiable", name)
		}
	}
	for name := range covered {
		if !known[name] {
			t.Errorf("the table covers %s, which does not exist", name)
		}
	}
	for name := range notDifferentiable {
		if !known[name] {
			t.Errorf("notDifferentiable lists %s, which does not exist", name)
		}
	}
}
