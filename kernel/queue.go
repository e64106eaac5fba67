package kernel

import (
	"context"
	"sync"
	"time"
)

// queueLimit is how many requests wait for the worker before shell is no
// longer read; then they wait in the sockets.
const queueLimit = 4096

// When a cell fails, the cells sent along with it may still be on their way.
// They are given until no request has come for quietTime, at most settleTime.
const (
	quietTime  = 20 * time.Millisecond
	settleTime = 10 * quietTime
)

// queue holds the requests that wait for the worker.
type queue struct {
	mu      sync.Mutex
	changed *sync.Cond
	waiting []*request
	last    uint64    // number of the last request put
	arrived time.Time // when it came
	abort   uint64    // execute requests up to this number are not carried out
	closed  bool
}

func newQueue() *queue {
	q := &queue{}
	q.changed = sync.NewCond(&q.mu)
	return q
}

// put appends r; it waits while the queue is full.
func (q *queue) put(r *request) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) >= queueLimit && !q.closed {
		q.changed.Wait()
	}
	q.last++
	q.arrived = time.Now()
	r.seq = q.last
	q.waiting = append(q.waiting, r)
	q.changed.Broadcast()
}

// take returns the next request; it reports false once the queue is closed.
func (q *queue) take() (*request, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) == 0 && !q.closed {
		q.changed.Wait()
	}
	if q.closed {
		return nil, false
	}
	r := q.waiting[0]
	q.waiting[0] = nil
	q.waiting = q.waiting[1:]
	q.changed.Broadcast()
	return r, true
}

// settle waits until requests that were sent together have all come. A cell
// that fails at once would otherwise have those behind it run, as front ends
// send "run all" without waiting and leave it to the kernel to stop.
func (q *queue) settle(ctx context.Context) {
	for end := time.Now().Add(settleTime); time.Now().Before(end); {
		q.mu.Lock()
		wait := quietTime - time.Since(q.arrived)
		q.mu.Unlock()
		if wait <= 0 {
			return
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return
		}
	}
}

// abortWaiting makes the execute requests that wait now be answered as aborted.
func (q *queue) abortWaiting() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.abort = q.last
}

// isAborted reports whether r was put before the last abortWaiting.
func (q *queue) isAborted(r *request) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return r.seq <= q.abort
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.changed.Broadcast()
}
