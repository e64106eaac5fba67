package flux

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// viewed is a tensor beside the positions, in the storage it is a view of, that
// its elements must have, row by row.
type viewed struct {
	t  *Tensor
	at []int
}

// steps apply one kind of view each, by the naive definition to the positions.
var viewSteps = []func(v viewed, r *rand.Rand) viewed{
	func(v viewed, r *rand.Rand) viewed { // an order of axes
		n := len(v.t.shape)
		order := r.Perm(n)
		if n == 0 {
			return v
		}
		y := v.t.Transpose(order...)
		return viewed{y, rearranged(y.shape, func(index []int) int {
			from := make([]int, n)
			for i, a := range order {
				from[a] = index[i]
			}
			return v.at[flatIndex(v.t.shape, from)]
		})}
	},
	func(v viewed, r *rand.Rand) viewed { // a piece with a step
		if len(v.t.shape) == 0 {
			return v
		}
		axis := r.IntN(len(v.t.shape))
		n := v.t.shape[axis]
		lo := r.IntN(n + 1)
		hi, step := lo+r.IntN(n-lo+1), 1+r.IntN(3)
		y := v.t.Stride(axis, lo, hi, step)
		return viewed{y, rearranged(y.shape, func(index []int) int {
			from := slices.Clone(index)
			from[axis] = lo + index[axis]*step
			return v.at[flatIndex(v.t.shape, from)]
		})}
	},
	func(v viewed, r *rand.Rand) viewed { // one element of an axis
		if len(v.t.shape) == 0 {
			return v
		}
		axis := r.IntN(len(v.t.shape))
		if v.t.shape[axis] == 0 {
			return v
		}
		i := r.IntN(v.t.shape[axis])
		y := v.t.Select(axis, i)
		return viewed{y, rearranged(y.shape, func(index []int) int {
			return v.at[flatIndex(v.t.shape, slices.Insert(slices.Clone(index), axis, i))]
		})}
	},
	func(v viewed, r *rand.Rand) viewed { // a repetition
		s := slices.Clone(v.t.shape)
		for i, n := range s {
			if n == 1 {
				s[i] = 1 + r.IntN(3)
			}
		}
		s = slices.Insert(s, 0, 1+r.IntN(2))
		if s.Size() > 500 {
			return v
		}
		y := v.t.BroadcastTo(s...)
		return viewed{y, rearranged(s, func(index []int) int {
			from := slices.Clone(index[1:])
			for i, n := range v.t.shape {
				if n == 1 {
					from[i] = 0
				}
			}
			return v.at[flatIndex(v.t.shape, from)]
		})}
	},
	func(v viewed, r *rand.Rand) viewed { // another shape
		n := v.t.Size()
		var s []int
		for rest := n; rest > 1; {
			d := 1 + r.IntN(rest)
			for rest%d != 0 {
				d--
			}
			s = append(s, d)
			rest /= d
		}
		if n == 0 {
			s = []int{2, 0, 3}
		}
		return viewed{v.t.Reshape(s...), v.at}
	},
	func(v viewed, r *rand.Rand) viewed { return viewed{v.t.Unsqueeze(r.IntN(len(v.t.shape) + 1)), v.at} },
	func(v viewed, _ *rand.Rand) viewed { return viewed{v.t.Squeeze(), v.at} },
	func(v viewed, _ *rand.Rand) viewed { return viewed{v.t.Detach(), v.at} },
}

func rearranged(s Shape, f func(index []int) int) []int {
	out := make([]int, s.Size())
	for i := range out {
		index := make([]int, len(s))
		for a, rest := len(s)-1, i; a >= 0; a-- {
			index[a] = rest % s[a]
			rest /= s[a]
		}
		out[i] = f(index)
	}
	return out
}

func flatIndex(s Shape, index []int) int {
	at := 0
	for i, n := range s {
		at = at*n + index[i]
	}
	return at
}

// FuzzViews takes views of views, reads every one in each way that there is, and
// writes through those that still share the first one's storage.
func FuzzViews(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		r := rand.New(rand.NewPCG(seed, 1))
		types := []DType{Float32, Float64, Int32, Int64, Float16, BFloat16}
		base := Arange(0, 60, 1).To(types[r.IntN(len(types))])
		v := viewed{base.Reshape(3, 4, 5), rearranged(Shape{60}, func(i []int) int { return i[0] })}
		for range r.IntN(8) {
			v = viewSteps[r.IntN(len(viewSteps))](v, r)
			v.check(t)
		}
		if v.t.Size() == 0 || v.t.storage() != base.storage() {
			return // nothing, or a Reshape had to copy
		}
		written := slices.Clone(v.at)
		slices.Sort(written)
		err := caught(func() { v.t.AddInPlace(scalarLike(v.t, 1)) })
		if repeats := len(slices.Compact(written)) < len(v.at); repeats != (err != nil) {
			t.Fatalf("writing to %v with strides %v gives %v", v.t.shape, v.t.Strides(), err)
		}
		if err != nil {
			return
		}
		for i, x := range base.Float64s() {
			want := float64(i)
			if slices.Contains(v.at, i) {
				want++
			}
			if x != want {
				t.Fatalf("writing 1 onto %v changes element %d from %d to %v", v.at, i, i, x)
			}
		}
	})
}

func (v viewed) check(t *testing.T) {
	t.Helper()
	want := make([]float64, len(v.at))
	for i, p := range v.at {
		want[i] = float64(p)
	}
	if got := v.t.Float64s(); !slices.Equal(got, want) {
		t.Fatalf("%v with strides %v reads %v, want %v", v.t.shape, v.t.Strides(), got, want)
	}
	for i := range want {
		if v.t.flat(i) != want[i] {
			t.Fatalf("element %d of %v is %v, want %v", i, v.t.shape, v.t.flat(i), want[i])
		}
	}
	double := v.t.Add(v.t)
	for i, x := range double.Float64s() {
		if x != 2*want[i] {
			t.Fatalf("element %d of %v with strides %v and itself add up to %v, want %v", i, v.t.shape, v.t.Strides(), x, 2*want[i])
		}
	}
	if c := v.t.Contiguous(); !c.IsContiguous() || !slices.Equal(c.Float64s(), want) {
		t.Fatalf("packed, %v is %v, want %v", v.t.shape, c.Float64s(), want)
	}
	if len(want) > 0 && v.t.NDim() > 0 {
		index := make([]int, v.t.NDim())
		for i := range index {
			index[i] = -1
		}
		if got := v.t.At(index...); got != want[len(want)-1] {
			t.Fatalf("the last element of %v is %v, want %v", v.t.shape, got, want[len(want)-1])
		}
	}
}
