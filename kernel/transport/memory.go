package transport

import "sync"

// Memory is a Transport within the process, with one client: what a test
// sends with Put comes out of the kernel's Recv, what the kernel sends comes
// out of Take. Nothing is lost or reordered; Send blocks while Depth messages
// wait in a channel.
type Memory struct {
	in, out    [channels]chan [][]byte
	subscribed chan string
	done       chan struct{}
	close      sync.Once
}

// Depth is how many messages wait in each direction of a Memory's channel
// before the sender blocks.
const Depth = 256

// NewMemory returns an open Memory.
func NewMemory() *Memory {
	m := &Memory{subscribed: make(chan string, 1), done: make(chan struct{})}
	for c := range m.in {
		m.in[c] = make(chan [][]byte, Depth)
		m.out[c] = make(chan [][]byte, Depth)
	}
	return m
}

// Recv returns the next message that Put was given for c, or ErrClosed.
func (m *Memory) Recv(c Channel) ([][]byte, error) {
	select {
	case f := <-m.in[c]:
		return f, nil
	case <-m.done:
		return nil, ErrClosed
	}
}

// Send hands a message to Take.
func (m *Memory) Send(c Channel, frames [][]byte) error {
	select {
	case <-m.done: // first: a select of both would choose by chance
		return ErrClosed
	default:
	}
	select {
	case m.out[c] <- frames:
		return nil
	case <-m.done:
		return ErrClosed
	}
}

// Put sends a message to the kernel as its client would; a message to
// Heartbeat comes back at once. It reports false if m is closed.
func (m *Memory) Put(c Channel, frames [][]byte) bool {
	to := m.in[c]
	if c == Heartbeat {
		to = m.out[c]
	}
	select {
	case to <- frames:
		return true
	case <-m.done:
		return false
	}
}

// Out returns the channel of what the kernel sends on c. It is not closed:
// wait for Done as well.
func (m *Memory) Out(c Channel) <-chan [][]byte { return m.out[c] }

// Done returns a channel that is closed by Close.
func (m *Memory) Done() <-chan struct{} { return m.done }

// Subscribe reports a subscription to topic, as a client's SUB socket does.
func (m *Memory) Subscribe(topic string) {
	select {
	case m.subscribed <- topic:
	case <-m.done:
	}
}

// Subscribed returns the channel that Subscribe writes to.
func (m *Memory) Subscribed() <-chan string { return m.subscribed }

// Close ends m. What Take has not taken stays there to be taken.
func (m *Memory) Close() error {
	m.close.Do(func() { close(m.done) })
	return nil
}
