package misuse

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime/metrics"
	"slices"
	"sort"
	"strings"
	"testing"

	"fluxrepl/flux"
	"fluxrepl/interp/symbols"
)

// spared are not called: they change the whole process, or are meant to pass on
// a panic.
var spared = map[string]bool{"Interrupt": true, "Catch": true}

// A callee is a function, or a method with its receiver as the first argument.
type callee struct {
	name string
	f    reflect.Value
}

// callees returns everything of flux that can be called, as the session's
// symbol table lists it, in order.
func callees() []callee {
	var out []callee
	for name, v := range symbols.Exports()["fluxrepl/flux/flux"] {
		switch {
		case spared[name] || !v.IsValid():
		case v.Kind() == reflect.Func:
			out = append(out, callee{name, v})
		case v.Kind() == reflect.Pointer && v.IsNil() && v.Type().Elem().Kind() == reflect.Struct: // a type
			for i := range v.Type().NumMethod() {
				if m := v.Type().Method(i); !v.Type().Implements(reflect.TypeFor[error]()) {
					out = append(out, callee{name + "." + m.Name, m.Func})
				}
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].name < out[j].name })
	return out
}

// TestMisuse draws many arguments for every function and method. The number of
// calls that go well is reported because there is no test in refusals alone.
func TestMisuse(t *testing.T) {
	const draws = 400
	all, well := callees(), 0
	if len(all) < 150 {
		t.Fatalf("only %d functions were found, so the search is broken", len(all))
	}
	for _, c := range all {
		good := 0
		for seed := range uint64(draws) {
			ok, err := c.call(seed)
			if err != nil {
				t.Errorf("%s, draw %d: %v", c.name, seed, err)
				break
			}
			if ok {
				good++
			}
		}
		if well += good; good == 0 {
			t.Logf("%s refused everything", c.name)
		}
	}
	t.Logf("%d functions and methods, %d calls, %d of them went well", len(all), len(all)*draws, well)
}

// FuzzMisuse is TestMisuse with draws without end.
func FuzzMisuse(f *testing.F) {
	all := callees()
	for i := range all {
		f.Add(i, uint64(1000))
	}
	f.Fuzz(func(t *testing.T, i int, seed uint64) {
		c := all[int(uint(i)%uint(len(all)))]
		if _, err := c.call(seed); err != nil {
			t.Errorf("%s, draw %d: %v", c.name, seed, err)
		}
	})
}

// most is the memory that a call may ask for. What is drawn is either so small
// that this is plenty, or so large that it must be refused.
const most = 64 << 20

// call calls with arguments that follow from the seed. It reports whether the
// call went well, and an error if it went as no call may. In some draws it is
// made inside a gradient call.
func (c callee) call(seed uint64) (ok bool, err error) {
	d := newDraw(seed)
	args, fits := d.arguments(c)
	if !fits {
		return true, nil
	}
	before := make([][]float64, len(d.tensors))
	for i, x := range d.tensors {
		before[i] = x.Float64s()
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case flux.Error:
			if ok = false; r.Error() == "" || strings.Contains(r.Error(), "%!") {
				err = fmt.Errorf("the error reads %q", r.Error())
			}
		default:
			err = fmt.Errorf("panic: %v\nwith %s", r, describe(args))
		}
	}()
	start := allocated()
	if len(d.floats) > 0 && d.Intn(3) == 0 {
		err = c.inGradient(d, args)
	} else {
		flux.Seed(seed)
		results := c.f.Call(args)
		if err = judge(results); err == nil && seed%4 == 0 {
			err = c.samePacked(seed, results)
		}
	}
	if grown := allocated() - start; err == nil && grown > most {
		err = fmt.Errorf("%d bytes were allocated", grown)
	}
	for i, x := range d.tensors {
		if err == nil && !c.writes() && !slices.EqualFunc(before[i], x.Float64s(), alike) {
			err = errors.New("an operand was written to")
		}
	}
	if err != nil {
		err = fmt.Errorf("%w\nwith %s", err, describe(args))
	}
	return true, err
}

// samePacked makes the call again with every operand row by row in storage of its
// own, which must not matter.
func (c callee) samePacked(seed uint64, results []reflect.Value) error {
	d := newDraw(seed)
	d.packed = true
	args, _ := d.arguments(c)
	flux.Seed(seed)
	for i, r := range c.f.Call(args) {
		want := tensorsIn(r)
		for j, x := range tensorsIn(results[i]) {
			same := func(a, b float64) bool { return near(a, b, x.DType()) }
			if !x.Shape().Equal(want[j].Shape()) || !slices.EqualFunc(x.Float64s(), want[j].Float64s(), same) {
				return fmt.Errorf("the result is %v, and of packed operands %v", x, want[j])
			}
		}
	}
	return nil
}

// writes reports whether the method is there to change its receiver.
func (c callee) writes() bool {
	_, method, _ := strings.Cut(c.name, ".")
	return strings.HasSuffix(method, "InPlace") || slices.Contains([]string{"Fill", "Set", "CopyFrom"}, method)
}

// inGradient differentiates the sum of everything that the call returns with
// respect to the tensors that were drawn.
func (c callee) inGradient(d *draw, args []reflect.Value) (err error) {
	wrt := make([]any, len(d.floats))
	for i, x := range d.floats {
		wrt[i] = x
	}
	grads := flux.Gradient(func() *flux.Tensor {
		total := flux.Scalar(0).To(flux.Float64)
		results := c.f.Call(args)
		if err = judge(results); err != nil {
			return total
		}
		for _, r := range results {
			for _, x := range tensorsIn(r) {
				if isFloat(x) {
					total = total.Add(x.To(flux.Float64).Sum())
				}
			}
		}
		return total
	}, wrt...)
	for _, x := range d.floats {
		if g := grads.Of(x); err == nil && g != nil && (!g.Shape().Equal(x.Shape()) || g.DType() != x.DType()) {
			err = fmt.Errorf("the gradient of %v %v is %v %v", x.Shape(), x.DType(), g.Shape(), g.DType())
		}
	}
	return err
}

func isFloat(x *flux.Tensor) bool { return x.DType() == flux.Float32 || x.DType() == flux.Float64 }

// judge checks the tensors among the results.
func judge(results []reflect.Value) error {
	for _, r := range results {
		for _, x := range tensorsIn(r) {
			if n := len(x.Float64s()); n != x.Size() || x.Shape().Size() != n {
				return fmt.Errorf("the result says %v and has %d elements", x.Shape(), n)
			}
			if s := x.String(); s == "" && x.Size() > 0 {
				return errors.New("the result prints as nothing")
			}
		}
	}
	return nil
}

// tensorsIn returns the tensor, or the tensors of a slice, in a result.
func tensorsIn(v reflect.Value) (out []*flux.Tensor) {
	switch x := v.Interface().(type) {
	case *flux.Tensor:
		if x != nil {
			out = append(out, x)
		}
	case []*flux.Tensor:
		out = x
	}
	return out
}

func alike(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// allocated is how many bytes the process has asked for so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// describe writes the arguments for whoever mends the callee.
func describe(args []reflect.Value) string {
	parts := make([]string, len(args))
	for i, a := range args {
		switch x := a.Interface().(type) {
		case *flux.Tensor:
			if parts[i] = "nil"; x != nil {
				parts[i] = fmt.Sprintf("%v%v", x.DType(), x.Shape())
				if x.Size() <= 12 {
					parts[i] += fmt.Sprint(x.Float64s())
				}
			}
		default:
			parts[i] = fmt.Sprintf("%+v", x)
		}
	}
	return strings.Join(parts, ", ")
}
