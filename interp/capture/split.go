package capture

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A marker is the token of the capture, the same for all, and a number.
const (
	tokenSize  = 16
	markerSize = tokenSize + 8
)

// NewToken returns the bytes that begin a marker: a NUL, which text does not hold
// (so hardly anything written is ever held back because it might be a marker), and
// random ones that nobody else can know.
func NewToken() []byte {
	token := make([]byte, tokenSize)
	if _, err := rand.Read(token[1:]); err != nil {
		panic(err) // never returns an error since Go 1.24
	}
	return token
}

// Marker returns the marker with a number. It is shorter than PIPE_BUF: written to
// a pipe, it arrives in one piece.
func Marker(token []byte, number uint64) []byte {
	return binary.BigEndian.AppendUint64(bytes.Clone(token), number)
}

// Splitter takes a stream of bytes apart into text and markers. Its methods are
// called by one goroutine at a time.
type Splitter struct {
	Token   []byte
	Text    func(string) // gets valid UTF-8, never empty, not cut inside a character
	Reached func(uint64) // gets the number of each marker, after the text before it
	held    []byte       // the end of the stream: what may be half of a character or marker
}

// Write takes the next bytes of the stream.
func (s *Splitter) Write(data []byte) {
	if len(s.held) > 0 {
		data = append(s.held, data...)
		s.held = nil
	}
	for {
		i := bytes.Index(data, s.Token)
		if i < 0 || len(data) < i+markerSize {
			break
		}
		s.emit(data[:i])
		s.Reached(binary.BigEndian.Uint64(data[i+tokenSize : i+markerSize]))
		data = data[i+markerSize:]
	}
	keep := len(data) - s.tail(data)
	s.emit(data[:keep])
	s.held = bytes.Clone(data[keep:])
}

// Flush hands over what is held back: the stream has ended.
func (s *Splitter) Flush() {
	s.emit(s.held)
	s.held = nil
}

// tail returns how many bytes at the end of data may belong to what comes next: an
// unfinished marker or an unfinished character.
func (s *Splitter) tail(data []byte) int {
	if i := bytes.Index(data, s.Token); i >= 0 {
		return len(data) - i
	}
	for n := min(len(data), tokenSize-1); n > 0; n-- {
		if bytes.HasPrefix(s.Token, data[len(data)-n:]) {
			return n
		}
	}
	for n := 1; n <= min(len(data), utf8.UTFMax-1); n++ {
		if b := data[len(data)-n:]; utf8.RuneStart(b[0]) {
			if utf8.FullRune(b) {
				return 0
			}
			return n
		}
	}
	return 0
}

// emit hands over text.
func (s *Splitter) emit(data []byte) {
	if len(data) > 0 {
		s.Text(strings.ToValidUTF8(string(data), string(utf8.RuneError)))
	}
}
