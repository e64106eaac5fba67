package kernel

import (
	"context"
	"unicode/utf8"
)

// Cursor positions are counted in code points on the wire (JavaScript's UTF-16
// units were given up with version 5.2 of the protocol) and in bytes for the
// interpreter.

// byteOffset returns the byte at which code point n of code begins; a position
// outside of it is moved to the nearest end.
func byteOffset(code string, n int) int {
	if n <= 0 {
		return 0
	}
	for i := range code {
		if n == 0 {
			return i
		}
		n--
	}
	return len(code)
}

// codePoints returns how many code points stand before byte i of code; a
// position outside of it is moved to the nearest end, one inside of a
// character to its beginning.
func codePoints(code string, i int) int {
	i = min(max(i, 0), len(code))
	for i > 0 && i < len(code) && !utf8.RuneStart(code[i]) {
		i--
	}
	return utf8.RuneCountInString(code[:i])
}

// cursorContent is the content of complete_request and inspect_request.
type cursorContent struct {
	Code   string `json:"code"`
	Cursor *int   `json:"cursor_pos"` // absent: the end
	Detail int    `json:"detail_level"`
}

// offset returns the cursor in bytes.
func (c cursorContent) offset() int {
	if c.Cursor == nil {
		return len(c.Code)
	}
	return byteOffset(c.Code, *c.Cursor)
}

// complete answers complete_request. Beside the matches it sends what each is,
// under the key that JupyterLab and VS Code read.
func complete(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c cursorContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	found := k.it.Complete(c.Code, c.offset())
	start, end := codePoints(c.Code, found.Start), codePoints(c.Code, found.End)
	end = max(start, end)
	type typed struct {
		Start     int    `json:"start"`
		End       int    `json:"end"`
		Text      string `json:"text"`
		Type      string `json:"type"`
		Signature string `json:"signature"`
	}
	matches := make([]string, 0, len(found.Matches))
	types := make([]typed, 0, len(found.Matches))
	for _, m := range found.Matches {
		matches = append(matches, m.Text)
		types = append(types, typed{start, end, m.Text, m.Type, m.Signature})
	}
	return map[string]any{
		"matches": matches, "cursor_start": start, "cursor_end": end,
		"metadata": map[string]any{"_jupyter_types_experimental": types},
	}, nil
}

// inspect answers inspect_request.
func inspect(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c cursorContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	b, found := k.it.Inspect(c.Code, c.offset(), min(max(c.Detail, 0), 1))
	return map[string]any{
		"found": found, "data": k.cleanData(b.Data), "metadata": k.cleanMap(b.Metadata),
	}, nil
}

// isComplete answers is_complete_request, by which consoles know whether Enter
// runs the cell. The reply has no status but the answer.
func isComplete(_ context.Context, k *kernel, r *request) (any, *Error) {
	var c cursorContent
	if err := r.decode(&c); err != nil {
		return nil, err
	}
	status, indent := k.it.IsComplete(c.Code)
	switch status {
	case "incomplete":
		return map[string]string{"status": status, "indent": indent}, nil
	case "complete", "invalid":
		return map[string]string{"status": status}, nil
	}
	return map[string]string{"status": "unknown"}, nil
}
