package kernel

import (
	"sync"
	"time"
	"unicode/utf8"
)

const (
	flushSize  = 64 << 10 // bytes of stream text that are sent at once
	streamSize = 1 << 20  // most bytes of text in one message
)

// publisher puts what is shown into one order and gathers stream text: a
// message for each line would keep clients busy for a hundred times as long.
//
// Text waits until there is more than flushSize of it, or the interval has
// passed since the first piece, or anything else is published. It never
// overtakes and is never overtaken.
type publisher struct {
	send     func(parent []byte, msgType string, content, metadata any)
	interval time.Duration

	mu     sync.Mutex
	parent []byte // of the waiting text
	name   string // stdout or stderr
	text   []byte
	timer  *time.Timer // fires while text waits
	closed bool
}

func newPublisher(interval time.Duration, send func([]byte, string, any, any)) *publisher {
	p := &publisher{send: send, interval: interval}
	p.mu.Lock() // on a busy machine the timer may fire before it is stopped
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(interval, p.tick)
	p.timer.Stop()
	return p
}

// message publishes content after all text that waits.
func (p *publisher) message(parent []byte, msgType string, content any) {
	p.annotated(parent, msgType, content, nil)
}

func (p *publisher) annotated(parent []byte, msgType string, content, metadata any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.flushAll()
	p.send(parent, msgType, content, metadata)
}

// stream appends text. It blocks while the transport cannot take what was
// there before.
func (p *publisher) stream(parent []byte, name, text string) {
	if text == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	if len(p.text) > 0 && (name != p.name || !same(parent, p.parent)) {
		p.flushAll()
	}
	if len(p.text) == 0 {
		p.parent, p.name = parent, name
		p.timer.Reset(p.interval)
	}
	p.text = append(p.text, text...)
	if len(p.text) >= flushSize {
		p.flushWhole()
	}
}

// same reports whether two parents are one message's header. They are slices of
// its frame, so the place tells.
func same(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// flush sends all text that waits.
func (p *publisher) flush() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.flushAll()
}

// tick is called by the timer.
func (p *publisher) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.flushWhole()
}

// flushWhole sends the text but for a character at its end whose bytes have
// not all come.
func (p *publisher) flushWhole() {
	n := wholeRunes(p.text)
	rest := append([]byte(nil), p.text[n:]...)
	p.text = p.text[:n]
	p.flushAll()
	if len(rest) > 0 {
		p.text = append(p.text, rest...)
		p.timer.Reset(p.interval)
		if n == 0 { // it has waited once already: it will not become whole
			p.flushAll()
		}
	}
}

func (p *publisher) flushAll() {
	p.timer.Stop()
	for text := p.text; len(text) > 0; {
		n := len(text)
		if n > streamSize {
			n = wholeRunes(text[:streamSize])
		}
		p.send(p.parent, "stream", map[string]string{"name": p.name, "text": string(text[:n])}, nil)
		text = text[n:]
	}
	p.text = p.text[:0]
	if cap(p.text) > 4*flushSize {
		p.text = nil
	}
}

// wholeRunes returns the length of text without an unfinished character at its
// end; bytes that cannot become one count as whole.
func wholeRunes(text []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		b := text[len(text)-i:]
		if utf8.RuneStart(b[0]) {
			if !utf8.FullRune(b) {
				return len(text) - i
			}
			break
		}
	}
	return len(text)
}

// close sends what waits; later text is dropped.
func (p *publisher) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.flushAll()
	p.closed = true
}
