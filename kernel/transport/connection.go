package transport

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
)

// maxConnectionFile bounds a connection file: real ones have some 300 bytes.
const maxConnectionFile = 64 << 10

// maxSocketPath is the longest path of a Unix socket (sun_path without the
// final zero byte) on Linux; other systems have a little less.
const maxSocketPath = 107

// ConnectionInfo says where a kernel listens and how its messages are signed:
// the content of a connection file.
type ConnectionInfo struct {
	Transport       string `json:"transport"` // "tcp" or "ipc"
	IP              string `json:"ip"`        // address for tcp, path prefix for ipc
	ShellPort       int    `json:"shell_port"`
	ControlPort     int    `json:"control_port"`
	StdinPort       int    `json:"stdin_port"`
	IOPubPort       int    `json:"iopub_port"`
	HBPort          int    `json:"hb_port"`
	Key             string `json:"key"`              // empty: messages are not signed
	SignatureScheme string `json:"signature_scheme"` // "hmac-sha256"
	KernelName      string `json:"kernel_name,omitempty"`
	CurvePublicKey  string `json:"curve_publickey,omitempty"` // refused: see Validate
}

// ConnectionError says what is wrong with a connection file or its content.
type ConnectionError struct {
	File string // path, or empty
	Key  string // the key at fault, or empty
	Why  string // what was wanted and what came
	Err  error  // the cause, or nil
}

// Error names the file and the key as far as they are known.
func (e *ConnectionError) Error() string {
	s := "connection file"
	if e.File != "" {
		s += " " + e.File
	}
	if e.Key != "" {
		s += ": " + e.Key
	}
	return s + ": " + e.Why
}

// Unwrap returns the cause, such as an *os.PathError.
func (e *ConnectionError) Unwrap() error { return e.Err }

// ParseConnectionFile reads and validates the connection file at path. Every
// error is a *ConnectionError that names the file and the key at fault.
func ParseConnectionFile(path string) (ConnectionInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		var pe *os.PathError
		why := err.Error()
		if errors.As(err, &pe) {
			why = pe.Err.Error()
		}
		return ConnectionInfo{}, &ConnectionError{File: path, Why: why, Err: err}
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxConnectionFile+1))
	if err != nil {
		return ConnectionInfo{}, &ConnectionError{File: path, Why: err.Error(), Err: err}
	}
	info, err := ParseConnection(data)
	var ce *ConnectionError
	if errors.As(err, &ce) {
		ce.File = path
	}
	return info, err
}

// ParseConnection reads and validates the content of a connection file, at
// most 64 KiB of JSON. Missing keys transport, ip and signature_scheme mean
// "tcp", "127.0.0.1" and "hmac-sha256"; the five ports have no default.
// Every error is a *ConnectionError.
func ParseConnection(data []byte) (ConnectionInfo, error) {
	if len(data) > maxConnectionFile {
		return ConnectionInfo{}, &ConnectionError{Why: fmt.Sprintf("want at most %d bytes, got more", maxConnectionFile)}
	}
	info := ConnectionInfo{Transport: "tcp", SignatureScheme: "hmac-sha256"}
	if err := json.Unmarshal(data, &info); err != nil {
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			return ConnectionInfo{}, &ConnectionError{Key: te.Field, Why: fmt.Sprintf("want %s, got a JSON %s", te.Type, te.Value), Err: err}
		}
		return ConnectionInfo{}, &ConnectionError{Why: "not JSON: " + err.Error(), Err: err}
	}
	if info.IP == "" && info.Transport == "tcp" {
		info.IP = "127.0.0.1"
	}
	return info, info.Validate()
}

// Validate reports the first thing that makes a kernel unable to listen as c
// says, as a *ConnectionError. Keys for CurveZMQ are refused: to serve a
// front end that asked for encryption without it would be worse than not
// to serve it.
func (c ConnectionInfo) Validate() error {
	switch {
	case c.Transport != "tcp" && c.Transport != "ipc":
		return &ConnectionError{Key: "transport", Why: fmt.Sprintf("want tcp or ipc, got %q", c.Transport)}
	case c.SignatureScheme != "hmac-sha256":
		return &ConnectionError{Key: "signature_scheme", Why: fmt.Sprintf("want hmac-sha256, got %q", c.SignatureScheme)}
	case c.CurvePublicKey != "":
		return &ConnectionError{Key: "curve_publickey", Why: "CurveZMQ encryption is not supported"}
	case c.IP == "":
		return &ConnectionError{Key: "ip", Why: "want an address (tcp) or a path prefix (ipc), got none"}
	}
	seen := map[int]Channel{}
	for ch := Channel(0); ch < channels; ch++ {
		p, key := c.Port(ch), ch.String()+"_port"
		switch other, dup := seen[p]; {
		case p == 0:
			return &ConnectionError{Key: key, Why: "missing port"}
		case p < 0 || p > 65535:
			return &ConnectionError{Key: key, Why: fmt.Sprintf("want a port in 1..65535, got %d", p)}
		case dup:
			return &ConnectionError{Key: key, Why: fmt.Sprintf("port %d is already that of %s_port", p, other)}
		}
		seen[p] = ch
		if n := len(c.address(ch)); c.Transport == "ipc" && n > maxSocketPath {
			return &ConnectionError{Key: "ip", Why: fmt.Sprintf("want a socket path of at most %d bytes, got %d", maxSocketPath, n)}
		}
	}
	return nil
}

// Port returns the port of a channel.
func (c ConnectionInfo) Port(ch Channel) int {
	return [channels]int{c.ShellPort, c.ControlPort, c.StdinPort, c.IOPubPort, c.HBPort}[ch]
}

// Endpoint returns where a channel listens, in ZeroMQ's form:
// "tcp://127.0.0.1:5555" or "ipc:///run/kernel-1-ipc-3".
func (c ConnectionInfo) Endpoint(ch Channel) string {
	return c.Transport + "://" + c.address(ch)
}

// address returns the endpoint without its scheme: host:port, or for ipc the
// path that Jupyter's clients use, the prefix, a hyphen and the port.
func (c ConnectionInfo) address(ch Channel) string {
	port := strconv.Itoa(c.Port(ch))
	if c.Transport == "ipc" {
		return c.IP + "-" + port
	}
	if c.IP == "*" {
		return net.JoinHostPort("0.0.0.0", port)
	}
	return net.JoinHostPort(c.IP, port)
}
