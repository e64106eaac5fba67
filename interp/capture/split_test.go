package capture

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// collect feeds the pieces to a splitter and returns what came out: text, and
// markers as "#n".
func collect(token []byte, pieces ...string) []string {
	var out []string
	s := &Splitter{
		Token:   token,
		Text:    func(t string) { out = append(out, t) },
		Reached: func(n uint64) { out = append(out, fmt.Sprint("#", n)) },
	}
	for _, p := range pieces {
		s.Write([]byte(p))
	}
	s.Flush()
	return out
}

func TestSplitter(t *testing.T) {
	token := NewToken()
	m := func(n uint64) string { return string(Marker(token, n)) }
	half := m(5)[:9]
	tests := []struct {
		name   string
		pieces []string
		want   []string
	}{
		{"nothing", []string{""}, nil},
		{"text", []string{"ab", "c"}, []string{"ab", "c"}},
		{"character cut in two", []string{"x\xc3", "\xa9y"}, []string{"x", "éy"}},
		{"character cut in four", []string{"\xf0", "\x9f", "\x98", "\x80"}, []string{"😀"}},
		{"character never finished", []string{"a\xe2\x82"}, []string{"a", "\uFFFD"}},
		{"not UTF-8", []string{"a\xffb\x80"}, []string{"a\uFFFDb\uFFFD"}},
		{"marker alone", []string{m(1)}, []string{"#1"}},
		{"marker in text", []string{"a" + m(1) + "b"}, []string{"a", "#1", "b"}},
		{"two markers", []string{m(1) + m(2) + "z"}, []string{"#1", "#2", "z"}},
		{"marker cut in the token", []string{"a" + m(3)[:5], m(3)[5:] + "b"}, []string{"a", "#3", "b"}},
		{"marker cut in the number", []string{"a" + m(3)[:20], m(3)[20:]}, []string{"a", "#3"}},
		{"beginning of a marker only", []string{"a" + half}, []string{"a", strings.ToValidUTF8(half, "\uFFFD")}},
		{"zero bytes", []string{"a\x00", "b"}, []string{"a", "\x00b"}},
		{"character before marker", []string{"a\xc3" + m(1)}, []string{"a\uFFFD", "#1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := collect(token, tt.pieces...); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzSplitter cuts a text with a marker in it at any place: nothing may be lost.
func FuzzSplitter(f *testing.F) {
	f.Add("héllo", "wörld", uint8(3), uint8(9))
	f.Add("\xff\x00", "\xf0\x9f\x98", uint8(1), uint8(30))
	f.Fuzz(func(t *testing.T, before, after string, i, j uint8) {
		token := []byte("\x00fifteen bytes..")
		if strings.Contains(before+after, "\x00") {
			t.Skip("could be a marker")
		}
		all := before + string(Marker(token, 7)) + after
		a, b := min(int(i), len(all)), min(int(j), len(all))
		a, b = min(a, b), max(a, b)
		out := collect(token, all[:a], all[a:b], all[b:])
		at := slices.Index(out, "#7")
		if at < 0 {
			t.Fatalf("marker lost in %q", out)
		}
		for k, part := range [][]string{out[:at], out[at+1:]} {
			got, want := strings.Join(part, ""), []string{before, after}[k]
			if utf8.ValidString(want) && got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if !utf8.ValidString(got) {
				t.Errorf("got %q, want valid UTF-8", got)
			}
		}
	})
}
