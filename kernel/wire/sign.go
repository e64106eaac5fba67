package wire

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

// Signer signs messages with HMAC-SHA256 and checks their signatures. An empty
// key means, as the protocol has it, that messages are not signed. It may be
// used by several goroutines.
type Signer struct {
	key []byte
}

// NewSigner returns a Signer for the key of a connection file.
func NewSigner(key string) *Signer { return &Signer{key: []byte(key)} }

// Sign returns the signature of the four JSON parts in lower-case hexadecimal,
// empty if there is no key.
func (s *Signer) Sign(header, parent, metadata, content []byte) []byte {
	if len(s.key) == 0 {
		return []byte{}
	}
	sum := s.sum(header, parent, metadata, content)
	out := make([]byte, hex.EncodedLen(len(sum)))
	hex.Encode(out, sum)
	return out
}

// Verify reports whether signature is that of the four parts. The comparison
// takes the same time wherever the two differ.
func (s *Signer) Verify(signature, header, parent, metadata, content []byte) bool {
	if len(s.key) == 0 {
		return true
	}
	got := make([]byte, sha256.Size)
	if hex.DecodedLen(len(signature)) != len(got) {
		return false
	}
	if _, err := hex.Decode(got, signature); err != nil {
		return false
	}
	return hmac.Equal(got, s.sum(header, parent, metadata, content))
}

func (s *Signer) sum(parts ...[]byte) []byte {
	mac := hmac.New(sha256.New, s.key)
	for _, p := range parts {
		mac.Write(p)
	}
	return mac.Sum(nil)
}
