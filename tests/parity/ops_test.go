package parity

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"hash/crc32"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fluxrepl/flux"
)

// list is what an operation gets and gives.
type list = []*flux.Tensor

// operations are the Go side of the cases in ops_FAMILY.py, by name; every
// ops_FAMILY_test.go adds its own in init.
var operations = map[string]func(in list) list{}

// noPeer says why an exported operation has no case.
var noPeer = map[string]string{}

// ops adds the operations of one family. A key is the name of a case:
// "Tensor.Conv2D: stride 2" covers Tensor.Conv2D.
func ops(family map[string]func(in list) list) {
	for name, f := range family {
		if operations[name] != nil {
			panic("two operations are named " + name)
		}
		operations[name] = f
	}
}

// without says why the named operations have no case.
func without(reason string, names ...string) {
	for _, name := range names {
		noPeer[name] = reason
	}
}

// opCase is a case as ops.py writes it.
type opCase struct {
	Name   string
	Inputs []struct {
		Shape  []int
		Lo, Hi float64
		Ints   []int
		Values []any
	}
	Outputs   []opArray
	Gradients []*opArray
}

type opArray struct {
	Shape  []int
	Values []any
}

func (a opArray) array() array { return array{a.Shape, floats(a.Values)} }

// floats decodes numbers, among them the text of NaN and the infinities.
func floats(values []any) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case float64:
			out[i] = v
		case string:
			f, err := strconv.ParseFloat(v, 64)
			if err != nil {
				panic(err)
			}
			out[i] = f
		}
	}
	return out
}

var inf = math.Inf(1)

// numbers is the generator of ops.py.
type numbers uint32

func (n *numbers) tensor(lo, hi float64, shape []int) *flux.Tensor {
	t := make([]float64, flux.Shape(shape).Size())
	for i := range t {
		*n = 1664525*(*n) + 1013904223
		t[i] = float64(float32(lo + float64((hi-lo)*float64(*n)/(1<<32))))
	}
	return flux.New64(t).Reshape(shape...)
}

// run computes outputs and gradients of a case.
func (c opCase) run(f func(list) list, d flux.DType) (outs, grads list) {
	n := numbers(crc32.ChecksumIEEE([]byte(c.Name)))
	var in, leaves list
	for _, spec := range c.Inputs {
		var x *flux.Tensor
		switch {
		case spec.Ints != nil:
			in = append(in, flux.Ints(spec.Ints).Reshape(spec.Shape...))
			continue
		case spec.Values != nil:
			x = flux.New64(floats(spec.Values)).Reshape(spec.Shape...).To(d)
		default:
			x = n.tensor(spec.Lo, spec.Hi, spec.Shape).To(d)
		}
		x = x.Clone()
		in, leaves = append(in, x), append(leaves, x)
	}
	if c.Gradients == nil {
		return f(in), nil
	}
	wrt := make([]any, len(leaves))
	for i, x := range leaves {
		wrt[i] = x
	}
	g := flux.Gradient(func() *flux.Tensor {
		outs = f(in)
		total := flux.Scalar(0).To(d)
		for _, y := range outs {
			if y.DType() == flux.Float32 || y.DType() == flux.Float64 {
				total = total.Add(y.Mul(n.tensor(0.5, 1.5, y.Shape()).To(d)).Sum())
			}
		}
		return total
	}, wrt...)
	for _, x := range leaves {
		grads = append(grads, g.Of(x))
	}
	return outs, grads
}

// TestOperations compares every case of every ops_FAMILY.json, outputs and
// gradients, in both element types.
func TestOperations(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "ops_*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no vectors (%v)", err)
	}
	ran := map[string]bool{}
	for _, path := range paths {
		var cases []opCase
		read(t, strings.TrimSuffix(filepath.Base(path), ".json"), &cases)
		for _, c := range cases {
			f := operations[c.Name]
			if f == nil {
				t.Errorf("%s: %q has no operation on the Go side", path, c.Name)
				continue
			}
			ran[c.Name] = true
			t.Run(c.Name, func(t *testing.T) {
				bothTypes(t, func(t *testing.T, d flux.DType, tolerance float64) { c.compare(t, f, d, tolerance) })
			})
		}
	}
	for name := range operations {
		if !ran[name] {
			t.Errorf("%q has no case in the vectors", name)
		}
	}
	t.Logf("%d cases of %d operations", len(ran), len(coveredByCases()))
}

func (c opCase) compare(t *testing.T, f func(list) list, d flux.DType, tolerance float64) {
	outs, grads := c.run(f, d)
	if len(outs) != len(c.Outputs) {
		t.Fatalf("got %d outputs, want %d", len(outs), len(c.Outputs))
	}
	for i, want := range c.Outputs {
		compare(t, "output "+strconv.Itoa(i), outs[i], want.array(), tolerance)
	}
	for i, want := range c.Gradients {
		if want == nil {
			if grads[i] != nil && grads[i].Abs().Sum().Item() != 0 {
				t.Errorf("gradient %d: got one, want none", i)
			}
			continue
		}
		w := want.array()
		if grads[i] == nil && allZero(w.Values) {
			continue
		}
		compare(t, "gradient "+strconv.Itoa(i), grads[i], w, tolerance)
	}
}

func allZero(values []float64) bool {
	for _, v := range values {
		if v != 0 || math.IsNaN(v) {
			return false
		}
	}
	return true
}

// TestEveryOperationHasACase parses package flux: whatever gives a tensor is
// compared with PyTorch, or says why not.
func TestEveryOperationHasACase(t *testing.T) {
	covered, known := coveredByCases(), map[string]bool{}
	for _, name := range exportedTensorFunctions(t) {
		known[name] = true
		switch _, excused := noPeer[name]; {
		case covered[name] && excused:
			t.Errorf("%s has a case and a reason to have none", name)
		case !covered[name] && !excused:
			t.Errorf("%s has no case; add one to an ops_FAMILY.py, or say why not with without", name)
		}
	}
	if len(known) < 80 {
		t.Errorf("only %d functions were found, so the search is broken", len(known))
	}
	for name := range covered {
		if !known[name] {
			t.Errorf("there is a case of %s, which does not exist", name)
		}
	}
	for name := range noPeer {
		if !known[name] {
			t.Errorf("%s has a reason to have no case, and does not exist", name)
		}
	}
}

// exportedTensorFunctions returns the exported functions and methods of package
// flux that have a tensor, or several, among their results.
func exportedTensorFunctions(t *testing.T) (names []string) {
	t.Helper()
	paths, err := filepath.Glob("../../flux/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || strings.HasSuffix(path, "_test.go") || !f.Name.IsExported() || f.Type.Results == nil || !holdsTensor(f.Type.Results) {
				continue
			}
			name := f.Name.Name
			if f.Recv != nil {
				name = strings.TrimPrefix(types.ExprString(f.Recv.List[0].Type), "*") + "." + name
			}
			if ast.IsExported(name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// holdsTensor reports whether *Tensor is somewhere in a list of types.
func holdsTensor(list *ast.FieldList) bool {
	return slices.ContainsFunc(list.List, func(f *ast.Field) bool {
		return strings.Contains(types.ExprString(f.Type), "*Tensor")
	})
}

// coveredByCases returns the exported names that have a case.
func coveredByCases() map[string]bool {
	covered := map[string]bool{}
	for name := range operations {
		op, _, _ := strings.Cut(name, ":")
		covered[op] = true
	}
	return covered
}
