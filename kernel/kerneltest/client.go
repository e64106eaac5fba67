package kerneltest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fluxrepl/kernel"
	"fluxrepl/kernel/transport"
	"fluxrepl/kernel/wire"
)

// Key signs the messages between a Client and its kernel.
const Key = "a-key-for-tests"

// patience is how long a Client waits before it fails the test. It is no part
// of any measurement: a test that passes never waits for it.
const patience = 20 * time.Second

// Received is a message as a Client got it.
type Received struct {
	*wire.Message
	Channel transport.Channel
	Content map[string]any
	Parent  string // msg_id of the request

	parentType string
}

// State returns the execution_state of a status message, or "".
func (r Received) State() string {
	s, _ := r.Content["execution_state"].(string)
	return s
}

// Client is a front end in memory. Every message that the kernel sends is checked
// by Validate and kept; what is not valid fails the test.
type Client struct {
	Transport *transport.Memory
	t         testing.TB
	signer    *wire.Signer
	session   string
	served    chan error
	cancel    context.CancelFunc

	mu      sync.Mutex
	changed *sync.Cond
	all     []Received
	late    bool
}

// Start serves it in memory and returns a client of it. The test's end stops
// the kernel.
func Start(t testing.TB, it kernel.Interpreter, opts ...kernel.Option) *Client {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	c := &Client{
		Transport: transport.NewMemory(), t: t, signer: wire.NewSigner(Key),
		session: wire.NewID(), served: make(chan error, 1), cancel: cancel,
	}
	c.changed = sync.NewCond(&c.mu)
	go func() { c.served <- kernel.ServeOn(ctx, c.Transport, Key, it, opts...) }()
	var collecting sync.WaitGroup
	for _, ch := range []transport.Channel{transport.Shell, transport.Control, transport.IOPub} {
		collecting.Go(func() { c.collect(ch) })
	}
	t.Cleanup(func() {
		cancel()
		<-c.Transport.Done()
		collecting.Wait()
	})
	return c
}

// Wait returns what Serve returned.
func (c *Client) Wait() error {
	c.t.Helper()
	select {
	case err := <-c.served:
		c.served <- err
		return err
	case <-time.After(patience):
		c.t.Fatal("the kernel does not end")
		return nil
	}
}

// Stop ends the kernel's context.
func (c *Client) Stop() { c.cancel() }

func (c *Client) collect(ch transport.Channel) {
	for {
		select {
		case frames := <-c.Transport.Out(ch):
			c.take(ch, frames)
		case <-c.Transport.Done():
			for len(c.Transport.Out(ch)) > 0 {
				c.take(ch, <-c.Transport.Out(ch))
			}
			return
		}
	}
}

func (c *Client) take(ch transport.Channel, frames [][]byte) {
	m, err := wire.Decode(frames, c.signer)
	if err == nil {
		err = Validate(m)
	}
	if err != nil {
		c.t.Errorf("the kernel sent on %s: %v", ch, err)
		return
	}
	r := Received{Message: m, Channel: ch}
	var parent wire.Header
	if err := errors.Join(json.Unmarshal(m.Content, &r.Content), json.Unmarshal(m.Parent, &parent)); err != nil {
		c.t.Error(err)
	}
	r.Parent, r.parentType = parent.ID, parent.Type
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, r)
	c.changed.Broadcast()
}

// Await blocks until done, which is given everything received so far, is
// true, and returns that.
func (c *Client) Await(what string, done func([]Received) bool) []Received {
	c.t.Helper()
	timer := time.AfterFunc(patience, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.late = true
		c.changed.Broadcast()
	})
	defer timer.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for !done(c.all) {
		if c.late {
			c.t.Fatalf("no %s; got %s", what, Types(c.all))
		}
		c.changed.Wait()
	}
	return slices.Clone(c.all)
}

// Send sends a request and returns its msg_id.
func (c *Client) Send(ch transport.Channel, msgType string, content any) string {
	c.t.Helper()
	body, err := json.Marshal(content)
	if err != nil {
		c.t.Fatal(err)
	}
	m := &wire.Message{
		Identities: [][]byte{[]byte("client")},
		Header:     wire.NewHeader(msgType, c.session, "tester"),
		Content:    body,
	}
	frames, err := wire.Encode(m, c.signer)
	if err != nil {
		c.t.Fatal(err)
	}
	c.Transport.Put(ch, frames)
	return m.Header.ID
}

// Exchange is a request's reply, if its type has one, and what was published
// for it, from busy to idle.
type Exchange struct {
	Reply     Received
	Published []Received
}

// Do sends a request on shell and waits for its end.
func (c *Client) Do(msgType string, content any) Exchange {
	c.t.Helper()
	return c.Finish(c.Send(transport.Shell, msgType, content))
}

// Execute runs a cell.
func (c *Client) Execute(code string) Exchange {
	c.t.Helper()
	return c.Do("execute_request", map[string]any{"code": code})
}

// Finish waits for the end of the request with the given msg_id and checks that
// busy came first and idle last.
func (c *Client) Finish(id string) Exchange {
	c.t.Helper()
	all := c.Await("idle for the request", func(all []Received) bool {
		return slices.ContainsFunc(all, func(r Received) bool { return r.Parent == id && r.State() == "idle" })
	})
	var x Exchange
	wants := false
	for _, r := range all {
		if r.Parent != id {
			continue
		}
		wants = wants || strings.HasSuffix(r.parentType, "_request")
		if r.Channel == transport.IOPub {
			x.Published = append(x.Published, r)
		} else {
			x.Reply = r
		}
	}
	if wants && x.Reply.Message == nil {
		// The reply comes by another channel than idle.
		all = c.Await("reply", func(all []Received) bool {
			return slices.ContainsFunc(all, func(r Received) bool { return r.Parent == id && r.Channel != transport.IOPub })
		})
		i := slices.IndexFunc(all, func(r Received) bool { return r.Parent == id && r.Channel != transport.IOPub })
		x.Reply = all[i]
	}
	if n := len(x.Published); x.Published[0].State() != "busy" || x.Published[n-1].State() != "idle" {
		c.t.Errorf("want busy first and idle last, got %s", Types(x.Published))
	}
	return x
}

// Shown returns what was published of one type.
func (x Exchange) Shown(msgType string) []Received {
	var out []Received
	for _, r := range x.Published {
		if r.Header.Type == msgType {
			out = append(out, r)
		}
	}
	return out
}

// Text returns the text of all stream messages of one name.
func (x Exchange) Text(name string) string {
	var b strings.Builder
	for _, r := range x.Shown("stream") {
		if r.Content["name"] == name {
			b.WriteString(r.Content["text"].(string))
		}
	}
	return b.String()
}

// Types lists messages for an error: "status(busy) stream(out) …".
func Types(rs []Received) string {
	var b strings.Builder
	for _, r := range rs {
		fmt.Fprintf(&b, " %s", r.Header.Type)
		if s := r.State(); s != "" {
			fmt.Fprintf(&b, "(%s)", s)
		}
		if s, ok := r.Content["name"].(string); ok {
			fmt.Fprintf(&b, "(%s)", s)
		}
	}
	return strings.TrimSpace(b.String())
}
