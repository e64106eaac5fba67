package main

import (
	"fmt"
	"io"
	"strings"
)

// Ring is an io.ReadWriter with a bound.
type Ring struct {
	buf  [8]byte
	r, w int
}

func (b *Ring) Len() int { return b.w - b.r }

func (b *Ring) Write(p []byte) (n int, err error) {
	for _, c := range p {
		if b.Len() == len(b.buf) {
			return n, io.ErrShortWrite
		}
		b.buf[b.w%len(b.buf)] = c
		b.w++
		n++
	}
	return n, nil
}

func (b *Ring) Read(p []byte) (n int, err error) {
	if b.Len() == 0 {
		return 0, io.EOF
	}
	for n < len(p) && b.r < b.w {
		p[n] = b.buf[b.r%len(b.buf)]
		b.r++
		n++
	}
	return
}

var _ io.ReadWriter = (*Ring)(nil)

// Last keeps the last n values, for a moving average.
type Last[T int | float64] struct {
	vals []T
	n    int
	sum  T
}

func (l *Last[T]) Add(v T) float64 {
	i := l.n % len(l.vals)
	l.sum += v - l.vals[i]
	l.vals[i] = v
	l.n++
	return float64(l.sum) / float64(min(l.n, len(l.vals)))
}

func main() {
	b := &Ring{}
	fmt.Println(fmt.Fprint(b, "hello"))
	fmt.Println(io.WriteString(b, " world"))
	out, err := io.ReadAll(b)
	fmt.Printf("%q %v %d\n", out, err, b.Len())
	src := strings.NewReader("the quick brown fox")
	var sb strings.Builder
	for {
		n, err := io.CopyN(b, src, 6)
		m, _ := io.Copy(&sb, b)
		fmt.Print(n, m, err, "; ")
		if err != nil {
			break
		}
	}
	fmt.Println()
	fmt.Println(sb.String(), b.r, b.w, string(b.buf[:]))
	l := Last[int]{vals: make([]int, 3)}
	for i := range 6 {
		fmt.Printf("%.2f ", l.Add(i*i))
	}
	fmt.Println()
}

// Output:
// 5 <nil>
// 3 short write
// "hello wo" <nil> 0
// 6 6 <nil>; 6 6 <nil>; 6 6 <nil>; 1 1 EOF;
// the quick brown fox 27 27 foxrown
// 0.00 0.50 1.67 4.67 9.67 16.67
