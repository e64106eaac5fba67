package transport

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
)

// Bounds of a ZMTP 3.x handshake (23/ZMTP).
const (
	greetingSize = 64
	maxReady     = 4 << 10 // a READY command: libzmq's have about 40 bytes
	maxIdentity  = 255
)

// Bits of a frame's first byte; the others must be zero.
const (
	flagMore    = 1
	flagLong    = 2
	flagCommand = 4
)

// hello is what a peer has said of itself.
type hello struct {
	socketType string // "DEALER", "SUB", …
	identity   string // its routing identity, often empty
}

// handshakeError says why a peer was refused.
type handshakeError string

func (e handshakeError) Error() string { return "handshake: " + string(e) }

// greeting returns a ZMTP 3.0 greeting with the NULL mechanism. The version
// is 3.0 and not 3.1, so that peers send neither heartbeats nor
// subscriptions as commands, which the library does not understand.
func greeting() []byte {
	g := make([]byte, greetingSize)
	g[0], g[9], g[10] = 0xff, 0x7f, 3
	copy(g[12:], "NULL")
	return g
}

// checkGreeting validates a peer's greeting of 64 bytes.
func checkGreeting(g []byte) error {
	mechanism := strings.TrimRight(string(g[12:32]), "\x00")
	switch {
	case g[0] != 0xff || g[9] != 0x7f:
		return handshakeError("not a ZMTP greeting")
	case g[10] < 3:
		return handshakeError(fmt.Sprintf("want ZMTP 3 or later, got %d.%d", g[10], g[11]))
	case mechanism != "NULL":
		return handshakeError(fmt.Sprintf("want mechanism NULL, got %q", mechanism))
	case g[32] > 1:
		return handshakeError(fmt.Sprintf("want 0 or 1 for as-server, got %d", g[32]))
	}
	return nil
}

// shake exchanges greetings over rw and reads the peer's READY command, which
// must name one of the socket types in accepts. The caller sets the deadline.
func shake(rw io.ReadWriter, accepts []string) (hello, error) {
	if _, err := rw.Write(greeting()); err != nil {
		return hello{}, err
	}
	g := make([]byte, greetingSize)
	// The signature first: a peer that speaks another protocol is refused
	// after ten bytes and not after the deadline.
	if _, err := io.ReadFull(rw, g[:10]); err != nil {
		return hello{}, err
	}
	if g[0] != 0xff || g[9] != 0x7f {
		return hello{}, handshakeError("not a ZMTP greeting")
	}
	if _, err := io.ReadFull(rw, g[10:]); err != nil {
		return hello{}, err
	}
	if err := checkGreeting(g); err != nil {
		return hello{}, err
	}
	body, err := readCommand(rw)
	if err != nil {
		return hello{}, err
	}
	h, err := parseReady(body)
	if err != nil {
		return hello{}, err
	}
	for _, t := range accepts {
		if h.socketType == t {
			return h, nil
		}
	}
	return hello{}, handshakeError(fmt.Sprintf("want a peer of type %s, got %q", strings.Join(accepts, ", "), h.socketType))
}

// readCommand reads one command frame of at most maxReady bytes.
func readCommand(r io.Reader) ([]byte, error) {
	var b [9]byte
	if _, err := io.ReadFull(r, b[:2]); err != nil {
		return nil, err
	}
	size := uint64(b[1])
	switch b[0] {
	case flagCommand:
	case flagCommand | flagLong:
		if _, err := io.ReadFull(r, b[2:]); err != nil {
			return nil, err
		}
		size = binary.BigEndian.Uint64(b[1:])
	default:
		return nil, handshakeError(fmt.Sprintf("want a command frame, got flags %#x", b[0]))
	}
	if size > maxReady {
		return nil, handshakeError(fmt.Sprintf("want a command of at most %d bytes, got %d", maxReady, size))
	}
	body := make([]byte, size)
	_, err := io.ReadFull(r, body)
	return body, err
}

// parseReady reads the body of a READY command: its name, then properties,
// each a name of 1 to 255 bytes (letter case does not count) behind its length
// and a value behind its length in four bytes.
func parseReady(b []byte) (hello, error) {
	const name = "\x05READY"
	if !strings.HasPrefix(string(b), name) {
		return hello{}, handshakeError("want the command READY")
	}
	b = b[len(name):]
	seen := map[string]string{}
	for len(b) > 0 {
		n := int(b[0])
		if n == 0 || len(b) < 1+n+4 {
			return hello{}, handshakeError("READY: truncated property name")
		}
		key := strings.ToLower(string(b[1 : 1+n]))
		size := binary.BigEndian.Uint32(b[1+n:])
		b = b[1+n+4:]
		if uint64(size) > uint64(len(b)) {
			return hello{}, handshakeError(fmt.Sprintf("READY: property %q is truncated", key))
		}
		if _, dup := seen[key]; dup {
			return hello{}, handshakeError(fmt.Sprintf("READY: property %q is there twice", key))
		}
		seen[key] = string(b[:size])
		b = b[size:]
	}
	h := hello{socketType: seen["socket-type"], identity: seen["identity"]}
	if h.socketType == "" {
		return hello{}, handshakeError("READY: no Socket-Type")
	}
	if len(h.identity) > maxIdentity || strings.HasPrefix(h.identity, "\x00") {
		// Identities that begin with a zero byte are reserved for the
		// socket's own use (28/REQREP).
		return hello{}, handshakeError("READY: identity not allowed")
	}
	return h, nil
}

// replay returns what the library shall read as the peer's handshake: the same
// facts in the one spelling that it understands (it compares property names
// by letter case, and panics without a Socket-Type).
func (h hello) replay() []byte {
	body := []byte("\x05READY")
	for _, p := range [2][2]string{{"Socket-Type", h.socketType}, {"Identity", h.identity}} {
		body = append(body, byte(len(p[0])))
		body = append(body, p[0]...)
		body = binary.BigEndian.AppendUint32(body, uint32(len(p[1])))
		body = append(body, p[1]...)
	}
	return append(greeting(), frame(flagCommand, body)...)
}

// frame returns body behind its header.
func frame(flags byte, body []byte) []byte {
	if len(body) <= 255 {
		return append([]byte{flags, byte(len(body))}, body...)
	}
	b := binary.BigEndian.AppendUint64([]byte{flags | flagLong}, uint64(len(body)))
	return append(b, body...)
}
