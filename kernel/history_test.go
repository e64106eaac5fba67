package kernel

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestGlob(t *testing.T) {
	for _, test := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"*", "any\nthing", true},
		{"abc", "abc", true}, {"abc", "abcd", false}, {"abc", "xabc", false},
		{"a*c", "abbbc", true}, {"a*c", "abcb", false}, {"*b*", "abc", true},
		{"?", "é", true}, {"??", "é", false}, {"a?c", "aéc", true},
		{"*é", "caffé", true}, {"***", "x", true}, {"a**b", "ab", true},
		{"*a?b*", "xxacbxx", true}, {"[a]", "[a]", true}, {"*ab*ab", "ababab", true},
		{"\xff?", "\xffa", true},
	} {
		if got := glob(test.pattern, test.text); got != test.want {
			t.Errorf("glob(%q, %q): got %v, want %v", test.pattern, test.text, got, test.want)
		}
	}
}

// A pattern of many stars takes exponential time in a matcher that goes back
// to all of them; this test would not end.
func TestGlobManyStars(t *testing.T) {
	if glob(strings.Repeat("*a", 200)+"b", strings.Repeat("a", 2000)) {
		t.Error("got a match, want none")
	}
}

func TestHistoryIsBounded(t *testing.T) {
	h := newHistory(3)
	for i := 1; i <= 10; i++ {
		h.add(i, fmt.Sprint("cell ", i), "")
	}
	if got := fmt.Sprint(h.cells); got != "[{8 cell 8 } {9 cell 9 } {10 cell 10 }]" {
		t.Errorf("got %s, want the last 3", got)
	}
	h = newHistory(0)
	h.add(1, "a", "b")
	if len(h.cells) != 0 || h.bytes != 0 {
		t.Errorf("with no room: got %v", h)
	}
	h = newHistory(100)
	for i := range 10 {
		h.add(i, strings.Repeat("x", 3<<20), strings.Repeat("y", 1<<20))
	}
	if len(h.cells) != 4 || h.bytes != historyBytes {
		t.Errorf("got %d cells with %d bytes, want 4 with %d", len(h.cells), h.bytes, historyBytes)
	}
}

func TestCursorPositions(t *testing.T) {
	const code = "aé→😀b"
	offsets := []int{0, 1, 3, 6, 10, 11}
	for n, want := range offsets {
		if got := byteOffset(code, n); got != want {
			t.Errorf("byteOffset(%d): got %d, want %d", n, got, want)
		}
		if got := codePoints(code, want); got != n {
			t.Errorf("codePoints(%d): got %d, want %d", want, got, n)
		}
	}
	for _, n := range []int{-5, 99} {
		if got, want := byteOffset(code, n), min(max(n, 0), len(code)); got != want {
			t.Errorf("byteOffset(%d): got %d, want %d", n, got, want)
		}
	}
	if got := codePoints(code, 8); got != 3 {
		t.Errorf("inside of a character: got %d, want 3", got)
	}
	if got := codePoints(code, -1); got != 0 {
		t.Errorf("before the beginning: got %d, want 0", got)
	}
}

func TestWholeRunes(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 1, "é": 2, "\xc3": 0, "a\xe2\x86": 1, "a→": 4, "\xf0\x9f\x98": 0, "😀": 4,
		"\xff": 1, "a\x80": 2, "\x80\x80\x80\x80": 4,
	} {
		if got := wholeRunes([]byte(text)); got != want {
			t.Errorf("wholeRunes(%q): got %d, want %d", text, got, want)
		}
	}
}

// recorder is a publisher that writes down what it sends.
func recorder(t *testing.T) (*publisher, *[]string) {
	var sent []string
	p := newPublisher(time.Hour, func(parent []byte, msgType string, content, _ any) {
		entry := msgType
		if m, ok := content.(map[string]string); ok {
			entry = fmt.Sprintf("%s %s %q of %s", msgType, m["name"], m["text"], parent)
		}
		sent = append(sent, entry)
	})
	t.Cleanup(p.close)
	return p, &sent
}

func TestPublisherKeepsOrder(t *testing.T) {
	p, sent := recorder(t)
	a, b := []byte("a"), []byte("b")
	p.stream(a, "stdout", "1")
	p.stream(a, "stdout", "2")
	p.stream(b, "stdout", "3")
	p.stream(b, "stderr", "4")
	p.stream(b, "stderr", "")
	p.message(b, "display_data", nil)
	p.stream(a, "stdout", "5")
	p.close()
	p.stream(a, "stdout", "dropped")
	p.flush()
	want := `[stream stdout "12" of a stream stdout "3" of b stream stderr "4" of b display_data stream stdout "5" of a]`
	if got := fmt.Sprint(*sent); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestPublisherHoldsUnfinishedCharacters(t *testing.T) {
	p, sent := recorder(t)
	p.stream(nil, "stdout", "a\xe2\x86")
	p.tick()
	p.stream(nil, "stdout", "\x92b")
	p.tick()
	p.stream(nil, "stdout", "\xe2") // never finished
	p.tick()
	want := `[stream stdout "a" of  stream stdout "→b" of  stream stdout "\xe2" of ]`
	if got := fmt.Sprint(*sent); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
