package transport

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/go-zeromq/zmq4"
)

// rw reads what a peer has sent and swallows what it is sent.
type rw struct{ io.Reader }

func (rw) Write(p []byte) (int, error) { return len(p), nil }

// FuzzHandshake checks that no input makes the guard panic, and that the library
// understands whatever the guard replays.
func FuzzHandshake(f *testing.F) {
	for _, data := range garbage() {
		f.Add(data)
	}
	f.Add(hello{socketType: "DEALER", identity: "me"}.replay())
	f.Add(hello{socketType: "SUB"}.replay())
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := shake(rw{bytes.NewReader(data)}, []string{"DEALER", "REQ", "ROUTER", "SUB", "XSUB"})
		if err != nil {
			return
		}
		again, err := shake(rw{bytes.NewReader(h.replay())}, []string{h.socketType})
		if err != nil || again != h {
			t.Errorf("replay: got %+v, %v; want %+v", again, err, h)
		}
		body, err := readCommand(bytes.NewReader(h.replay()[greetingSize:]))
		if err != nil {
			t.Fatal(err)
		}
		meta := zmq4.Metadata{}
		if err := meta.UnmarshalZMTP(body[len("\x05READY"):]); err != nil {
			t.Errorf("the library: %v", err)
		}
		if meta["Socket-Type"] != h.socketType || meta["Identity"] != h.identity {
			t.Errorf("the library reads %q and %q, want %q and %q", meta["Socket-Type"], meta["Identity"], h.socketType, h.identity)
		}
	})
}

// FuzzFrames checks that what the guard lets through is made of well-formed
// frames within the bounds, whatever the peer sends and however it is read.
func FuzzFrames(f *testing.F) {
	f.Add([]byte("\x00\x02hi\x01\x01a\x00\x00"), 3, false)
	f.Add([]byte("\x00\x01\x01\x00\x02\x01a\x04\x05\x04PING"), 2, true)
	for _, data := range garbage() {
		f.Add(data, 9, false)
	}
	f.Fuzz(func(t *testing.T, data []byte, step int, pub bool) {
		topics := 0
		in := frameReader{r: bufio.NewReader(bytes.NewReader(data)), pub: pub, onTopic: func(string) { topics++ }}
		var got []byte
		buf := make([]byte, min(max(step, 1), 4096))
		for {
			n, err := in.Read(buf)
			got = append(got, buf[:n]...)
			if err != nil {
				var fe frameError
				if !errors.As(err, &fe) && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
					t.Fatalf("got error %v (%T)", err, err)
				}
				break
			}
		}
		seen := 0
		for r := bytes.NewReader(got); r.Len() > 0; {
			header, size, err := readHeader(r)
			if err != nil {
				t.Fatalf("half a header came through: %x", got)
			}
			if header[0] > flagMore|flagLong || size > maxMessage {
				t.Fatalf("a header came through that should not: %x", header)
			}
			n, _ := r.Seek(0, io.SeekCurrent)
			r.Seek(min(int64(size), int64(r.Len())), io.SeekCurrent)
			if pub && got[n] == 1 {
				seen++
			}
		}
		if pub && topics != seen {
			t.Errorf("%d subscriptions came through, %d were reported", seen, topics)
		}
	})
}

// FuzzBoundary checks that the end of a message is found however it is cut.
func FuzzBoundary(f *testing.F) {
	f.Add([]byte("hello"), 3, 1)
	f.Add(make([]byte, 300), 2, 7)
	f.Fuzz(func(t *testing.T, body []byte, frames, step int) {
		frames, step = min(max(frames, 1), 8), max(step, 1)
		var wire []byte
		for i := range frames {
			flags := byte(flagMore)
			if i == frames-1 {
				flags = 0
			}
			wire = append(wire, frame(flags, body)...)
		}
		var b boundary
		for len(wire) > 0 {
			n := min(step, len(wire))
			if got, want := b.feed(wire[:n]), n == len(wire); got != want {
				t.Fatalf("with %d bytes to come: got %v, want %v", len(wire)-n, got, want)
			}
			wire = wire[n:]
		}
	})
}

func FuzzConnection(f *testing.F) {
	f.Add([]byte(goodConnection))
	f.Add([]byte(`{"transport":"ipc","ip":"/tmp/k"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := ParseConnection(data)
		var ce *ConnectionError
		if err != nil && !errors.As(err, &ce) {
			t.Errorf("got error %v (%T), want a *ConnectionError", err, err)
		}
		if err == nil && info.Validate() != nil {
			t.Errorf("accepted but not valid: %+v", info)
		}
	})
}
