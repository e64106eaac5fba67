package misuse

import (
	"fmt"
	"math"
	"reflect"
	"testing"

	"fluxrepl/flux"
)

// TestTypesAgree calls everything with operands of each of the rarer element
// types, and again with the same numbers as float64. A call may refuse a type; if
// it does not, both must give the same numbers, to the precision of the type.
func TestTypesAgree(t *testing.T) {
	const draws = 250
	compared := map[flux.DType]int{}
	for _, c := range callees() {
	draws:
		for seed := range uint64(draws) {
			for _, d := range []flux.DType{flux.Int32, flux.Int64, flux.Bool, flux.Float16, flux.BFloat16} {
				n, err := c.agree(seed, d)
				if err != nil {
					t.Errorf("%s, draw %d: %v", c.name, seed, err)
					break draws
				}
				compared[d] += n
			}
		}
	}
	for d, n := range compared {
		t.Logf("%v: %d results compared", d, n)
		if n < 2000 {
			t.Errorf("only %d results of %v were compared", n, d)
		}
	}
}

// agree returns how many results it compared.
func (c callee) agree(seed uint64, d flux.DType) (n int, err error) {
	narrow := newDraw(seed)
	narrow.usual, narrow.tame = d, true
	wide := newDraw(seed)
	wide.usual, wide.tame, wide.widen = d, true, true
	got, ok := c.results(narrow)
	if !ok {
		return 0, nil
	}
	want, ok := c.results(wide)
	if !ok || len(got) != len(want) {
		return 0, nil
	}
	for i := range got {
		if !got[i].Shape().Equal(want[i].Shape()) {
			return n, fmt.Errorf("result %d of %v is %v, and of float64 %v", i, d, got[i].Shape(), want[i].Shape())
		}
		for j, g := range got[i].Float64s() {
			if w := want[i].Float64s()[j]; !near(g, w, got[i].DType()) {
				return n, fmt.Errorf("element %d of result %d of %v is %v, and of float64 %v\nwith %s", j, i, d, g, w, describe(narrow.last))
			}
		}
		n++
	}
	return n, nil
}

// results calls with what is drawn, and returns the tensors that come.
func (c callee) results(d *draw) (out []*flux.Tensor, ok bool) {
	flux.Seed(1)
	args, fits := d.arguments(c)
	if !fits || len(d.tensors) == 0 {
		return nil, false
	}
	d.last = args
	defer func() {
		if _, refused := recover().(flux.Error); refused {
			out, ok = nil, false
		}
	}()
	for _, r := range c.f.Call(args) {
		switch r.Type() {
		case reflect.TypeFor[*flux.Tensor](), reflect.TypeFor[[]*flux.Tensor]():
			out = append(out, tensorsIn(r)...)
		}
	}
	return out, true
}

// near reports whether a result is what was wanted, rounded to its type.
func near(got, want float64, d flux.DType) bool {
	unit := 0.0
	switch d {
	case flux.Float32:
		unit = 1e-5
	case flux.Float16:
		unit = 1.0 / 256
		if math.Abs(want) > 6e4 {
			return true
		}
	case flux.BFloat16:
		unit = 1.0 / 32
	}
	return alike(got, want) || math.Abs(got-want) <= unit*(1+math.Abs(want))
}
