package cellrt

import (
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Sleep is time.Sleep.
func Sleep(d time.Duration) {
	Poll()
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-Done():
		panic(Ended())
	}
}

// Lock is m.Lock().
func Lock(m *sync.Mutex) { acquire(m.TryLock, m.Lock, m.Unlock) }

// LockRW is m.Lock().
func LockRW(m *sync.RWMutex) { acquire(m.TryLock, m.Lock, m.Unlock) }

// RLock is m.RLock().
func RLock(m *sync.RWMutex) { acquire(m.TryRLock, m.RLock, m.RUnlock) }

// LockLocker is l.Lock(). A lock of package sync is waited for as Lock waits;
// other types' methods are compiled cells' own, or cannot be ended.
func LockLocker(l sync.Locker) {
	switch l := l.(type) {
	case *sync.Mutex:
		Lock(l)
		return
	case *sync.RWMutex:
		LockRW(l)
		return
	}
	if reflect.TypeOf(l) == reader {
		acquire(func() bool { return false }, l.Lock, l.Unlock)
		return
	}
	l.Lock()
}

// reader is the type of the Locker that takes a read lock.
var reader = reflect.TypeOf(new(sync.RWMutex).RLocker())

// Bound is the method value of f's receiver r, bound as Go binds it.
func Bound[R any](f func(R), r R) func() { return func() { f(r) } }

// attempts is how often a lock is tried before somebody waits for it.
const attempts = 4

// acquire takes a lock. A lock knows no owner, so a goroutine can wait for it
// in the caller's place; after an interrupt it gives the lock back.
func acquire(try func() bool, lock, unlock func()) {
	for range attempts {
		if try() {
			return
		}
		Poll()
		runtime.Gosched()
	}
	var taken atomic.Bool // by the caller, or back from it
	got := make(chan struct{})
	go func() {
		lock()
		if taken.CompareAndSwap(false, true) {
			close(got)
			return
		}
		unlock()
	}()
	select {
	case <-got:
	case <-Done():
		if !taken.CompareAndSwap(false, true) {
			unlock()
		}
		panic(Ended())
	}
}

// WaitGroup is w.Wait(). After an interrupt a goroutine stays that waits.
func WaitGroup(w *sync.WaitGroup) {
	Poll()
	wait(w.Wait)
}

// WaitCond is c.Wait(). After an interrupt the lock is held, as the deferred
// calls of the cell expect it.
func WaitCond(c *sync.Cond) {
	Poll()
	var left atomic.Bool
	got := make(chan struct{})
	go func() {
		c.Wait()
		if left.CompareAndSwap(false, true) {
			close(got)
			return
		}
		c.L.Unlock()
	}()
	select {
	case <-got:
	case <-Done():
		if left.CompareAndSwap(false, true) {
			c.L.Lock()
		}
		panic(Ended())
	}
}

func wait(f func()) {
	got := make(chan struct{})
	go func() {
		defer close(got)
		f()
	}()
	select {
	case <-got:
	case <-Done():
		panic(Ended())
	}
}
