package main

import (
	"bufio"
	"io"
	"os"
	"strings"
)

// maxLine bounds a line of input in bytes.
const maxLine = 16 << 20

// lineReader reads lines so that waiting for one can be interrupted. It reads
// only when asked: a cell that runs may read standard input itself.
type lineReader struct {
	ask     chan struct{}
	lines   chan inputLine
	waiting bool // asked and not yet answered
}

type inputLine struct {
	text string
	err  error
}

// newLineReader starts the reader. Its goroutine lives as long as the process:
// a read of a terminal cannot be called back.
func newLineReader(r io.Reader) *lineReader {
	l := &lineReader{ask: make(chan struct{}, 1), lines: make(chan inputLine, 1)}
	go func() {
		s := bufio.NewScanner(r)
		s.Buffer(nil, maxLine)
		for range l.ask {
			if s.Scan() {
				l.lines <- inputLine{text: strings.TrimSuffix(s.Text(), "\r")}
				continue
			}
			err := s.Err()
			if err == nil {
				err = io.EOF
			}
			l.lines <- inputLine{err: err}
		}
	}()
	return l
}

// next returns the next line without its end; errInterrupt if a signal comes
// first, io.EOF after the last.
func (l *lineReader) next(interrupts <-chan os.Signal) (string, error) {
	if !l.waiting {
		l.ask <- struct{}{}
		l.waiting = true
	}
	select {
	case line := <-l.lines:
		l.waiting = false
		return line.text, line.err
	case <-interrupts:
		return "", errInterrupt
	}
}
