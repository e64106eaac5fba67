package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing/iotest"
)

type rot13 struct{ io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, b := range p[:n] {
		switch c := b | 0x20; {
		case c >= 'a' && c <= 'm':
			p[i] += 13
		case c >= 'n' && c <= 'z':
			p[i] -= 13
		}
	}
	return n, err
}

type counter struct {
	n, calls int
	io.Writer
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += n
	c.calls++
	return n, err
}

type lineNumbers struct {
	w     io.Writer
	n     int
	start bool
}

func (l *lineNumbers) Write(p []byte) (int, error) {
	for _, line := range bytes.SplitAfter(p, []byte("\n")) {
		if len(line) == 0 {
			continue
		}
		if !l.start {
			l.n++
			fmt.Fprintf(l.w, "%d: ", l.n)
		}
		l.w.Write(line)
		l.start = line[len(line)-1] != '\n'
	}
	return len(p), nil
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

func main() {
	b, err := io.ReadAll(rot13{rot13{strings.NewReader("twice")}})
	fmt.Println(string(b), err)
	b, _ = io.ReadAll(iotest.OneByteReader(io.LimitReader(rot13{strings.NewReader("Uryyb, jbeyq! and more")}, 13)))
	fmt.Println(string(b))
	var out bytes.Buffer
	c := &counter{Writer: &lineNumbers{w: &out}}
	io.Copy(c, io.MultiReader(strings.NewReader("one\ntw"), strings.NewReader("o\nthree")))
	fmt.Printf("%q %d\n", out.String(), c.n)
	var zipped bytes.Buffer
	enc := base64.NewEncoder(base64.StdEncoding, &zipped)
	gz := gzip.NewWriter(enc)
	sum := crc32.NewIEEE()
	w := io.MultiWriter(gz, sum)
	fmt.Fprint(w, strings.Repeat("compress me ", 20))
	gz.Close()
	enc.Close()
	r, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, &zipped))
	plain, _ := io.ReadAll(r)
	fmt.Println(len(plain), err, sum.Sum32() == crc32.ChecksumIEEE(plain))
	bw := bufio.NewWriterSize(&failing{after: 20}, 16)
	for range 5 {
		if _, err = bw.WriteString("0123456789"); err != nil {
			break
		}
	}
	fmt.Println(errors.Is(err, io.ErrClosedPipe))
	pr, pw := io.Pipe()
	go func() {
		fmt.Fprintln(pw, "through the pipe")
		pw.CloseWithError(errors.New("broken"))
	}()
	b, err = io.ReadAll(io.TeeReader(pr, io.Discard))
	fmt.Printf("%q %v\n", b, err)
}

// Output:
// twice <nil>
// Hello, world!
// "1: one\n2: two\n3: three" 13
// 240 <nil> true
// true
// "through the pipe\n" broken
