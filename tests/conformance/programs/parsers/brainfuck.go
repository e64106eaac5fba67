package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
)

type op byte

const (
	add op = iota
	move
	out
	in
	jumpZero
	jumpBack
)

func (o op) String() string {
	return [...]string{"add", "move", "out", "in", "jz", "jnz"}[o]
}

type instr struct {
	op  op
	arg int
}

func compile(src string) (prog []instr, err error) {
	var open []int
	emit := func(o op, n int) {
		if l := len(prog); l > 0 && o <= move && prog[l-1].op == o {
			prog[l-1].arg += n
			return
		}
		prog = append(prog, instr{o, n})
	}
	for i, c := range src {
		switch c {
		case '+':
			emit(add, 1)
		case '-':
			emit(add, -1)
		case '>':
			emit(move, 1)
		case '<':
			emit(move, -1)
		case '.':
			emit(out, 0)
		case ',':
			emit(in, 0)
		case '[':
			open = append(open, len(prog))
			emit(jumpZero, 0)
		case ']':
			if len(open) == 0 {
				return nil, fmt.Errorf("byte %d: unmatched ]", i)
			}
			start := open[len(open)-1]
			open = open[:len(open)-1]
			prog[start].arg = len(prog)
			emit(jumpBack, start)
		}
	}
	if len(open) > 0 {
		err = fmt.Errorf("%d unmatched [", len(open))
	}
	return
}

func run(prog []instr, r io.ByteReader, w io.Writer) (steps int) {
	var tape [300]byte
	p := 0
	for pc := 0; pc < len(prog); pc++ {
		steps++
		switch i := prog[pc]; i.op {
		case add:
			tape[p] += byte(i.arg)
		case move:
			p += i.arg
		case out:
			w.Write(tape[p : p+1])
		case in:
			tape[p], _ = r.ReadByte()
		case jumpZero:
			if tape[p] == 0 {
				pc = i.arg
			}
		case jumpBack:
			if tape[p] != 0 {
				pc = i.arg
			}
		}
	}
	return
}

func main() {
	hello := "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
	prog, err := compile(hello)
	var buf bytes.Buffer
	fmt.Println(len(prog), err, run(prog, nil, &buf))
	fmt.Printf("%q\n", buf.String())
	echo, _ := compile(",[.,]")
	fmt.Println(echo)
	buf.Reset()
	run(echo, bufio.NewReader(strings.NewReader("reverse me")), &buf)
	fmt.Println(buf.String())
	_, err = compile("+[[-]")
	fmt.Println(err)
	_, err = compile("+]")
	fmt.Println(err)
}

// Output:
// 59 <nil> 583
// "Hello World!\n"
// [{3 0} {4 4} {2 0} {3 0} {5 1}]
// reverse me
// 1 unmatched [
// byte 1: unmatched ]
