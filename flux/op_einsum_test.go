package flux

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// naiveEinsum computes an equation of letters and an arrow by one loop over the
// values of all letters at once.
func naiveEinsum(equation string, ts ...*Tensor) *Tensor {
	left, out, _ := strings.Cut(equation, "->")
	terms := strings.Split(left, ",")
	sizes, letters := map[rune]int{}, []rune{}
	for i, term := range terms {
		for a, r := range []rune(term) {
			n, known := sizes[r]
			if !known {
				letters = append(letters, r)
			}
			if !known || n == 1 {
				sizes[r] = ts[i].shape[a]
			}
		}
	}
	shape := Shape{}
	for _, r := range out {
		shape = append(shape, sizes[r])
	}
	result := alloc(Float64, shape)
	at := map[rune]int{}
	place := func(term string, shape Shape) int {
		p := 0
		for a, r := range []rune(term) {
			p = p*shape[a] + min(at[r], shape[a]-1)
		}
		return p
	}
	var loop func(k int)
	loop = func(k int) {
		if k == len(letters) {
			v := 1.0
			for i, term := range terms {
				v *= ts[i].flat(place(term, ts[i].shape))
			}
			result.f64[place(out, shape)] += v
			return
		}
		for at[letters[k]] = 0; at[letters[k]] < sizes[letters[k]]; at[letters[k]]++ {
			loop(k + 1)
		}
	}
	loop(0)
	return result
}

var einsums = []struct {
	equation string
	shapes   []Shape
}{
	{"i->i", []Shape{{4}}},
	{"ij->ji", []Shape{{3, 4}}},
	{"ij->", []Shape{{3, 4}}},
	{"ij->j", []Shape{{3, 4}}},
	{"ii->i", []Shape{{3, 3}}},
	{"ii->", []Shape{{3, 3}}},
	{"iji->j", []Shape{{3, 4, 3}}},
	{"iijj->ji", []Shape{{2, 2, 3, 3}}},
	{"i,i->", []Shape{{4}, {4}}},
	{"i,j->ij", []Shape{{3}, {4}}},
	{"i,j->ji", []Shape{{3}, {4}}},
	{"ij,jk->ik", []Shape{{3, 4}, {4, 5}}},
	{"ij,jk->ki", []Shape{{3, 4}, {4, 5}}},
	{"ij,kj->ik", []Shape{{3, 4}, {5, 4}}},
	{"ji,jk->ik", []Shape{{4, 3}, {4, 5}}},
	{"ij,ij->ij", []Shape{{3, 4}, {3, 4}}},
	{"ij,ij->i", []Shape{{3, 4}, {3, 4}}},
	{"ij,ji->", []Shape{{3, 4}, {4, 3}}},
	{"bij,bjk->bik", []Shape{{2, 3, 4}, {2, 4, 5}}},
	{"ibj,kjb->kib", []Shape{{3, 2, 4}, {5, 4, 2}}},
	{"bhqd,bhkd->bhqk", []Shape{{2, 3, 2, 4}, {2, 3, 5, 4}}},
	{"abcd,cdbe->eab", []Shape{{2, 3, 4, 2}, {4, 2, 3, 2}}},
	{"i,ij,j->", []Shape{{3}, {3, 4}, {4}}},
	{"ij,jk,kl->il", []Shape{{2, 5}, {5, 3}, {3, 4}}},
	{"i,i,i->i", []Shape{{3}, {3}, {3}}},
	{"ab,bc,cd,da->", []Shape{{2, 3}, {3, 4}, {4, 2}, {2, 2}}},
	{"ij,k->ij", []Shape{{2, 3}, {4}}},
	{"i,j,k->", []Shape{{2}, {3}, {4}}},
	{"ij,jk->ik", []Shape{{3, 1}, {4, 5}}},
	{"bij,bjk->bik", []Shape{{1, 3, 4}, {2, 4, 5}}},
	{"ii,i->i", []Shape{{1, 1}, {3}}},
	{"ij,jk->ik", []Shape{{3, 0}, {0, 5}}},
	{"ij,jk->ik", []Shape{{0, 4}, {4, 5}}},
	{"ij,jk->ik", []Shape{{1, 1}, {1, 1}}},
	{"i,i->i", []Shape{{1}, {0}}},
	{",->", []Shape{{}, {}}},
	{",ij->ji", []Shape{{}, {2, 3}}},
	{"Aa,aB->BA", []Shape{{2, 3}, {3, 4}}},
}

