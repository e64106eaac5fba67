package child

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
)

// A frame is a length in 4 bytes, a kind in 1, the number of the request that it
// belongs to in 8, and a message.
const (
	headerSize = 4 + 1 + 8
	maxFrame   = 128 << 20 // bytes of one message
)

// SizeError says that a message is larger than a frame may be.
type SizeError struct{ Size int64 }

func (e *SizeError) Error() string {
	return fmt.Sprintf("a message of %d bytes: the limit is %d", e.Size, maxFrame)
}

// frame is what travels in a pipe.
type frame struct {
	kind kind
	id   uint64
	body []byte
}

// appendFrame appends the frame of a message, nil for one that has none.
func appendFrame(b []byte, k kind, id uint64, message any) ([]byte, error) {
	start := len(b)
	b = append(b, make([]byte, headerSize)...)
	if message != nil {
		var err error
		if b, err = marshal(b, message); err != nil {
			return b[:start], err
		}
	}
	size := len(b) - start - headerSize
	if size > maxFrame {
		return b[:start], &SizeError{int64(size)}
	}
	binary.BigEndian.PutUint32(b[start:], uint32(size))
	b[start+4] = byte(k)
	binary.BigEndian.PutUint64(b[start+5:], id)
	return b, nil
}

// readFrame reads the next frame; io.EOF at the end of the pipe. It allocates
// what has come, not what the header promises.
func readFrame(r *bufio.Reader) (frame, error) {
	var h [headerSize]byte
	if _, err := io.ReadFull(r, h[:]); err != nil {
		return frame{}, err
	}
	size := int64(binary.BigEndian.Uint32(h[:]))
	if size > maxFrame {
		return frame{}, &SizeError{size}
	}
	f := frame{kind: kind(h[4]), id: binary.BigEndian.Uint64(h[5:])}
	const atOnce = 1 << 16
	if size <= atOnce {
		f.body = make([]byte, size)
		_, err := io.ReadFull(r, f.body)
		return f, whole(err)
	}
	var b bytes.Buffer
	_, err := io.CopyN(&b, r, size)
	f.body = b.Bytes()
	return f, whole(err)
}

// whole makes an end in the middle of a frame an error of its own.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// frameWriter writes frames to one pipe, from any goroutine, each in one piece.
type frameWriter struct {
	mu  sync.Mutex
	w   io.Writer
	buf []byte
}

func (w *frameWriter) write(k kind, id uint64, message any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.locked(k, id, message)
}

// locked is write for who holds mu.
func (w *frameWriter) locked(k kind, id uint64, message any) error {
	b, err := appendFrame(w.buf[:0], k, id, message)
	const keep = 1 << 20 // a picture's buffer is not kept
	if cap(b) <= keep {
		w.buf = b
	}
	if err != nil {
		return err
	}
	_, err = w.w.Write(b)
	return err
}
