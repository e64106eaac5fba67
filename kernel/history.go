package kernel

import (
	"context"
	"strings"
	"unicode/utf8"
)

// historyBytes bounds the text of the cells that are remembered.
const historyBytes = 16 << 20

// history remembers the cells of this session, the newest ones if there are too
// many. It is the worker's.
type history struct {
	limit int
	bytes int
	cells []pastCell
}

type pastCell struct {
	line          int // the cell's number
	input, output string
}

func newHistory(limit int) *history { return &history{limit: limit} }

func (h *history) add(line int, input, output string) {
	h.cells = append(h.cells, pastCell{line, input, output})
	h.bytes += len(input) + len(output)
	drop := max(len(h.cells)-h.limit, 0)
	bytes := h.bytes
	for _, c := range h.cells[:drop] {
		bytes -= len(c.input) + len(c.output)
	}
	for ; drop < len(h.cells) && bytes > historyBytes; drop++ {
		bytes -= len(h.cells[drop].input) + len(h.cells[drop].output)
	}
	clear(h.cells[:drop])
	h.cells, h.bytes = h.cells[drop:], bytes
}

// tail returns the last n cells.
func (h *history) tail(n int) []pastCell {
	return h.cells[len(h.cells)-min(max(n, 0), len(h.cells)):]
}

// between returns the cells numbered start to stop-1; stop 0 means no end.
func (h *history) between(start, stop int) []pastCell {
	var out []pastCell
	for _, c := range h.cells {
		if c.line >= start && (stop <= 0 || c.line < stop) {
			out = append(out, c)
		}
	}
	return out
}

// search returns the last n cells (0: all) whose input matches pattern; with
// unique, of equal inputs only the last.
func (h *history) search(pattern string, n int, unique bool) []pastCell {
	var out []pastCell // newest first
	seen := map[string]bool{}
	for i := len(h.cells) - 1; i >= 0 && (n <= 0 || len(out) < n); i-- {
		c := h.cells[i]
		if !glob(pattern, c.input) || unique && seen[c.input] {
			continue
		}
		seen[c.input] = true
		out = append(out, c)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// glob reports whether pattern matches the whole of text: * stands for any
// text, line ends included, ? for one character. The time is bounded by the
// product of the two lengths: of the stars only the last is tried again.
func glob(pattern, text string) bool {
	star, retry := -1, 0 // where to go back to: behind the last star, and in text
	p, t := 0, 0
	for t < len(text) {
		_, size := utf8.DecodeRuneInString(text[t:])
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, retry = p+1, t
			p++
		case p < len(pattern) && pattern[p] == '?':
			p, t = p+1, t+size
		case strings.HasPrefix(pattern[p:], text[t:t+size]):
			p, t = p+size, t+size
		case star >= 0:
			_, size := utf8.DecodeRuneInString(text[retry:])
			retry += size
			p, t = star, retry
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// historyContent is the content of a history_request.
type historyContent struct {
	Output  bool   `json:"output"`
	Raw     bool   `json:"raw"` // the input here is always as it was typed
	Access  string `json:"hist_access_type"`
	Session int    `json:"session"` // 0 is this one, negative ones came before
	Start   int    `json:"start"`
	Stop    *int   `json:"stop"`
	N       *int   `json:"n"`
	Pattern string `json:"pattern"`
	Unique  bool   `json:"unique"`
}

// thisSession is the number that the reply gives to the session: there are no
// others, as nothing is kept when the kernel ends.
const thisSession = 1

// pastCells answers history_request with [session, line, input] for each cell,
// or with [session, line, [input, output]], oldest first.
func pastCells(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c historyContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	n := 0
	if c.N != nil {
		n = *c.N
	}
	var cells []pastCell
	switch c.Access {
	case "tail":
		cells = k.history.tail(n)
	case "range":
		stop := 0
		if c.Stop != nil {
			stop = *c.Stop
		}
		if c.Session == 0 || c.Session == thisSession {
			cells = k.history.between(c.Start, stop)
		}
	case "search":
		pattern := c.Pattern
		if pattern == "" {
			pattern = "*"
		}
		cells = k.history.search(pattern, n, c.Unique)
	default:
		return nil, &Error{Name: "bad request", Value: "history_request: want hist_access_type tail, range or search, got " + quote(c.Access)}
	}
	entries := make([][3]any, 0, len(cells))
	for _, cell := range cells {
		var item any = cell.input
		if c.Output {
			var out any // null: the cell had no value
			if cell.output != "" {
				out = cell.output
			}
			item = [2]any{cell.input, out}
		}
		entries = append(entries, [3]any{thisSession, cell.line, item})
	}
	return map[string]any{"history": entries}, nil
}
