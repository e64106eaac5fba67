// Package wire turns Jupyter messages into frames and back.
//
// A message on a socket is a list of frames:
//
//	identity … | <IDS|MSG> | signature | header | parent_header | metadata | content | buffer …
//
// The identities are those of ZeroMQ's routing (or, on iopub, the topic). The
// four parts after the signature are JSON objects; the signature is the
// lower-case hexadecimal HMAC-SHA256 of these four, with the key of the
// connection file. See "Messaging in Jupyter", the wire protocol.
//
// The package is pure: bytes in, values out, nothing of sockets or time but
// [NewHeader]. Everything from outside is bounded before it is parsed, and an
// error is always an [*Error]: there is no input that makes it panic.
package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// ProtocolVersion is the version of the messaging protocol that headers carry.
const ProtocolVersion = "5.4"

// Limits of what Decode accepts, in bytes and frames. Content and buffers
// are bounded by the transport alone: a notebook may send a large widget state.
const (
	MaxHeader     = 64 << 10 // header and parent_header
	MaxMetadata   = 16 << 20
	MaxFrames     = 4096
	MaxIdentities = 16
)

// delimiter separates ZeroMQ's routing identities from the message.
var delimiter = []byte("<IDS|MSG>")

// emptyObject stands for an absent part.
var emptyObject = json.RawMessage("{}")

// Error says why frames are not a message.
type Error struct {
	Part string // "frames", "signature", "header", "parent_header", "metadata" or "content"
	Why  string // what was wanted and what came
	Err  error  // the cause, or nil
}

// Error names the part and what is wrong with it.
func (e *Error) Error() string { return "wire: " + e.Part + ": " + e.Why }

// Unwrap returns the cause, such as a *json.SyntaxError.
func (e *Error) Unwrap() error { return e.Err }

// Message is one Jupyter message.
type Message struct {
	Identities [][]byte        // routing identities, or the topic on iopub
	Header     Header          // who, what and when
	RawHeader  json.RawMessage // the header as it came: replies carry it as their parent; not read by Encode
	Parent     json.RawMessage // header of the request that caused this message, {} if none did
	Metadata   json.RawMessage // JSON object, {} if absent
	Content    json.RawMessage // JSON object, {} if absent
	Buffers    [][]byte        // raw binary data, used by comms
}

// Encode returns the frames of m, signed by s.
// It fails only if the header cannot be marshalled.
func Encode(m *Message, s *Signer) ([][]byte, error) {
	header, err := json.Marshal(m.Header)
	if err != nil {
		return nil, &Error{Part: "header", Why: err.Error(), Err: err}
	}
	parts := [4][]byte{header, orEmpty(m.Parent), orEmpty(m.Metadata), orEmpty(m.Content)}
	frames := make([][]byte, 0, len(m.Identities)+6+len(m.Buffers))
	frames = append(frames, m.Identities...)
	frames = append(frames, delimiter, s.Sign(parts[0], parts[1], parts[2], parts[3]))
	frames = append(frames, parts[:]...)
	return append(frames, m.Buffers...), nil
}

func orEmpty(part json.RawMessage) []byte {
	if len(part) == 0 {
		return emptyObject
	}
	return part
}

// Decode returns the message in frames. The signature is checked before
// anything is parsed. The message shares memory with the frames. Every error is
// an *Error.
func Decode(frames [][]byte, s *Signer) (*Message, error) {
	if len(frames) > MaxFrames {
		return nil, &Error{Part: "frames", Why: fmt.Sprintf("want at most %d, got %d", MaxFrames, len(frames))}
	}
	at := -1
	for i := 0; i < len(frames) && i <= MaxIdentities; i++ {
		if bytes.Equal(frames[i], delimiter) {
			at = i
			break
		}
	}
	if at < 0 {
		return nil, &Error{Part: "frames", Why: fmt.Sprintf("no delimiter <IDS|MSG> among the first %d of %d", min(len(frames), MaxIdentities+1), len(frames))}
	}
	rest := frames[at+1:]
	if len(rest) < 5 {
		return nil, &Error{Part: "frames", Why: fmt.Sprintf("want a signature and 4 parts after the delimiter, got %d frames", len(rest))}
	}
	if !s.Verify(rest[0], rest[1], rest[2], rest[3], rest[4]) {
		return nil, &Error{Part: "signature", Why: "is not that of the message"}
	}
	m := &Message{
		Identities: frames[:at:at],
		RawHeader:  rest[1], Parent: rest[2], Metadata: rest[3], Content: rest[4],
		Buffers: rest[5:],
	}
	return m, m.parse()
}

// parse checks the four parts and fills in the header.
func (m *Message) parse() error {
	for _, p := range []struct {
		name  string
		data  []byte
		limit int
	}{
		{"header", m.RawHeader, MaxHeader},
		{"parent_header", m.Parent, MaxHeader},
		{"metadata", m.Metadata, MaxMetadata},
		{"content", m.Content, len(m.Content)},
	} {
		if len(p.data) > p.limit {
			return &Error{Part: p.name, Why: fmt.Sprintf("want at most %d bytes, got %d", p.limit, len(p.data))}
		}
		if b := bytes.TrimLeft(p.data, " \t\r\n"); len(b) == 0 || b[0] != '{' {
			return &Error{Part: p.name, Why: "want a JSON object, got " + excerpt(p.data)}
		}
		if !json.Valid(p.data) {
			return &Error{Part: p.name, Why: "not JSON: " + excerpt(p.data)}
		}
	}
	return m.Header.parse(m.RawHeader)
}

// excerpt quotes the beginning of data for an error.
func excerpt(data []byte) string {
	const most = 40
	if len(data) > most {
		return fmt.Sprintf("%q…", data[:most])
	}
	return fmt.Sprintf("%q", data)
}
