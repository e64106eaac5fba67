package wire

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"time"
)

// Header says what a message is, who sent it and when.
type Header struct {
	ID       string `json:"msg_id"`                // unique for each message
	Session  string `json:"session"`               // unique for each process
	Username string `json:"username"`              //
	Date     string `json:"date"`                  // ISO 8601, UTC
	Type     string `json:"msg_type"`              // "execute_request", …
	Version  string `json:"version"`               // of the protocol
	Subshell string `json:"subshell_id,omitempty"` // named by newer clients; this kernel has one shell
}

// NewHeader returns the header of a new message: a random identifier, the
// time now, and the protocol version of this package.
func NewHeader(msgType, session, username string) Header {
	return Header{
		ID:       NewID(),
		Session:  session,
		Username: username,
		Date:     time.Now().UTC().Format("2006-01-02T15:04:05.000000Z"),
		Type:     msgType,
		Version:  ProtocolVersion,
	}
}

// NewID returns a random UUID (version 4, RFC 9562) from the system's
// cryptographic source.
func NewID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: crypto/rand ends the process instead
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	var s [36]byte
	hex.Encode(s[0:8], b[0:4])
	hex.Encode(s[9:13], b[4:6])
	hex.Encode(s[14:18], b[6:8])
	hex.Encode(s[19:23], b[8:10])
	hex.Encode(s[24:36], b[10:16])
	s[8], s[13], s[18], s[23] = '-', '-', '-', '-'
	return string(s[:])
}

// parse reads a header that came from outside. Only msg_type and msg_id are
// asked for: older clients leave out the date, and a subshell may be null.
func (h *Header) parse(raw []byte) error {
	if err := json.Unmarshal(raw, h); err != nil {
		return &Error{Part: "header", Why: err.Error(), Err: err}
	}
	if h.Type == "" {
		return &Error{Part: "header", Why: "want a msg_type, got none"}
	}
	if h.ID == "" {
		return &Error{Part: "header", Why: "want a msg_id, got none"}
	}
	return nil
}
