package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"slices"

	"github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// The files for NEON are made from the same programs: a machine with a recorder
// writes nothing itself. The recorder takes the instructions that the machine
// would have for AVX2, turns them into those of NEON that do the same to 128
// bits, and gives them registers. What avo does for AMD64 is done here by hand,
// for straight pieces of code are all there is.

// An inst is an instruction of NEON.
type inst struct {
	name string
	code uint32 // without its registers
	d    int    // the value it writes
	in   []int  // the values it reads: n and m of the code
	tied bool   // reads d as well
	data uint64 // of a load: the bits of the constant
}

// The names of instructions that are treated by name.
const (
	loadName = "load"
	moveName = "MOV"
)

// A recorder collects the instructions of a piece of code.
type recorder struct {
	double bool
	values int         // so many there are
	of     map[int]int // the value in a virtual register
	masks  map[int]bool
	list   []inst
}

// value returns what register r holds.
func (r *recorder) value(v reg.Register) int {
	at := int(v.(reg.Virtual).VirtualIndex())
	if _, ok := r.of[at]; !ok {
		r.of[at] = r.fresh()
	}
	return r.of[at]
}

func (r *recorder) fresh() int { r.values++; return r.values - 1 }

// set makes value v what a register holds from now on.
func (r *recorder) set(to any, v int) { r.of[int(to.(reg.Virtual).VirtualIndex())] = v }

// read returns the value of an argument, loading it if it is a constant.
func (r *recorder) read(a any) int {
	switch a := a.(type) {
	case constant:
		return r.read(a.Mem)
	case operand.Mem:
		v := r.fresh()
		var size int
		var bits uint64
		if _, err := fmt.Sscanf(a.Symbol.Name, "c%d_%x", &size, &bits); err != nil {
			panic("not a constant: " + a.Asm())
		}
		r.list = append(r.list, inst{name: loadName, d: v, data: bits})
		return v
	}
	return r.value(a.(reg.Register))
}

// do appends an instruction that makes a new value.
func (r *recorder) do(name string, in ...int) int {
	d := r.fresh()
	r.list = append(r.list, inst{name: name, code: r.code(name), d: d, in: in})
	return d
}

// change appends an instruction that changes value d.
func (r *recorder) change(name string, d int, in ...int) {
	r.list = append(r.list, inst{name: name, code: r.code(name), d: d, in: in, tied: true})
}

// shift appends a shift, to the left or to the right.
func (r *recorder) shift(name string, x, by int) int {
	width := 32
	if r.double {
		width = 64
	}
	d := r.do(name, x)
	field := width + by
	if name != "SHL" {
		field = 2*width - by
	}
	r.list[len(r.list)-1].code |= uint32(field) << 16
	return d
}

// codes are the instructions for vectors of float32. Those that are marked have
// bit 22 set for float64.
var codes = map[string]struct {
	code  uint32
	sized bool
}{
	"FADD": {0x4e20d400, true}, "FSUB": {0x4ea0d400, true}, "FMUL": {0x6e20dc00, true}, "FDIV": {0x6e20fc00, true},
	"FMLA": {0x4e20cc00, true}, "FMLS": {0x4ea0cc00, true}, "FNEG": {0x6ea0f800, true}, "FSQRT": {0x6ea1f800, true},
	"FCMEQ": {0x4e20e400, true}, "FCMGE": {0x6e20e400, true}, "FCMGT": {0x6ea0e400, true},
	"AND": {0x4e201c00, false}, "BIC": {0x4e601c00, false}, "ORR": {0x4ea01c00, false}, "EOR": {0x6e201c00, false},
	"BSL": {0x6e601c00, false}, "NOT": {0x6e205800, false}, "ZERO": {0x6f00e400, false}, moveName: {0x4ea01c00, false},
	"ADD": {0x4ea08400, true}, "SUB": {0x6ea08400, true}, "CMLT": {0x4ea0a800, true}, "SCVTF": {0x4e21d800, true},
	"SHL": {0x4f005400, false}, "USHR": {0x6f000400, false}, "SSHR": {0x4f000400, false},
}

func (r *recorder) code(name string) uint32 {
	c, ok := codes[name]
	if !ok {
		panic("no instruction " + name)
	}
	if c.sized && r.double {
		return c.code | 1<<22
	}
	return c.code
}

// plainOps are the instructions of AVX2 that have one of NEON, with the operands the
// other way around.
var plainOps = map[string]string{
	"VADDP": "FADD", "VSUBP": "FSUB", "VMULP": "FMUL", "VDIVP": "FDIV", "VANDP": "AND", "VORP": "ORR", "VXORP": "EOR",
	"VPADD": "ADD", "VPSUB": "SUB",
}