func TestEinsum(t *testing.T) {
	for _, c := range einsums {
		in := gradCase{shapes: c.shapes}.inputs()
		want := naiveEinsum(c.equation, in...)
		check := func(got *Tensor, tolerance float64) {
			t.Helper()
			if !got.shape.Equal(want.shape) || !same(got.Float64s(), want.f64, tolerance) {
				t.Errorf("%q of %v is %v, want %v", c.equation, c.shapes, got, want)
			}
		}
		check(Einsum(c.equation, in...), 1e-13)
		single := make([]*Tensor, len(in))
		for i := range in {
			single[i] = in[i].To(Float32)
		}
		check(Einsum(c.equation, single...), 1e-5)
	}
}

// What has another spelling, or is another operation.
func TestEinsumEquations(t *testing.T) {
	in := gradCase{shapes: []Shape{{3, 4}, {4, 5}, {2, 3, 4}, {2, 4, 5}, {4}, {3, 3}, {1, 4, 3}}}.inputs()
	a, b, as, bs, v, sq, one := in[0], in[1], in[2], in[3], in[4], in[5], in[6]
	cases := []struct {
		equation string
		ts       []*Tensor
		want     *Tensor
	}{
		{"ij,jk", []*Tensor{a, b}, a.MatMul(b)},
		{" i j , j k -> i k ", []*Tensor{a, b}, a.MatMul(b)},
		{"ba", []*Tensor{a}, a.T()},
		{"aB", []*Tensor{a}, a.T()},
		{"ii", []*Tensor{sq}, Einsum("ii->", sq)},
		{"...ij,...jk", []*Tensor{as, bs}, as.MatMul(bs)},
		{"...ij,...jk->...ik", []*Tensor{as, b}, as.MatMul(b)},
		{"...ij,jk", []*Tensor{as, b}, as.MatMul(b)},
		{"...j,j->...", []*Tensor{as, v}, as.MatMul(v)},
		{"...", []*Tensor{as}, as},
		{"...->", []*Tensor{as}, as.Sum()},
		{"...i->i...", []*Tensor{as}, as.Transpose(2, 0, 1)},
		{"i...->...", []*Tensor{as}, as.Sum(0)},
		{"...,...", []*Tensor{as, a}, as.Mul(a)},
		{"...i,...i->i", []*Tensor{as, a}, as.Mul(a).Sum(0, 1)},
		{"...ij,...jk->...ik", []*Tensor{as, one}, as.MatMul(one)},
		{"...ij->ij", []*Tensor{a}, a},
		{"", []*Tensor{Scalar(3)}, Scalar(3)},
	}
	for _, c := range cases {
		got := Einsum(c.equation, c.ts...)
		if !got.shape.Equal(c.want.shape) || !same(got.Float64s(), c.want.Float64s(), 1e-13) {
			t.Errorf("%q is %v, want %v", c.equation, got, c.want)
		}
	}
}

func TestEinsumErrors(t *testing.T) {
	a, b := Zeros(2, 3), Zeros(3, 4)
	cases := []struct {
		equation string
		ts       []*Tensor
		want     string
	}{
		{"ij,j1->i", []*Tensor{a, b}, `Einsum: equation: want letters, "...", commas and "->", got '1' at character 5 of "ij,j1->i"`},
		{"ij-jk", []*Tensor{a}, `Einsum: equation: want letters, "...", commas and "->", got '-' at character 3 of "ij-jk"`},
		{"ij->k", []*Tensor{a}, `Einsum: equation: want letters of the operands in the result, got 'k' at character 5 of "ij->k"`},
		{"ij->ii", []*Tensor{a}, `Einsum: equation: want each letter once in the result, got another 'i' at character 6 of "ij->ii"`},
		{"ij->i->j", []*Tensor{a}, `Einsum: equation: want letters and "..." after the "->", got '-' at character 6 of "ij->i->j"`},
		{"ij->i,j", []*Tensor{a}, `Einsum: equation: want letters and "..." after the "->", got ',' at character 6 of "ij->i,j"`},
		{"i..j", []*Tensor{a}, `Einsum: equation: want three dots in a row, got one alone at character 2 of "i..j"`},
		{"...i...", []*Tensor{a}, `Einsum: equation: want one "..." in a term, got another at character 5 of "...i..."`},
		{"é", []*Tensor{a}, `Einsum: equation: want letters, "...", commas and "->", got 'é' at character 1 of "é"`},
		{"ij,jk", []*Tensor{a}, `Einsum: want 2 tensors for "ij,jk", got 1`},
		{"ij", nil, `Einsum: want 1 tensors for "ij", got 0`},
		{"ijk", []*Tensor{a}, `Einsum: tensor 0: want [? ? ?], got [2 3]: "ijk" names 3 axes in "ijk"`},
		{"ij,...ijk", []*Tensor{a, b}, `Einsum: tensor 1: got [3 4]: "...ijk" names 3 axes in "ij,...ijk"`},
		{"ij,ik->jk", []*Tensor{a, b}, `Einsum: tensor 1: want [2 4], got [3 4]: 'i' has that size before in "ij,ik->jk"`},
		{"ii", []*Tensor{a}, `Einsum: tensor 0: want [2 2], got [2 3]: 'i' has that size before in "ii"`},
		{"...,...", []*Tensor{a, b}, `Einsum: tensor 1: want [2 4], got [3 4]: the axes under "..." cannot be broadcast in "...,..."`},
		{"ij,jk", []*Tensor{a, Ints([]int{1}, 1, 1)}, `Einsum: want float32 or float64, got int32: int32 holds labels and indices; convert with To`},
		{"ij,jk", []*Tensor{a, b.To(Float64)}, `Einsum: want float32, got float64: both operands must have one type; convert with To`},
		{"ij,jk", []*Tensor{a, nil}, `Einsum: want a tensor, got nil`},
		{"ij,kl->ijkl", []*Tensor{Zeros(1<<9, 1<<9), Zeros(1<<9, 1<<9)}, `Einsum: got [512 512 512 512]: more than 2^33 elements`},
	}
	for _, c := range cases {
		err := caught(func() { Einsum(c.equation, c.ts...) })
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: got  %v\nwant %s", c.equation, err, c.want)
		}
	}
}

