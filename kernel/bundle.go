package kernel

import (
	"encoding/json"
	"fmt"
	"strings"
)

// cleanData returns the data of a bundle as it goes on the wire: text as
// strings, binary values as base64, JSON as it is. A value that has no JSON
// form (a channel, a NaN) is left out with a line in the log, and text/plain then
// says so: one bad form must not cost the others, or the message.
func (k *kernel) cleanData(data map[string]any) map[string]any {
	out := make(map[string]any, len(data))
	var lost []string
	for mime, v := range data {
		switch b := v.(type) {
		case string:
			out[mime] = b
			continue
		case []byte:
			if out[mime] = v; isText(mime) {
				out[mime] = string(b)
			}
			continue
		}
		raw, err := encode(v)
		if err != nil {
			k.log.Warn("form left out", "mime", mime, "why", err)
			lost = append(lost, fmt.Sprintf("%s: %v", mime, err))
			continue
		}
		out[mime] = json.RawMessage(raw)
	}
	if _, ok := out["text/plain"]; !ok && len(lost) > 0 {
		out["text/plain"] = strings.Join(lost, "\n")
	}
	return out
}

// cleanMap returns m without the values that have no JSON form.
func (k *kernel) cleanMap(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for key, v := range m {
		raw, err := encode(v)
		if err != nil {
			k.log.Warn("metadata left out", "key", key, "why", err)
			continue
		}
		out[key] = json.RawMessage(raw)
	}
	return out
}

// isText reports whether values of a MIME type are text and not bytes.
func isText(mime string) bool {
	return strings.HasPrefix(mime, "text/") || mime == "image/svg+xml" || mime == "application/javascript"
}

// plainText returns the text/plain form of a cell's value for the history.
func plainText(b *Bundle) string {
	if b == nil {
		return ""
	}
	switch v := b.Data["text/plain"].(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	return ""
}
