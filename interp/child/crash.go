package child

import (
	"os"
	"sync"
	"sync/atomic"
)

// crashText takes what the Go runtime of the child writes to the descriptor that
// it keeps for its last report. A byte of it proves that the child is dying.
type crashText struct {
	r     *os.File
	begun atomic.Bool
	mu    sync.Mutex
	text  []byte
}

// read reads the whole report, so that the dying child does not wait, and keeps
// the beginning.
func (c *crashText) read() {
	buf := make([]byte, 1<<14)
	for {
		n, err := c.r.Read(buf)
		if n > 0 {
			c.begun.Store(true)
			c.mu.Lock()
			c.text = append(c.text, buf[:min(n, max(0, maxReport-len(c.text)))]...)
			c.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

func (c *crashText) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return string(c.text)
}
