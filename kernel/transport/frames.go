package transport

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// Bounds of what a peer may send after its handshake.
const (
	maxMessage      = 256 << 20 // bytes of all frames of one message
	maxFrames       = 4096      // frames of one message
	maxSubscription = 1 + 4<<10 // a subscription: one byte, then the topic
	maxCommand      = 64 << 10  // a command, which is skipped
)

// frameError says why a peer is cut off.
type frameError string

func (e frameError) Error() string { return "frame: " + string(e) }

// frameReader hands the frames of a connection on, each header validated
// before any byte of it is given away: the library allocates what a header
// announces.
type frameReader struct {
	r       *bufio.Reader
	pub     bool         // the peer may send subscriptions only
	ready   []byte       // validated bytes that can be given away
	body    uint64       // bytes of the current frame that are still to come
	frames  int          // frames of the current message
	bytes   uint64       // and their bytes
	topic   *string      // subscription that the library is about to process
	onTopic func(string) // told of each subscription once it is in force
}

// Read gives away validated bytes. On a violation it returns a frameError.
func (f *frameReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if len(f.ready) == 0 && f.body == 0 {
		if err := f.next(); err != nil {
			return 0, err
		}
	}
	if len(f.ready) > 0 {
		n := copy(p, f.ready)
		f.ready = f.ready[n:]
		return n, nil
	}
	if uint64(len(p)) > f.body {
		p = p[:f.body]
	}
	n, err := f.r.Read(p)
	f.body -= uint64(n)
	return n, err
}

// next reads and validates the header of the next frame, skipping commands.
// The library asks for a header only when it has dealt with the frame
// before, so this is also when a subscription has come into force.
func (f *frameReader) next() error {
	for {
		if f.topic != nil {
			f.onTopic(*f.topic)
			f.topic = nil
		}
		header, size, err := readHeader(f.r)
		if err != nil {
			return err
		}
		flags := header[0]
		switch {
		case flags > flagMore|flagLong|flagCommand:
			return frameError(fmt.Sprintf("unknown flags %#x", flags))
		case flags&flagCommand != 0:
			if size > maxCommand || flags&flagMore != 0 {
				return frameError(fmt.Sprintf("command with flags %#x and %d bytes", flags, size))
			}
			if _, err := f.r.Discard(int(size)); err != nil {
				return err
			}
			continue
		case f.pub:
			return f.subscription(header, size)
		}
		if size > maxMessage || f.bytes+size > maxMessage || f.frames >= maxFrames {
			return frameError(fmt.Sprintf("message of more than %d bytes or %d frames", maxMessage, maxFrames))
		}
		f.frames, f.bytes = f.frames+1, f.bytes+size
		if flags&flagMore == 0 {
			f.frames, f.bytes = 0, 0
		}
		f.ready, f.body = header, size
		return nil
	}
}

// subscription reads the body of a frame that a SUB peer sent: 1 or 0 and
// a topic. The library would stall on anything else.
func (f *frameReader) subscription(header []byte, size uint64) error {
	if size == 0 || size > maxSubscription || header[0]&flagMore != 0 {
		return frameError(fmt.Sprintf("want a subscription, got flags %#x and %d bytes", header[0], size))
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(f.r, body); err != nil {
		return err
	}
	if body[0] > 1 {
		return frameError(fmt.Sprintf("want a subscription, got first byte %#x", body[0]))
	}
	if body[0] == 1 {
		topic := string(body[1:])
		f.topic = &topic
	}
	f.ready = slices.Concat(header, body)
	return nil
}

// readHeader reads the header of a frame, two or nine bytes, and the size of
// the body that it announces.
func readHeader(r io.Reader) (header []byte, size uint64, err error) {
	var b [9]byte
	if _, err := io.ReadFull(r, b[:2]); err != nil {
		return nil, 0, err
	}
	if b[0]&flagLong == 0 {
		return b[:2], uint64(b[1]), nil
	}
	if _, err := io.ReadFull(r, b[2:]); err != nil {
		return nil, 0, err
	}
	return b[:], binary.BigEndian.Uint64(b[1:]), nil
}

// boundary follows what is written to a connection and knows where messages
// end, so that all frames of one message leave in one system call.
type boundary struct {
	header [9]byte
	have   int    // bytes of the header seen
	body   uint64 // bytes of the body to come
	ended  bool   // the last byte seen was the last of a message
}

// feed takes the next written bytes and reports whether a message ended with
// the last of them.
func (b *boundary) feed(p []byte) bool {
	for len(p) > 0 {
		b.ended = false
		if b.body > 0 {
			n := min(uint64(len(p)), b.body)
			b.body, p = b.body-n, p[n:]
			b.ended = b.body == 0 && b.header[0]&flagMore == 0
			continue
		}
		b.header[b.have] = p[0]
		b.have, p = b.have+1, p[1:]
		long := b.header[0]&flagLong != 0
		switch {
		case !long && b.have == 2:
			b.body, b.have = uint64(b.header[1]), 0
		case long && b.have == 9:
			b.body, b.have = binary.BigEndian.Uint64(b.header[1:]), 0
		default:
			continue
		}
		b.ended = b.body == 0 && b.header[0]&flagMore == 0
	}
	return b.ended
}
