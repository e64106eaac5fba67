package capture

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"time"
)

// stream is one captured file descriptor.
type stream struct {
	fd       int      // 1 or 2
	original *os.File // what fd was
	reader   *os.File // of the pipe
	writer   *os.File // of the pipe, beside fd: a marker gets through even if a cell closes fd
	token    []byte
	split    *Splitter     // used by the reading goroutine alone
	done     chan struct{} // closed when that ends

	mu      sync.Mutex
	next    uint64                   // number of the next marker
	waiting map[uint64]chan struct{} // who waits for a marker, by its number
}

// lastMarker is the number of the marker behind which nothing is expected.
const lastMarker = ^uint64(0)

// lastWords bounds how long reading goes on behind the last marker if a child
// process keeps the pipe open. Without one the pipe ends by itself, as soon as the
// last write of this process has returned.
const lastWords = 100 * time.Millisecond

// openStream redirects fd into a new pipe and starts to read it.
func openStream(fd int, name string, token []byte, sink func(stream, text string)) (*stream, error) {
	s := &stream{fd: fd, token: token, done: make(chan struct{}), waiting: map[uint64]chan struct{}{}}
	var err error
	if s.original, err = Duplicate(fd, name); err != nil {
		return nil, fmt.Errorf("capture %s: %w", name, err)
	}
	if s.reader, s.writer, err = Pipe(name); err != nil {
		return nil, errors.Join(fmt.Errorf("capture %s: %w", name, err), s.original.Close())
	}
	if err = replace(fd, s.writer); err != nil {
		return nil, errors.Join(fmt.Errorf("capture %s: %w", name, err), s.original.Close(), s.reader.Close(), s.writer.Close())
	}
	s.split = &Splitter{Token: token, Text: func(text string) { sink(name, text) }, Reached: s.reached}
	go s.read()
	return s, nil
}

// read reads the pipe to its end.
func (s *stream) read() {
	defer close(s.done)
	buf := make([]byte, 1<<16)
	for {
		n, err := s.reader.Read(buf)
		s.split.Write(buf[:n])
		if err != nil { // end of the pipe, or the deadline for last words
			s.split.Flush()
			return
		}
	}
}

// reached is called by the reading goroutine when it meets a marker.
func (s *stream) reached(number uint64) {
	if number == lastMarker {
		// An error would mean that this pipe cannot be waited for; then it ends
		// when its last writer does.
		_ = s.reader.SetReadDeadline(time.Now().Add(lastWords))
		return
	}
	s.mu.Lock()
	done := s.waiting[number]
	delete(s.waiting, number)
	s.mu.Unlock()
	if done != nil {
		close(done)
	}
}

// mark writes a marker and returns a channel that is closed when it has come out.
func (s *stream) mark() <-chan struct{} {
	done := make(chan struct{})
	s.mu.Lock()
	number := s.next
	s.next++
	s.waiting[number] = done
	s.mu.Unlock()
	// A marker is shorter than PIPE_BUF, so it is written in one piece. The pipe
	// cannot break while its reader is open.
	if err := WriteAll(s.writer, Marker(s.token, number)); err != nil {
		s.mu.Lock()
		delete(s.waiting, number)
		s.mu.Unlock()
		close(done)
	}
	return done
}

// restore gives the file descriptor back what it was.
func (s *stream) restore() error {
	return replace(s.fd, s.original)
}

// close ends the reading, after what is in the pipe has been read.
func (s *stream) close() error {
	err := WriteAll(s.writer, Marker(s.token, lastMarker))
	err = errors.Join(err, s.writer.Close())
	<-s.done
	return errors.Join(err, s.reader.Close(), s.original.Close())
}
