package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type slowReader struct {
	data string
	n    int
}

func (s *slowReader) Read(p []byte) (int, error) {
	if s.n >= len(s.data) {
		return 0, io.EOF
	}
	p[0] = s.data[s.n]
	s.n++
	return 1, nil
}

type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, errFull
	}
	f.left -= len(p)
	return len(p), nil
}

func main() {
	sc := bufio.NewScanner(&slowReader{data: "one two\nthree  x\n\nlast"})
	for i := 1; sc.Scan(); i++ {
		fmt.Printf("%d %q %v\n", i, sc.Text(), strings.Fields(sc.Text()))
	}
	sc = bufio.NewScanner(strings.NewReader("3,4;5"))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexAny(data, ",;"); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Print(sc.Text(), "|")
	}
	fmt.Println(sc.Err())
	w := bufio.NewWriterSize(&failing{20}, 16)
	for range 5 {
		n, err := fmt.Fprintf(w, "%08d", 7)
		fmt.Print(n, err, " ")
	}
	fmt.Println(w.Flush() == errFull, w.Buffered())
	r := bufio.NewReader(io.LimitReader(&slowReader{data: "ab\ncd"}, 4))
	line, err := r.ReadString('\n')
	rest, err2 := io.ReadAll(r)
	fmt.Printf("%q %v %q %v\n", line, err, rest, err2)
	var sb strings.Builder
	n, err := io.Copy(&sb, io.MultiReader(strings.NewReader("x"), &slowReader{data: "yz"}))
	fmt.Println(n, err, sb.String())
	_, err = io.ReadFull(&slowReader{data: "q"}, make([]byte, 2))
	fmt.Println(err)
}

// Output:
// 1 "one two" [one two]
// 2 "three  x" [three x]
// 3 "" []
// 4 "last" [last]
// 3|4|5|<nil>
// 8 <nil> 8 <nil> 8 <nil> 8 <nil> 0 full true 12
// "ab\n" <nil> "c" <nil>
// 3 <nil> xyz
// unexpected EOF
