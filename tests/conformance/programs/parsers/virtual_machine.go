package main

import (
	"fmt"
	"strings"
)

type Op uint8

const (
	Push Op = iota
	Add
	Sub
	Mul
	Load
	Store
	Jump
	JumpIfZero
	Print
	Call
	Ret
	Halt
)

var names = map[string]Op{"push": Push, "add": Add, "sub": Sub, "mul": Mul, "load": Load, "store": Store, "jmp": Jump, "jz": JumpIfZero, "print": Print, "call": Call, "ret": Ret, "halt": Halt}

type Instr struct {
	Op
	Arg int
}

func assemble(src string) (code []Instr) {
	labels := map[string]int{}
	var fix []struct {
		at    int
		label string
	}
	for line := range strings.Lines(src) {
		line, _, _ = strings.Cut(line, ";")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if l, ok := strings.CutSuffix(f[0], ":"); ok {
			labels[l] = len(code)
			continue
		}
		in := Instr{Op: names[f[0]]}
		if len(f) > 1 {
			if _, err := fmt.Sscanf(f[1], "%d", &in.Arg); err != nil {
				fix = append(fix, struct {
					at    int
					label string
				}{len(code), f[1]})
			}
		}
		code = append(code, in)
	}
	for _, x := range fix {
		code[x.at].Arg = labels[x.label]
	}
	return code
}

type VM struct {
	stack []int
	calls []int
	mem   [8]int
	pc    int
	out   []string
}

func (vm *VM) pop() int {
	v := vm.stack[len(vm.stack)-1]
	vm.stack = vm.stack[:len(vm.stack)-1]
	return v
}

var table = [...]func(*VM, int){
	Push:  func(vm *VM, n int) { vm.stack = append(vm.stack, n) },
	Add:   func(vm *VM, _ int) { b := vm.pop(); vm.stack[len(vm.stack)-1] += b },
	Sub:   func(vm *VM, _ int) { b := vm.pop(); vm.stack[len(vm.stack)-1] -= b },
	Mul:   func(vm *VM, _ int) { b := vm.pop(); vm.stack[len(vm.stack)-1] *= b },
	Load:  func(vm *VM, n int) { vm.stack = append(vm.stack, vm.mem[n]) },
	Store: func(vm *VM, n int) { vm.mem[n] = vm.pop() },
	Jump:  func(vm *VM, n int) { vm.pc = n },
	JumpIfZero: func(vm *VM, n int) {
		if vm.pop() == 0 {
			vm.pc = n
		}
	},
	Print: func(vm *VM, _ int) { vm.out = append(vm.out, fmt.Sprint(vm.pop())) },
	Call:  func(vm *VM, n int) { vm.calls = append(vm.calls, vm.pc); vm.pc = n },
	Ret: func(vm *VM, _ int) {
		last := len(vm.calls) - 1
		vm.pc, vm.calls = vm.calls[last], vm.calls[:last]
	},
}

func (vm *VM) Run(code []Instr) (steps int) {
	for code[vm.pc].Op != Halt {
		in := code[vm.pc]
		vm.pc++
		table[in.Op](vm, in.Arg)
		steps++
	}
	return
}

func main() {
	code := assemble(`
	push 5
	store 0
	push 1
	store 1
loop:	
	load 0
	jz done
	load 1     ; product
	load 0
	mul
	store 1
	load 0
	push 1
	sub
	store 0
	jmp loop
done:
	load 1
	print
	push 9
	call square
	print
	halt
square:
	store 2
	load 2
	load 2
	mul
	ret
`)
	vm := &VM{}
	fmt.Println(len(code), vm.Run(code), vm.out, vm.mem, vm.stack)
	fmt.Printf("%v %+v\n", code[5], code[len(code)-1])
}

// Output:
// 26 71 [120 81] [0 120 9 0 0 0 0 0] []
// {7 15} {Op:10 Arg:0}
