package yaegi

import (
	"sync"
	"time"
)

// Waiting for a lock is done by trying, so that an interrupt ends it: package
// sync has no other way out.

// patience bounds the pause between two attempts.
const patience = time.Millisecond

func (e *Engine) lock(try func() bool) {
	if try() {
		return
	}
	stop := e.stopChan()
	for pause := time.Microsecond; ; pause = min(2*pause, patience) {
		t := time.NewTimer(pause)
		select {
		case <-t.C:
		case <-stop:
			t.Stop()
			panic(interrupted{})
		}
		if try() {
			return
		}
	}
}

func (e *Engine) lockMutex(m *sync.Mutex) { e.lock(m.TryLock) }

func (e *Engine) lockRW(m *sync.RWMutex) { e.lock(m.TryLock) }

func (e *Engine) rlockRW(m *sync.RWMutex) { e.lock(m.TryRLock) }

// lockLocker is l.Lock; only a locker that can be tried is interrupted at once.
func (e *Engine) lockLocker(l sync.Locker) {
	if l == nil {
		panic(nilDereference)
	}
	if t, ok := l.(interface{ TryLock() bool }); ok {
		e.lock(t.TryLock)
		return
	}
	l.Lock()
}

// waitGroup is wg.Wait; the waiting goroutine stays behind after an interrupt
// until the group is done.
func (e *Engine) waitGroup(wg *sync.WaitGroup) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		wg.Wait()
	}()
	select {
	case <-done:
	case <-e.stopChan():
		panic(interrupted{})
	}
}

// condWait is c.Wait. The wait itself is done by another goroutine, which an
// interrupt leaves behind: when it is woken later it gives the lock back.
func (e *Engine) condWait(c *sync.Cond) {
	if c == nil {
		panic(nilDereference)
	}
	woken, left := make(chan struct{}), make(chan struct{})
	go func() {
		c.Wait()
		select {
		case woken <- struct{}{}:
		case <-left:
			c.L.Unlock()
		}
	}()
	select {
	case <-woken:
	case <-e.stopChan():
		close(left)
		panic(interrupted{})
	}
}
