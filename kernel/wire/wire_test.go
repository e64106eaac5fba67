package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

const goodHeader = `{"msg_id":"1","session":"s","username":"u","date":"2026-01-02T03:04:05.000000Z","msg_type":"kernel_info_request","version":"5.4"}`

// signed returns the frames of a message with these parts.
func signed(s *Signer, header, parent, metadata, content string, more ...string) [][]byte {
	frames := [][]byte{[]byte("id"), delimiter, s.Sign([]byte(header), []byte(parent), []byte(metadata), []byte(content))}
	for _, p := range append([]string{header, parent, metadata, content}, more...) {
		frames = append(frames, []byte(p))
	}
	return frames
}

func TestRoundTrip(t *testing.T) {
	for _, key := range []string{"", "secret", strings.Repeat("long", 100)} {
		s := NewSigner(key)
		m := &Message{
			Identities: [][]byte{[]byte("a"), {}, []byte("b")},
			Header:     NewHeader("comm_msg", "session", "user"),
			Parent:     json.RawMessage(`{"msg_id":"0"}`),
			Metadata:   json.RawMessage(`{"x":1}`),
			Content:    json.RawMessage(`{"text":"<ñ>"}`),
			Buffers:    [][]byte{{0, 1, 2}, {}},
		}
		frames, err := Encode(m, s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(frames, s)
		if err != nil {
			t.Fatal(err)
		}
		got.RawHeader = nil
		if fmt.Sprint(got) != fmt.Sprint(m) {
			t.Errorf("key %q: got %v, want %v", key, got, m)
		}
	}
}

func TestEncodeFillsInParts(t *testing.T) {
	frames, err := Encode(&Message{Header: Header{ID: "1", Type: "status"}}, NewSigner("k"))
	if err != nil || len(frames) != 6 {
		t.Fatalf("got %d frames, %v; want 6", len(frames), err)
	}
	for i, part := range []string{"parent_header", "metadata", "content"} {
		if got := string(frames[3+i]); got != "{}" {
			t.Errorf("%s: got %s, want {}", part, got)
		}
	}
}

func TestDecodeErrors(t *testing.T) {
	s := NewSigner("secret")
	good := func() [][]byte { return signed(s, goodHeader, "{}", "{}", "{}") }
	with := func(i int, frame string) [][]byte {
		f := good()
		f[i] = []byte(frame)
		return f
	}
	for _, test := range []struct {
		name   string
		frames [][]byte
		part   string
	}{
		{"none", nil, "frames"},
		{"no delimiter", [][]byte{[]byte("id"), []byte("x")}, "frames"},
		{"delimiter too far", append(bytes.SplitAfter(bytes.Repeat([]byte("i"), 20), []byte("i")), good()...), "frames"},
		{"nothing behind the delimiter", good()[:2], "frames"},
		{"a part is missing", good()[:6], "frames"},
		{"too many frames", append(good(), make([][]byte, MaxFrames)...), "frames"},
		{"no signature", with(2, ""), "signature"},
		{"another signature", with(2, strings.Repeat("0", 64)), "signature"},
		{"signature of another key", signed(NewSigner("other"), goodHeader, "{}", "{}", "{}"), "signature"},
		{"signature is not hexadecimal", with(2, strings.Repeat("z", 64)), "signature"},
		{"signature is too short", with(2, "ab"), "signature"},
		{"signature is too long", with(2, strings.Repeat("0", 66)), "signature"},
		{"changed content", with(6, `{"a":1}`), "signature"},
		{"changed header", with(3, goodHeader+" "), "signature"},
		{"header is not JSON", signed(s, "{", "{}", "{}", "{}"), "header"},
		{"header is a list", signed(s, "[]", "{}", "{}", "{}"), "header"},
		{"header is empty", signed(s, "", "{}", "{}", "{}"), "header"},
		{"header without type", signed(s, `{"msg_id":"1"}`, "{}", "{}", "{}"), "header"},
		{"header without id", signed(s, `{"msg_type":"x"}`, "{}", "{}", "{}"), "header"},
		{"header with a number for a type", signed(s, `{"msg_id":"1","msg_type":7}`, "{}", "{}", "{}"), "header"},
		{"header too large", signed(s, goodHeader+strings.Repeat(" ", MaxHeader), "{}", "{}", "{}"), "header"},
		{"parent is null", signed(s, goodHeader, "null", "{}", "{}"), "parent_header"},
		{"metadata is text", signed(s, goodHeader, "{}", `"x"`, "{}"), "metadata"},
		{"content is truncated", signed(s, goodHeader, "{}", "{}", `{"a":`), "content"},
		{"content is nested too deep", signed(s, goodHeader, "{}", "{}", `{"a":`+strings.Repeat("[", 20000)+strings.Repeat("]", 20000)+"}"), "content"},
	} {
		t.Run(test.name, func(t *testing.T) {
			m, err := Decode(test.frames, s)
			var we *Error
			if !errors.As(err, &we) || we.Part != test.part {
				t.Errorf("got %v, %v; want an error in %s", m, err, test.part)
			}
		})
	}
}

func TestDecodeAccepts(t *testing.T) {
	s := NewSigner("secret")
	for name, header := range map[string]string{
		"an older client":  `{"msg_id":"1","msg_type":"x"}`,
		"a subshell":       `{"msg_id":"1","msg_type":"x","subshell_id":"abc"}`,
		"no subshell":      `{"msg_id":"1","msg_type":"x","subshell_id":null}`,
		"a key to come":    `{"msg_id":"1","msg_type":"x","new":[1,2]}`,
		"space before":     " \n" + goodHeader,
		"the present form": goodHeader,
	} {
		if m, err := Decode(signed(s, header, "{}", "{}", "{}", "buffer"), s); err != nil || len(m.Buffers) != 1 {
			t.Errorf("%s: got %v, %v", name, m, err)
		}
	}
	upper := signed(s, goodHeader, "{}", "{}", "{}")
	upper[2] = bytes.ToUpper(upper[2])
	if _, err := Decode(upper, s); err != nil {
		t.Errorf("a signature in capital letters: %v", err)
	}
}

func TestEmptyKeyMeansUnsigned(t *testing.T) {
	s := NewSigner("")
	if got := s.Sign(nil, nil, nil, nil); len(got) != 0 {
		t.Errorf("got signature %q, want none", got)
	}
	if _, err := Decode(signed(NewSigner("any"), goodHeader, "{}", "{}", "{}"), s); err != nil {
		t.Error(err)
	}
}

func TestNewHeader(t *testing.T) {
	uuid := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	seen := map[string]bool{}
	for range 1000 {
		h := NewHeader("status", "s", "u")
		if !uuid.MatchString(h.ID) || seen[h.ID] {
			t.Fatalf("got identifier %q, want a new random UUID", h.ID)
		}
		seen[h.ID] = true
		if date, err := time.Parse(time.RFC3339Nano, h.Date); err != nil || date.Location() != time.UTC {
			t.Fatalf("got date %q, want ISO 8601 in UTC", h.Date)
		}
	}
}

func FuzzDecode(f *testing.F) {
	s := NewSigner("")
	join := func(frames [][]byte) []byte { return bytes.Join(frames, []byte("\n--\n")) }
	f.Add(join(signed(s, goodHeader, "{}", "{}", "{}", "buffer")))
	f.Add(join(signed(s, `{"msg_id":1}`, "null", "[]", "")))
	f.Add([]byte("<IDS|MSG>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		frames := bytes.Split(data, []byte("\n--\n"))
		if _, err := Decode(frames, NewSigner("secret")); err == nil {
			t.Fatal("a message without a signature was accepted")
		}
		m, err := Decode(frames, s)
		if err != nil {
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("got error %v (%T), want an *Error", err, err)
			}
			return
		}
		again, err := Encode(m, s)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := Decode(again, s); err != nil || n.Header != m.Header {
			t.Errorf("again: got %+v, %v; want %+v", n, err, m.Header)
		}
	})
}

// Any other tool gives the same signature:
// printf '{}{}{}{}' | openssl dgst -sha256 -hmac secret
func ExampleSigner() {
	part := []byte("{}")
	s := NewSigner("secret")
	signature := s.Sign(part, part, part, part)
	fmt.Println(string(signature))
	fmt.Println(s.Verify(signature, part, part, part, part), s.Verify(signature, part, part, part, []byte("{} ")))
	// Output:
	// 34982f0bfec60e7b933ffde06c1ecab0fba073717a95ab943d1dd06f82c2d5e4
	// true false
}

func ExampleDecode() {
	frames := [][]byte{
		[]byte("client"), []byte("<IDS|MSG>"), []byte(""),
		[]byte(`{"msg_id": "1", "msg_type": "execute_request"}`), []byte("{}"), []byte("{}"), []byte(`{"code": "1+1"}`),
	}
	m, err := Decode(frames, NewSigner(""))
	fmt.Println(m.Header.Type, string(m.Content), err)
	_, err = Decode(frames[1:4], NewSigner(""))
	fmt.Println(err)
	// Output:
	// execute_request {"code": "1+1"} <nil>
	// wire: frames: want a signature and 4 parts after the delimiter, got 2 frames
}
