package capture

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A marker is the token of the capture, the same for all, and a number.
const (
	tokenSize  = 16
	markerSize = tokenSize + 8
)

// marker returns the marker with a number.
func marker(token []byte, number uint64) []byte {
	return binary.BigEndian.AppendUint64(bytes.Clone(token), number)
}

// splitter takes a stream of bytes apart into text and markers.
type splitter struct {
	token   []byte
	text    func(string) // gets valid UTF-8, never empty
	reached func(uint64) // gets the number of each marker, after the text before it
	held    []byte       // the end of the stream: what may be half of a character or marker
}

// write takes the next bytes of the stream.
func (s *splitter) write(data []byte) {
	if len(s.held) > 0 {
		data = append(s.held, data...)
		s.held = nil
	}
	for {
		i := bytes.Index(data, s.token)
		if i < 0 || len(data) < i+markerSize {
			break
		}
		s.emit(data[:i])
		s.reached(binary.BigEndian.Uint64(data[i+tokenSize : i+markerSize]))
		data = data[i+markerSize:]
	}
	keep := len(data) - s.tail(data)
	s.emit(data[:keep])
	s.held = bytes.Clone(data[keep:])
}

// flush hands over what is held back.
func (s *splitter) flush() {
	s.emit(s.held)
	s.held = nil
}

// tail returns how many bytes at the end of data may belong to what comes next: an
// unfinished marker or an unfinished character.
func (s *splitter) tail(data []byte) int {
	if i := bytes.Index(data, s.token); i >= 0 {
		return len(data) - i
	}
	for n := min(len(data), tokenSize-1); n > 0; n-- {
		if bytes.HasPrefix(s.token, data[len(data)-n:]) {
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
func (s *splitter) emit(data []byte) {
	if len(data) > 0 {
		s.text(strings.ToValidUTF8(string(data), string(utf8.RuneError)))
	}
}