// A chain of products is taken from its small end: the other order would need a
// matrix of 2³⁴ elements, which no tensor can have.
func TestEinsumOrder(t *testing.T) {
	n := 1 << 17
	got := Einsum("i,j,j->", Ones(n), Ones(n), Ones(n)).Item()
	if want := float64(n) * float64(n); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	x := Ones(n, 1)
	if got := Einsum("ia,ja,jb->ib", x, x, Ones(n, 2)); got.At(5, 1) != float64(n) {
		t.Errorf("got %v, want %v", got.At(5, 1), n)
	}
}

// FuzzEinsum gives any text, with sizes for its letters: the answer is that of
// the naive loop, or a typed error.
func FuzzEinsum(f *testing.F) {
	for i, c := range einsums {
		f.Add(c.equation, uint64(i))
	}
	for _, s := range []string{"...ij,...jk", "i..", "ij->", "->", "-", ",", "a,b->ba...", "...i->i...", "ii...,i", "é", "ij,jk-", "a b -> b a"} {
		f.Add(s, uint64(7))
	}
	f.Fuzz(func(t *testing.T, equation string, seed uint64) {
		if len(equation) > 16 {
			t.Skip("a long equation says nothing more and costs much")
		}
		var e equationTerms
		if err := caught(func() { e = equationTerms(parseEquation(equation)) }); err != nil {
			if !strings.Contains(err.Error(), fmt.Sprintf("%q", equation)) {
				t.Errorf("%q: the error %v does not show it", equation, err)
			}
			return
		}
		ts, plain := e.operands(seed)
		total := 1
		for i := range ts {
			total *= max(1, ts[i].Size())
		}
		if total > 1<<20 {
			t.Skip("the naive loop would take long")
		}
		var got *Tensor
		if err := caught(func() { got = Einsum(equation, ts...) }); err != nil {
			t.Fatalf("%q: %v", equation, err)
		}
		if want := naiveEinsum(plain, ts...); !got.shape.Equal(want.shape) || !same(got.Float64s(), want.f64, 1e-12) {
			t.Errorf("%q of %v is %v, want %v", equation, ts, got, want)
		}
	})
}

type equationTerms equation

// operands draws tensors that fit the equation, and spells it without dots: the
// ellipsis stands for two axes, called é and è.
func (e equationTerms) operands(seed uint64) ([]*Tensor, string) {
	source, sizes := NewSource(seed), map[rune]int{}
	spell := func(term string) string { return strings.ReplaceAll(term, ".", "éè") }
	var ts []*Tensor
	var terms []string
	for _, term := range e.in {
		term = spell(term)
		terms = append(terms, term)
		shape := Shape{}
		for i, r := range []rune(term) {
			n, known := sizes[r]
			if !known {
				n = source.Intn(4)
				sizes[r] = n
			}
			if first := slices.Index([]rune(term), r); first < i {
				n = shape[first]
			} else if source.Intn(4) == 0 {
				n = 1
			}
			shape = append(shape, n)
		}
		ts = append(ts, source.Uniform(-1, 1, shape...).To(Float64))
	}
	out := spell(e.out)
	if !strings.Contains(strings.Join(terms, ""), "é") {
		out = strings.ReplaceAll(e.out, ".", "") // it stands for no axes
	}
	return ts, strings.Join(terms, ",") + "->" + out
}
