package kernel

import "sync"

// queueLimit is how many requests wait for the worker before shell is no
// longer read; then they wait in the sockets.
const queueLimit = 4096

// queue holds the requests that wait for the worker.
type queue struct {
	mu      sync.Mutex
	changed *sync.Cond
	waiting []*request
	last    uint64 // number of the last request put
	abort   uint64 // execute requests up to this number are not carried out
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
