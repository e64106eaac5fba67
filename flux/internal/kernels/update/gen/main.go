// Command gen writes the assembly of package update.
package main

import (
	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

func main() {
	ConstraintExpr("amd64,!noasm")
	for _, e := range []element{single, double} {
		for _, l := range []level{avx512, avx2} {
			adam(e, l)
			descend(e, l)
			momentum(e, l)
			nesterov(e, l)
			decay(e, l)
			scale(e, l)
			squares(e, l)
		}
	}
	Generate()
}

// A level is a set of instructions.
type level struct {
	name   string
	bytes  int  // of a vector
	masked bool // it has mask registers
}

var (
	avx512 = level{"AVX512", 64, true}
	avx2   = level{"AVX2", 32, false}
)

// An element is a type of numbers and its instructions, for vectors and for one
// number.
type element struct {
	suffix, goType string
	bytes          int
	vector, scalar instructions
	broadcast      func(...Op)
	widen          func(m Mem, to reg.Register) // as many numbers as float64 as to holds
}

type instructions struct {
	mov                      func(...Op)
	movMasked                func(from, mask, to Op) // sets the other lanes to 0
	add, sub, mul, div, sqrt func(...Op)
}

var single = element{
	suffix: "32", goType: "float32", bytes: 4, broadcast: VBROADCASTSS, widen: func(m Mem, to reg.Register) { VCVTPS2PD(m, to) },
	vector: instructions{VMOVUPS, VMOVUPS_Z, VADDPS, VSUBPS, VMULPS, VDIVPS, VSQRTPS},
	scalar: instructions{VMOVSS, nil, VADDSS, VSUBSS, VMULSS, VDIVSS, sqrt1(VSQRTSS)},
}

var double = element{
	suffix: "64", goType: "float64", bytes: 8, broadcast: VBROADCASTSD, widen: func(m Mem, to reg.Register) { VMOVUPD(m, to) },
	vector: instructions{VMOVUPD, VMOVUPD_Z, VADDPD, VSUBPD, VMULPD, VDIVPD, VSQRTPD},
	scalar: instructions{VMOVSD, nil, VADDSD, VSUBSD, VMULSD, VDIVSD, sqrt1(VSQRTSD)},
}

// sqrt1 gives the root of one number the operands of a vector's.
func sqrt1(f func(...Op)) func(...Op) {
	return func(ops ...Op) { f(ops[0], ops[0], ops[1]) }
}

// A group is what one round of a loop works at: a vector, a part of one under a
// mask, or one number.
type group struct {
	instructions
	new  func() reg.Register
	mask Op // nil for none
}

// load returns the numbers at m.
func (w group) load(m Mem) reg.Register {
	r := w.new()
	if w.mask != nil {
		w.movMasked(m, w.mask, r)
	} else {
		w.mov(m, r)
	}
	return r
}

// store writes the numbers of r to m.
func (w group) store(r reg.Register, m Mem) {
	if w.mask != nil {
		w.mov(r, w.mask, m)
	} else {
		w.mov(r, m)
	}
}

func (w group) product(a, b Op) reg.Register { r := w.new(); w.mul(a, b, r); return r }
func (w group) sum(a, b Op) reg.Register     { r := w.new(); w.add(a, b, r); return r }

// minus returns a - b: in the order of the operands b comes first.
func (w group) minus(a, b Op) reg.Register { r := w.new(); w.sub(b, a, r); return r }

// kernel writes a function f(arrays ..., n int, k *T): body is called for each
// kind of group, with the places in the arrays and the numbers at k, one in all
// lanes of a register each. What lies ahead that many bytes, if not 0, is fetched
// beforehand: the processor follows fewer streams by itself than Adam has. Products
// and sums are not fused: the results are those of plain Go, to the bit.
func kernel(name, doc string, e element, l level, arrays []string, numbers, ahead int, body func(w group, at []Mem, k []reg.Register)) {
	signature := "func("
	for _, a := range arrays {
		signature += a + ", "
	}
	TEXT(name+e.suffix+l.name, NOSPLIT, signature[:len(signature)-2]+" *"+e.goType+", n int, k *"+e.goType+")")
	Doc(name + e.suffix + l.name + " " + doc)
	Pragma("noescape")
	places := make([]Mem, len(arrays))
	pointers := make([]reg.Register, len(arrays))
	for i, a := range arrays {
		pointers[i] = Load(Param(a), GP64())
		places[i] = Mem{Base: pointers[i]}
	}
	n := Load(Param("n"), GP64())
	from := Load(Param("k"), GP64())
	wide := func() reg.Register { return YMM() }
	if l.masked {
		wide = func() reg.Register { return ZMM() }
	}
	k := make([]reg.Register, numbers)
	for i := range k {
		k[i] = wide()
		e.broadcast(Mem{Base: from, Disp: i * e.bytes}, k[i])
	}
	step := func(vectors int) {
		for i := range pointers {
			ADDQ(Imm(uint64(vectors*l.bytes)), pointers[i])
		}
	}
	full := group{instructions: e.vector, new: wide}
	lanes := l.bytes / e.bytes

	Label("pairs")
	CMPQ(n, Imm(uint64(2*lanes)))
	JLT(LabelRef("vector"))
	if ahead > 0 {
		for _, p := range places {
			for j := 0; j < 2*l.bytes; j += 64 {
				PREFETCHT0(p.Offset(ahead + j))
			}
		}
	}
	for j := range 2 {
		at := make([]Mem, len(places))
		for i, p := range places {
			at[i] = p.Offset(j * l.bytes)
		}
		body(full, at, k)
	}
	step(2)
	SUBQ(Imm(uint64(2*lanes)), n)
	JMP(LabelRef("pairs"))

	Label("vector")
	CMPQ(n, Imm(uint64(lanes)))
	JLT(LabelRef("rest"))
	body(full, places, k)
	step(1)
	SUBQ(Imm(uint64(lanes)), n)

	Label("rest")
	TESTQ(n, n)
	JZ(LabelRef("done"))
	if l.masked {
		rest(n, func(mask Op) {
			body(group{instructions: e.vector, new: wide, mask: mask}, places, k)
		})
	} else {
		low := make([]reg.Register, numbers)
		for i := range k {
			low[i] = k[i].(reg.VecVirtual).AsX()
		}
		body(group{instructions: e.scalar, new: func() reg.Register { return XMM() }}, places, low)
		for i := range pointers {
			ADDQ(Imm(uint64(e.bytes)), pointers[i])
		}
		DECQ(n)
		JMP(LabelRef("rest"))
	}
	Label("done")
	VZEROUPPER()
	RET()
}

// rest calls body with a mask of the n lowest lanes, n less than 16.
func rest(n reg.Register, body func(mask Op)) {
	MOVQ(n, reg.RCX)
	bits := GP64()
	MOVQ(U64(1), bits)
	SHLQ(reg.CL, bits)
	DECQ(bits)
	mask := K()
	KMOVW(bits.As32(), mask)
	body(mask)
}

func adam(e element, l level) {
	kernel("adam", "makes a step of Adam; k is an Adam of the element type.", e, l,
		[]string{"p", "grad", "mean", "square"}, 7, 1024,
		func(w group, at []Mem, k []reg.Register) {
			eta, beta1, rest1, beta2, rest2, epsilon, keep := k[0], k[1], k[2], k[3], k[4], k[5], k[6]
			g := w.load(at[1])
			m := w.sum(w.product(w.load(at[2]), beta1), w.product(g, rest1))
			v := w.sum(w.product(w.load(at[3]), beta2), w.product(w.product(g, rest2), g))
			w.store(m, at[2])
			w.store(v, at[3])
			root := w.new()
			w.sqrt(v, root)
			quotient := w.new()
			w.div(w.sum(root, epsilon), w.product(m, eta), quotient)
			w.store(w.minus(w.product(w.load(at[0]), keep), quotient), at[0])
		})
}

func descend(e element, l level) {
	kernel("descend", "subtracts *k times g from p.", e, l, []string{"p", "grad"}, 1, 0,
		func(w group, at []Mem, k []reg.Register) {
			w.store(w.minus(w.load(at[0]), w.product(w.load(at[1]), k[0])), at[0])
		})
}

func momentum(e element, l level) {
	kernel("momentum", "makes a step with momentum; k is a Momentum of the element type.", e, l, []string{"p", "grad", "v"}, 2, 0,
		func(w group, at []Mem, k []reg.Register) {
			v := w.sum(w.product(w.load(at[2]), k[1]), w.product(w.load(at[1]), k[0]))
			w.store(v, at[2])
			w.store(w.minus(w.load(at[0]), v), at[0])
		})
}

func nesterov(e element, l level) {
	kernel("nesterov", "makes a step with Nesterov's momentum; k is a Momentum of the element type.", e, l, []string{"p", "grad", "v"}, 2, 0,
		func(w group, at []Mem, k []reg.Register) {
			step := w.product(w.load(at[1]), k[0])
			v := w.minus(w.product(w.load(at[2]), k[1]), step)
			w.store(v, at[2])
			w.store(w.sum(w.load(at[0]), w.minus(w.product(v, k[1]), step)), at[0])
		})
}

func decay(e element, l level) {
	kernel("decay", "sets to to grad + *k·p.", e, l, []string{"to", "p", "grad"}, 1, 0,
		func(w group, at []Mem, k []reg.Register) {
			w.store(w.sum(w.load(at[2]), w.product(w.load(at[1]), k[0])), at[0])
		})
}

func scale(e element, l level) {
	kernel("scale", "sets to to *k·grad.", e, l, []string{"to", "grad"}, 1, 0,
		func(w group, at []Mem, k []reg.Register) { w.store(w.product(w.load(at[1]), k[0]), at[0]) })
}

// squares writes the kernel that adds squares up as float64, every sixteenth
// together.
func squares(e element, l level) {
	TEXT("squares"+e.suffix+l.name, NOSPLIT, "func(sums *float64, grad *"+e.goType+", n int)")
	Doc("squares" + e.suffix + l.name + " adds the squares of n numbers, a multiple of 16, to 16 sums in turn.")
	Pragma("noescape")
	sums, x := Mem{Base: Load(Param("sums"), GP64())}, Mem{Base: Load(Param("grad"), GP64())}
	n := Load(Param("n"), GP64())
	wide := func() reg.Register { return YMM() }
	if l.masked {
		wide = func() reg.Register { return ZMM() }
	}
	lanes := l.bytes / 8
	sum := make([]reg.Register, 16/lanes)
	for i := range sum {
		sum[i] = wide()
		VMOVUPD(sums.Offset(i*l.bytes), sum[i])
	}
	Label("loop")
	CMPQ(n, Imm(16))
	JLT(LabelRef("done"))
	for i := range sum {
		z := wide()
		e.widen(x.Offset(i*lanes*e.bytes), z)
		VMULPD(z, z, z)
		VADDPD(z, sum[i], sum[i])
	}
	ADDQ(Imm(uint64(16*e.bytes)), x.Base)
	SUBQ(Imm(16), n)
	JMP(LabelRef("loop"))
	Label("done")
	for i := range sum {
		VMOVUPD(sum[i], sums.Offset(i*l.bytes))
	}
	VZEROUPPER()
	RET()
}