// record takes an instruction of AVX2.
func (r *recorder) record(name string, args []any) {
	op, to := name[:len(name)-1], args[len(args)-1]
	if name == "VCVTDQ2PS" {
		op = name
	}
	if simple, ok := plainOps[op]; ok {
		if op == "VXORP" && args[0] == args[1] {
			r.set(to, r.do("ZERO"))
			return
		}
		b := r.read(args[0])
		r.set(to, r.do(simple, r.read(args[1]), b))
		return
	}
	switch op {
	case "VMOVUP":
		r.set(to, r.read(args[0]))
	case "VMOVAP":
		r.set(to, r.do(moveName, r.read(args[0])))
	case "VSQRTP":
		r.set(to, r.do("FSQRT", r.read(args[0])))
	case "VCVTDQ2PS":
		r.set(to, r.do("SCVTF", r.read(args[0])))
	case "VPSLL":
		r.set(to, r.shift("SHL", r.read(args[1]), int(args[0].(operand.U8))))
	case "VPSRL":
		r.set(to, r.shift("USHR", r.read(args[1]), int(args[0].(operand.U8))))
	case "VPSRA":
		r.set(to, r.shift("SSHR", r.read(args[1]), int(args[0].(operand.U8))))
	case "VANDNP":
		b := r.read(args[0])
		r.set(to, r.do("BIC", b, r.read(args[1])))
	default:
		r.recordMore(op, args)
	}
}

// recordMore takes those that need several.
func (r *recorder) recordMore(op string, args []any) {
	to := args[len(args)-1]
	switch op {
	case "VMAXP", "VMINP": // the second where the comparison is false
		b, a := r.read(args[0]), r.read(args[1])
		more, less := a, b
		if op == "VMINP" {
			more, less = b, a
		}
		k := r.do("FCMGT", more, less)
		r.change("BSL", k, a, b)
		r.set(to, k)
	case "VFMADD213P", "VFMSUB213P": // p = x·p ± c
		c, first := args[0], r.do
		var sum int
		switch _, register := c.(reg.Register); {
		case op == "VFMSUB213P":
			sum = first("FNEG", r.read(c))
		case register:
			sum = first(moveName, r.read(c))
		default:
			sum = r.read(c)
		}
		r.change("FMLA", sum, r.read(args[1]), r.read(to))
		r.set(to, sum)
	case "VFMADD231P":
		r.change("FMLA", r.read(to), r.read(args[1]), r.read(args[0]))
	case "VFNMADD231P":
		r.change("FMLS", r.read(to), r.read(args[1]), r.read(args[0]))
	case "VCMPP":
		k := r.compare(uint8(args[0].(operand.U8)), r.read(args[2]), r.read(args[1]))
		r.masks[k] = true
		r.set(to, k)
	case "VBLENDVP":
		k, yes, no := r.read(args[0]), r.read(args[1]), r.read(args[2])
		if r.masks[k] {
			k = r.do(moveName, k)
		} else {
			k = r.do("CMLT", k) // the sign decides
		}
		r.change("BSL", k, yes, no)
		r.set(to, k)
	default:
		panic("no translation of " + op)
	}
}

func (r *recorder) compare(how uint8, a, b int) int {
	var k int
	switch how {
	case equal:
		return r.do("FCMEQ", a, b)
	case less:
		return r.do("FCMGT", b, a)
	case atMost:
		return r.do("FCMGE", b, a)
	case greater:
		return r.do("FCMGT", a, b)
	case atLeast:
		return r.do("FCMGE", a, b)
	case notLess:
		k = r.do("FCMGT", b, a)
	case nan:
		k = r.do("AND", r.do("FCMEQ", a, a), r.do("FCMEQ", b, b))
	default:
		panic(fmt.Sprintf("no comparison %#x", how))
	}
	return r.do("NOT", k)
}

// writeNEON writes the files for NEON.
func writeNEON(dir string) error {
	const head = "// Code generated by gen. DO NOT EDIT.\n\n//go:build arm64 && !noasm\n\n"
	var text, stubs, binds bytes.Buffer
	stubs.WriteString(head + "package vec\n")
	table := &numbers{}
	for _, double := range []bool{false, true} {
		m := &machine{Context: build.NewContext(), double: double, recorder: &recorder{double: double}}
		f := &neonFile{m: m, text: &text, stubs: &stubs, numbers: table}
		for _, k := range mappings {
			f.mapping(k)
		}
		for _, k := range pullbacks {
			f.pullback(k)
		}
		for _, k := range zips {
			f.zip(k, "VV")
			f.zip(k, "VS")
			f.zip(k, "SV")
		}
		binds.WriteString(m.binding())
	}
	stubs.Write(binds.Bytes())
	source, err := format.Source(stubs.Bytes())
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "neon_arm64.go"), source, 0o666); err != nil {
		return err
	}
	all := head + "#include \"textflag.h\"\n\n" + table.data() + text.String()
	return os.WriteFile(filepath.Join(dir, "neon_arm64.s"), []byte(all), 0o666)
}

// numbers are the constants of the file, 16 bytes each.
type numbers struct{ all [][2]uint64 }

// place returns where a constant is. Those of float32 are given twice in a word.
func (n *numbers) place(bits uint64, double bool) int {
	if !double {
		bits |= bits << 32
	}
	v := [2]uint64{bits, bits}
	at := slices.Index(n.all, v)
	if at < 0 {
		at = len(n.all)
		n.all = append(n.all, v)
	}
	return 16 * at
}

func (n *numbers) data() string {
	var b bytes.Buffer
	for i, v := range n.all {
		fmt.Fprintf(&b, "DATA numbers<>+%d(SB)/8, $0x%016x\n", 16*i, v[0])
		fmt.Fprintf(&b, "DATA numbers<>+%d(SB)/8, $0x%016x\n", 16*i+8, v[1])
	}
	fmt.Fprintf(&b, "GLOBL numbers<>(SB), RODATA|NOPTR, $%d\n", 16*len(n.all))
	return b.String()
}
