package nbformat

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

const maxID = 64

// validID tells whether s may be a cell's id: 1 to 64 letters, digits, - or _.
func validID(s string) bool {
	if s == "" || len(s) > maxID {
		return false
	}
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_':
		default:
			return false
		}
	}
	return true
}

// GiveIDs gives an id to every cell that has none, a malformed one, or one that
// a cell before it has. The new id is eight hexadecimal digits that follow from
// the cell's kind and source, so that writing the same notebook twice gives the
// same file, and a cell put in between renames no other.
func (nb *Notebook) GiveIDs() {
	taken := make(map[string]bool, len(nb.Cells))
	fresh := make([]*Cell, 0)
	for _, c := range nb.Cells {
		if !validID(c.ID) || taken[c.ID] {
			fresh = append(fresh, c)
			continue
		}
		taken[c.ID] = true
	}
	for _, c := range fresh {
		for n := 0; ; n++ {
			id := hashID(c, n)
			if !taken[id] {
				taken[id], c.ID = true, id
				break
			}
		}
	}
}

func hashID(c *Cell, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%s", c.Kind, n, c.Source))
	return hex.EncodeToString(sum[:4])
}
